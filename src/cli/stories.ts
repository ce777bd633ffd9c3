/** The one place where commands get stories from. */
import { languageOf } from "../language/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { judgeVersion, loadJudge } from "../read/index.ts"
import type { Story } from "../record/index.ts"
import { type ClaimFilter, keepUp } from "../story/index.ts"
import { version } from "../version.ts"
import { progressOn } from "./progress.ts"

/** What will be looked for. A maker may pass over stories that have nothing of it, and need not: commands look through what they get. */
interface StoriesAsked {
  /** claims of which this holds; with `most`, so many of those that most outlets carry */
  claims?: ClaimFilter
  most?: number
  /** the id, or the beginning of one, of an article or a claim, or article/statement */
  id?: string
  /** ids of articles: the stories of these */
  articles?: readonly string[]
  /** something changed */
  changing?: true
}

/** The stories of a ledger, one at a time, in an order that the order of adding does not change. No two of their claims have one id. */
export type Stories = (ledger: Ledger, asked: StoriesAsked) => AsyncIterable<Story>

/** What is new is compared with its neighbours first, and told; that takes a while the first time, and is kept. */
export const storiesIn: Stories = async function* (ledger, asked) {
  const progress = progressOn(process.stderr)
  const done = { compared: 0, told: 0 }
  const show = (what: keyof typeof done) => () => {
    done[what]++
    const told = done.told ? `, ${done.told} stories told` : ""
    progress.show(`${done.compared} articles compared${told}`)
  }
  const versions = { judge: judgeVersion(), story: version }
  await keepUp(ledger, loadJudge, versions, languageOf("en"), { compared: show("compared"), told: show("told") })
  progress.end()
  for await (const id of idsAsked(ledger, asked)) {
    const story = await ledger.story(id)
    if (story) yield story
  }
}

/** Of each story that can hold what is asked for, an article. */
function idsAsked(ledger: Ledger, asked: StoriesAsked): AsyncIterable<string> {
  if (asked.articles !== undefined) return storiesOfArticles(ledger, asked.articles)
  if (asked.id !== undefined) return storiesOfId(ledger, asked.id.split("/")[0] ?? "")
  const { claims: having = {}, most, changing = false } = asked
  return most !== undefined && Number.isFinite(most)
    ? storiesOfMostCarried(ledger, having, most)
    : allStories(ledger, { having, changing })
}

const AT_ONCE = 100

async function* allStories(ledger: Ledger, query: { having: ClaimFilter; changing: boolean }): AsyncGenerator<string> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ledger.stories({ ...query, limit: AT_ONCE, ...(cursor === undefined ? {} : { cursor }) })
    for (const { id } of page.items) yield id
    cursor = page.next
  }
}

async function* storiesOfMostCarried(ledger: Ledger, filter: ClaimFilter, most: number): AsyncGenerator<string> {
  const { items } = await ledger.claims({ ...filter, order: "outlets", limit: most })
  yield* new Set(items.map(({ story }) => story))
}

async function* storiesOfId(ledger: Ledger, id: string): AsyncGenerator<string> {
  const article = await ledger.article(id)
  if (article) return yield article.record.article.id
  const { articles, claims } = await ledger.idsFrom(id)
  const stories = new Set(articles)
  for (const claim of claims) {
    const first = (await ledger.claim(claim))?.story.articles[0]
    if (first) stories.add(first.id)
  }
  yield* stories
}

async function* storiesOfArticles(ledger: Ledger, articles: readonly string[]): AsyncGenerator<string> {
  const told = new Set<string>()
  for (const article of articles) {
    if (told.has(article)) continue
    for (const { id } of (await ledger.story(article))?.articles ?? []) told.add(id)
    yield article
  }
}
