/**
 * Articles of matters, for what a ledger keeps of many articles together: `bench/comparisons.ts` measures it, and tests kill it.
 *
 * Of a day's 3,000 articles, twelve are on each matter, within an hour of one another. A matter's articles share a good third of their marks; a few marks are of what
 * recurs in all news, of which very many have each. One in fifty has no date. Statements are left out: only what is measured takes time.
 */
import type { Kept, Ledger } from "../src/ledger/index.ts"
import type { Record } from "../src/record/index.ts"
import { chance, generatedRecord } from "./ledger-generator.ts"

const SEED = 11
const A_DAY = 3000
const FIRST_DAY = Date.UTC(2030, 0, 1)
const DAY_MS = 86_400_000

/** Three matters come at once: each third article is on the same. */
const AT_ONCE = 3
const ON_A_MATTER = 12
const RECURRING = 2000

/** As many as the sketch of a text of 650 words has, and as ten rare terms make pairs. */
const KINDS = {
  text: { all: 80, shared: 8, recurring: 2 },
  "matter/1": { all: 45, shared: 20, recurring: 5 },
  "matter/2": { all: 45, shared: 20, recurring: 5 },
} as const
export type MarkKind = keyof typeof KINDS

const dayOf = (index: number) => new Date(FIRST_DAY + Math.floor(index / A_DAY) * DAY_MS).toISOString().slice(0, 10)

export function matterRecord(index: number): Record {
  const { article, ...rest } = generatedRecord(SEED, index)
  const published = index % 50 === 49 ? null : dayOf(index)
  const text = article.text.slice(0, 200)
  return { ...rest, article: { ...article, published, text }, entities: [], statements: [], notes: [] }
}

/** Numbers below 2⁴⁸, the same for the same article. */
export function matterMarks(kind: MarkKind, { article }: Record): number[] {
  const index = Number(article.uri.split("/").at(-1))
  const { all, shared, recurring } = KINDS[kind]
  const matter = Math.floor(index / (AT_ONCE * ON_A_MATTER)) * AT_ONCE + (index % AT_ONCE)
  const own = chance(index * 31 + all)
  return Array.from({ length: all }, (_, i) => {
    if (i < recurring) return Math.floor(RECURRING * own() ** 3)
    return numberFrom(i < recurring + shared ? chance(matter * 64 + i + 1e9) : own)
  })
}

const numberFrom = (random: () => number) => Math.floor(random() * 2 ** 24) * 2 ** 24 + Math.floor(random() * 2 ** 24)

export const MATTERS = { marks: "matter/2", comparisons: "claims/2" } as const
const OPTIONS = { fewest: 2, most: 48 }
const DAYS = 7

/** Marks and compares whatever is not compared yet, as whoever looks for claims does. @returns articles and pairs that were compared */
export async function compareMatters(
  ledger: Ledger,
  { marks, comparisons }: { marks: MarkKind; comparisons: string } = MATTERS,
  compared: (id: string) => void = () => {},
): Promise<{ articles: number; pairs: number }> {
  const counts = { articles: 0, pairs: 0 }
  await ledger.mark(marks, (record) => matterMarks(marks, record))
  for await (const { record } of ledger.uncompared(comparisons)) {
    const found = []
    for (const neighbour of await neighbours(ledger, marks, record)) {
      const text = neighbour.record.article.text
      const linked = matterMarks("text", neighbour.record)[5] === matterMarks("text", record)[5]
      found.push({ other: neighbour.record.article.id, linked, value: JSON.stringify({ linked, why: text }) })
    }
    await ledger.compare(comparisons, record, found)
    compared(record.article.id)
    counts.articles++
    counts.pairs += found.length
  }
  return counts
}

async function neighbours(ledger: Ledger, kind: MarkKind, record: Record): Promise<Kept[]> {
  const { id, published } = record.article
  const at = published === null ? null : Date.parse(published)
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  const days = at === null ? {} : { from: day(at - DAYS * DAY_MS), to: day(at + DAYS * DAY_MS) }
  const found = await ledger.sharing(kind, matterMarks(kind, record), { ...OPTIONS, ...days, before: id })
  const kept = []
  for (const { id } of found) {
    const other = await ledger.article(id)
    if (other) kept.push(other)
  }
  return kept
}
