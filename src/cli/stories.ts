/** The one place where commands get stories from. */
import { languageOf } from "../language/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { judgeVersion, loadJudge } from "../read/index.ts"
import type { Story } from "../record/index.ts"
import { catchUp, storiesOf } from "../story/index.ts"
import { progressOn } from "./progress.ts"

/** What will be looked for. A maker may pass over stories that have nothing of it, and need not: commands look through what they get. */
interface StoriesAsked {
  /** words, "phrases" and beginnings* of a claim */
  words?: string
  /** the id, or the beginning of one, of an article or a claim, or article/statement */
  id?: string
}

/** The stories of a ledger, one at a time, in an order that the order of adding does not change. No two of their claims have one id. */
export type Stories = (ledger: Ledger, asked: StoriesAsked) => AsyncIterable<Story>

/** Every article is compared with its neighbours first, where it was not before; that takes a while the first time, and is kept. */
export const storiesIn: Stories = async function* (ledger, asked) {
  const language = languageOf("en")
  const version = judgeVersion()
  const progress = progressOn(process.stderr)
  let compared = 0
  await catchUp(ledger, loadJudge, version, language, () => progress.show(`${++compared} articles compared`))
  progress.end()
  yield* storiesOf(ledger, version, language, await articlesAsked(ledger, asked))
}

/** More articles than these are no help: all stories are looked through. */
const MOST_FOUND = 1000

/** The articles whose stories can hold what is asked for; undefined: all may. A claim is worded as one of its articles words it. */
async function articlesAsked(ledger: Ledger, { words, id }: StoriesAsked): Promise<string[] | undefined> {
  if (id !== undefined) {
    const article = await ledger.article(id.split("/")[0] ?? "")
    return article ? [article.record.article.id] : undefined
  }
  if (words === undefined || words.trim() === "") return undefined
  const { items: found } = await ledger.search({ words, of: "articles", allVersions: true, limit: MOST_FOUND })
  return found.length < MOST_FOUND ? found.map((hit) => hit.article) : undefined
}
