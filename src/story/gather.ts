/**
 * A ledger of many matters → its stories. Each article is compared once with those of its neighbourhood, found by names that both have and days that are near; what was found is kept, and the
 * stories are made of that. What is found of two articles depends on these two alone, so the order of adding changes nothing, and one more article costs what its neighbourhood costs.
 */
import type { Language } from "../language/index.ts"
import type { Article, Record, Story } from "../record/index.ts"
import { articlesOf, type Binding, bindingsOf, type Judged } from "./bindings.ts"
import type { Comparison, Judge } from "./claims/compare.ts"
import { FEWEST_NAMES, MOST_NAMED, namesMarkedIn } from "./claims/matter.ts"
import { type Pairs, pairing, readPairs } from "./pairing.ts"
import { storyOf } from "./story.ts"

/** What is asked of whoever keeps many articles; a ledger does. */
export interface Gathered {
  mark(kind: string, marksOf: (record: Record) => readonly number[]): Promise<void>
  sharing(
    kind: string,
    marks: readonly number[],
    options: { fewest: number; most: number; from?: string; to?: string; before?: string },
  ): Promise<readonly { id: string; shared: number }[]>
  article(id: string): Promise<{ record: Record } | null>
  uncompared(kind: string): AsyncIterable<{ record: Record }>
  countUncompared(kind: string): Promise<number>
  isCompared(kind: string, article: string): Promise<boolean>
  compare(
    kind: string,
    record: Record,
    found: readonly { other: string; linked: boolean; value: string }[],
  ): Promise<void>
  comparisons(kind: string, articles: readonly string[]): Promise<readonly { a: string; b: string; value: string }[]>
  linkedTo(kind: string, articles: readonly string[]): Promise<readonly string[]>
  groups(kind: string): AsyncIterable<readonly string[]>
  judgements(): Promise<readonly Judged[]>
}

const NAMES = "names/2"
/** Of which clauses there are, and which of them are compared: another compares all anew, as another model does. */
const CLAUSES = 3
export const kindOf = (version: string) => `claims/${version}/${CLAUSES}`

/** Days between the publications of two articles on one matter, at most; the same people are in the news again next year. */
const WINDOW = 45
const DAY = 86_400_000
/** An article is compared with so many neighbours, those first with which it shares most: of ten thousand that print one text, the others hang together through these. */
const MOST_NEIGHBOURS = 48

/**
 * Compares every article that was not compared yet with its neighbours.
 *
 * @param judgeLoaded is called when there is something to compare
 * @param version of the model that compares: another compares all anew
 * @param compared is told of each article, when it is done
 */
export async function catchUp(
  ledger: Gathered,
  judgeLoaded: () => Promise<Judge>,
  version: string,
  language: Language,
  compared: (article: Article) => void = () => {},
): Promise<void> {
  for await (const article of comparing(ledger, judgeLoaded, version, language)) compared(article)
}

/** Does the same, and gives each article when it is done: whoever does not ask for the next stops it. */
export async function* comparing(
  ledger: Gathered,
  judgeLoaded: () => Promise<Judge>,
  version: string,
  language: Language,
): AsyncGenerator<Article> {
  const kind = kindOf(version)
  await ledger.mark(NAMES, ({ article }) => namesMarkedIn(article, language))
  let pairs: Pairs | null = null
  for await (const { record } of ledger.uncompared(kind)) {
    pairs ??= pairing(await judgeLoaded(), language)
    await ledger.compare(kind, record, await foundOf(record, ledger, pairs, language))
    yield record.article
  }
}

/**
 * Does the same for one article alone, unless it is done: for several programs that each take another article. What is found of two articles is the business of the one that was read later, so it makes no
 * difference who is first.
 *
 * @returns whether there was anything to compare
 */
export function comparingOne(
  ledger: Gathered,
  judgeLoaded: () => Promise<Judge>,
  version: string,
  language: Language,
): (article: string) => Promise<boolean> {
  const kind = kindOf(version)
  let pairs: Pairs | null = null
  return async (article) => {
    const kept = await ledger.article(article)
    if (!kept || (await ledger.isCompared(kind, article))) return false
    await ledger.mark(NAMES, ({ article }) => namesMarkedIn(article, language))
    pairs ??= pairing(await judgeLoaded(), language)
    await ledger.compare(kind, kept.record, await foundOf(kept.record, ledger, pairs, language))
    return true
  }
}

/** How many articles `catchUp` has to compare. */
export const countToCompare = (ledger: Pick<Gathered, "countUncompared">, version: string) =>
  ledger.countUncompared(kindOf(version))

async function foundOf(record: Record, ledger: Gathered, pairs: Pairs, language: Language) {
  const { article } = record
  const { names, window, fewest, most, nearest } = lookedForBy(article, language)
  const sharing = await ledger.sharing(NAMES, names, { fewest, most, before: article.id, ...window })
  const neighbours = sharing.toSorted((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1)).slice(0, nearest)
  const found = [await pairs.within(record)]
  for (const { id, shared } of neighbours) {
    const other = (await ledger.article(id))?.record
    if (other) found.push(await pairs.between(record, other, shared))
  }
  return found
}

/** By what the neighbours of an article are found, among those that stand before it. */
interface LookedFor {
  names: number[]
  /** days of publication, both included; an article without a day is looked for on all, and found on any */
  window: { from?: string; to?: string }
  /** how many names both have at least; of those that have a name, how many are looked at, the earliest; how many neighbours there are, those with most names in common, then by id */
  fewest: number
  most: number
  nearest: number
}

export const lookedForBy = (article: Article, language: Language): LookedFor => ({
  names: namesMarkedIn(article, language),
  window: windowAround(article),
  fewest: FEWEST_NAMES,
  most: MOST_NAMED,
  nearest: MOST_NEIGHBOURS,
})

function windowAround({ published }: Article): { from?: string; to?: string } {
  if (published === null) return {}
  const day = Date.parse(published.slice(0, 10))
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { from: iso(day - WINDOW * DAY), to: iso(day + WINDOW * DAY) }
}

/**
 * The stories of a ledger that has caught up, those with the newest articles first. A story of one article is one too.
 *
 * @param of only the stories of these articles
 */
export async function* storiesOf(
  ledger: Gathered,
  version: string,
  language: Language,
  of?: readonly string[],
): AsyncGenerator<Story> {
  const kind = kindOf(version)
  const bindings = bindingsOf(await ledger.judgements())
  const seen = new Set<string>()
  const made = async function* (ids: readonly string[]) {
    if (ids.some((id) => seen.has(id))) return
    const group = await widened(ids, bindings, ledger, kind)
    for (const id of group) seen.add(id)
    yield storyOf(...(await madeOf(group, ledger, kind)), language, bindings)
  }
  if (of) for (const id of of) yield* made(await ledger.linkedTo(kind, [id]))
  else for await (const group of ledger.groups(kind)) yield* made(group)
}

/** A group, and those of which somebody judged that they have a claim in common with it. */
export async function widened(
  ids: readonly string[],
  bindings: readonly Binding[],
  ledger: Gathered,
  kind: string,
): Promise<string[]> {
  const group = new Set(ids)
  const joins = bindings.filter(({ about, verdict }) => about === "claim" && verdict === "same").map(articlesOf)
  for (let changed = true; changed; ) {
    changed = false
    for (const [a, b] of joins) {
      if (group.has(a) === group.has(b)) continue
      for (const id of await ledger.linkedTo(kind, [group.has(a) ? b : a])) {
        changed ||= !group.has(id)
        group.add(id)
      }
    }
  }
  return [...group]
}

/** What a story of these articles is made of. */
export async function madeOf(
  ids: readonly string[],
  ledger: Gathered,
  kind: string,
): Promise<[records: Record[], comparisons: Comparison[]]> {
  const records: Record[] = []
  for (const id of ids) {
    const kept = await ledger.article(id)
    if (kept) records.push(kept.record)
  }
  const comparisons = (await ledger.comparisons(kind, ids)).map(({ a, b, value }): Comparison => {
    const [first, second] = a < b ? [a, b] : [b, a]
    return { a: first, b: second, found: readPairs(value) }
  })
  return [records, comparisons]
}
