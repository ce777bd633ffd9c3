/**
 * `npm run bench stories`: what it costs to compare one more article with its neighbours, by the pair model, and to make the story of twelve out of a ledger that has caught up.
 *
 * The matter is an invented story of eleven articles (eval/stories) and a twelfth that has a paragraph of each; ten of another matter stand in the ledger beside them.
 */
import { createHash } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { acquire } from "../src/acquire/index.ts"
import { languageOf, paragraphsOf } from "../src/language/index.ts"
import { type Ledger, openLedger } from "../src/ledger/index.ts"
import { recordOf } from "../src/pipeline.ts"
import { type Judge, judgeVersion, loadJudge, loadReader, type Reader } from "../src/read/index.ts"
import type { Article, Record, Story } from "../src/record/index.ts"
import { catchUp, storiesOf } from "../src/story/index.ts"
import { cpuOf } from "./ledger-queries.ts"

const MATTER = "hurdle-ferry-explosion"
const OTHER_MATTER = "port-lassery-concession"
/** The last of the matter come one at a time when all others are compared. */
const ONE_BY_ONE = 4
const RUNS = 9

const language = languageOf("en")

export async function stories(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  const ledger = openLedger(join(folder, "stories.db"))
  try {
    const reader = await loadReader()
    const matter = withRoundUp(await articlesOf(MATTER))
    const known = await recordsOf([...(await articlesOf(OTHER_MATTER)), ...matter.slice(0, -ONE_BY_ONE)], reader)
    const coming = await recordsOf(matter.slice(-ONE_BY_ONE), reader)
    for (const record of known) await ledger.record(record)
    const judge = counted(await loadJudge())
    const all = await caughtUp(ledger, judge)
    const lines = [
      `${known.length} articles of two matters caught up: ${all.pairs} pairs, ${(all.cpu / 1000).toFixed(1)} CPU-s`,
    ]
    for (const [i, record] of coming.entries()) {
      await ledger.record(record)
      const { pairs, cpu, wall } = await caughtUp(ledger, judge)
      const others = matter.length - ONE_BY_ONE + i
      lines.push(
        `one more beside ${others} of its matter: ${pairs} pairs, ${(cpu / 1000).toFixed(2)} CPU-s, ${(wall / 1000).toFixed(2)} s, ${(cpu / pairs).toFixed(1)} CPU-ms a pair`,
      )
    }
    return [...lines, await storyTimes(ledger, coming.at(-1)?.article.id ?? "")].join("\n")
  } finally {
    await ledger.close()
    rmSync(folder, { recursive: true })
  }
}

/** The first time and the least and median of those after it: a command makes a story once, in a process that has made none. */
async function storyTimes(ledger: Ledger, id: string): Promise<string> {
  const walls: number[] = []
  const cpus: number[] = []
  let story: Story | undefined
  for (let run = 0; run <= RUNS; run++) {
    const [started, before] = [performance.now(), cpuOf()]
    for await (const each of storiesOf(ledger, judgeVersion(), language, [id])) story = each
    walls.push(performance.now() - started)
    cpus.push(cpuOf() - before)
  }
  const shown = ([first = 0, ...later]: readonly number[]) => {
    const sorted = later.toSorted((a, b) => a - b)
    return `${first.toFixed(0)} ms the first time, then least ${sorted[0]?.toFixed(0)}, median ${sorted[sorted.length >> 1]?.toFixed(0)}`
  }
  return `its story, ${story?.articles.length} articles and ${story?.claims.length} claims: CPU ${shown(cpus)}; by the clock ${shown(walls)}`
}

interface Counted {
  judge: Judge
  pairs: () => number
}

function counted(judge: Judge): Counted {
  let pairs = 0
  return {
    judge: (a, b) => {
      pairs++
      return judge(a, b)
    },
    pairs: () => pairs,
  }
}

/** Pairs that were compared, and milliseconds, marking and keeping counted in. */
async function caughtUp(ledger: Ledger, { judge, pairs }: Counted) {
  const [before, started, cpu] = [pairs(), performance.now(), cpuOf()]
  await catchUp(ledger, async () => judge, judgeVersion(), language)
  return { pairs: pairs() - before, wall: performance.now() - started, cpu: cpuOf() - cpu }
}

async function articlesOf(story: string): Promise<Article[]> {
  const articles: Article[] = []
  const pages = fileURLToPath(new URL(`../eval/stories/${story}/articles`, import.meta.url))
  for await (const acquired of acquire([pages])) if ("article" in acquired) articles.push(acquired.article)
  return articles
}

/** And one more, of another outlet, that has the second paragraph of each: a round-up is in the neighbourhood of all. */
function withRoundUp(articles: readonly Article[]): Article[] {
  const [last] = articles.slice(-1)
  if (!last) return []
  const text = articles
    .flatMap((article) =>
      paragraphsOf(article.text)
        .slice(1, 2)
        .map(({ start, end }) => article.text.slice(start, end)),
    )
    .join("\n\n")
  const sha256 = createHash("sha256").update(text).digest("hex")
  const uri = "https://round-up.example/ferry"
  return [
    ...articles,
    {
      ...last,
      id: sha256.slice(0, 16),
      sha256,
      uri,
      url: uri,
      outlet: "Tansy Bay Reader",
      title: null,
      byline: null,
      text,
    },
  ]
}

async function recordsOf(articles: readonly Article[], reader: Reader): Promise<Record[]> {
  const records: Record[] = []
  for (const article of articles) records.push(await recordOf(article, reader))
  return records
}
