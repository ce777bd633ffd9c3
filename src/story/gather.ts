/**
 * A ledger of many matters → its stories. Each article is compared once with those of its neighbourhood, found by names that both have and days that are near; what was found is kept, and the
 * stories are made of that. What is found of two articles depends on these two alone, so the order of adding changes nothing, and one more article costs what its neighbourhood costs.
 */
import type { Language } from "../language/index.ts"
import type { Article, Record, Span, Story } from "../record/index.ts"
import { articlesOf, type Binding, bindingsOf, type Judged } from "./bindings.ts"
import {
  type Comparison,
  compare,
  compareWithin,
  type Found,
  type Judge,
  type Prepared,
  preparedOf,
} from "./claims/compare.ts"
import { FEWEST_NAMES, MOST_NAMED, namesMarkedIn } from "./claims/matter.ts"
import { type Unit, unitsOf, wordingOf } from "./claims/units.ts"
import { copiesOf } from "./copies/copies.ts"
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
/** Two articles belong together when so many of their clauses say the same, or one does and they share many names. */
const FEWEST_ALIKE = 2
const ALIKE = 0.6
const MANY_NAMES = 8
/** An article is compared with so many neighbours, those first with which it shares most: of ten thousand that print one text, the others hang together through these. */
const MOST_NEIGHBOURS = 48
const MOST_PREPARED = 500
/** Sentences, two by two. */
const MOST_REMEMBERED = 100_000

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
  let judge: Judge | null = null
  const prepare = preparing(language)
  for await (const { record } of ledger.uncompared(kind)) {
    judge ??= remembering(await judgeLoaded())
    await ledger.compare(kind, record, await foundOf(record, ledger, judge, prepare, language))
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
  const prepare = preparing(language)
  let judge: Judge | null = null
  return async (article) => {
    const kept = await ledger.article(article)
    if (!kept || (await ledger.isCompared(kind, article))) return false
    await ledger.mark(NAMES, ({ article }) => namesMarkedIn(article, language))
    judge ??= remembering(await judgeLoaded())
    await ledger.compare(kind, kept.record, await foundOf(kept.record, ledger, judge, prepare, language))
    return true
  }
}

/** How many articles `catchUp` has to compare. */
export const countToCompare = (ledger: Pick<Gathered, "countUncompared">, version: string) =>
  ledger.countUncompared(kindOf(version))

/** The units of articles, by what was read and judged of them; neighbours are asked for again and again. */
function preparing(language: Language): (record: Record) => Prepared {
  const known = new Map<string, Prepared>()
  return (record) => {
    const { article, model, statements } = record
    const key = JSON.stringify([article.id, model, statements.flatMap(({ judged }) => judged?.at(-1)?.number ?? [])])
    const before = known.get(key)
    if (before) return before
    if (known.size >= MOST_PREPARED) known.clear()
    const prepared = preparedOf(unitsOf(record, language), language)
    known.set(key, prepared)
    return prepared
  }
}

/** A judge that compares the same two sentences once: an agency's text is printed in a hundred papers. What is remembered is forgotten when it is too much. */
function remembering(judge: Judge): Judge {
  const known = new Map<string, ReturnType<Judge>>()
  return (a, b) => {
    const key = JSON.stringify([a.told, a.asked, b.told, b.asked])
    const before = known.get(key)
    if (before) return before
    if (known.size >= MOST_REMEMBERED) known.clear()
    const standing = judge(a, b)
    known.set(key, standing)
    return standing
  }
}

async function foundOf(
  record: Record,
  ledger: Gathered,
  judge: Judge,
  prepare: (record: Record) => Prepared,
  language: Language,
) {
  const { article } = record
  const own = prepare(record)
  const sharing = await ledger.sharing(NAMES, namesMarkedIn(article, language), {
    fewest: FEWEST_NAMES,
    most: MOST_NAMED,
    before: article.id,
    ...windowAround(article),
  })
  const neighbours = sharing.toSorted((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1)).slice(0, MOST_NEIGHBOURS)
  const found = [{ other: article.id, linked: false, value: written(await compareWithin(own, judge)) }]
  for (const { id, shared } of neighbours) {
    const other = (await ledger.article(id))?.record
    if (!other) continue
    const theirs = prepare(other)
    const pairs = article.id < id ? await compare(own, theirs, judge) : await compare(theirs, own, judge)
    const [first, second] = article.id < id ? [own.units, theirs.units] : [theirs.units, own.units]
    const alike = placesAlike(pairs, first, second) + sameWorded(own.units, theirs.units)
    const linked =
      alike >= FEWEST_ALIKE ||
      (alike > 0 && shared >= MANY_NAMES) ||
      copiesOf([article, other.article], language).length > 0
    found.push({ other: id, linked, value: written(pairs) })
  }
  return found
}

/**
 * In how many places both say the same. A clause within a clause is no place of its own, nor is one that several of the other are like: whoever is alike twice in one sentence is alike once.
 */
function placesAlike(pairs: readonly Found[], first: readonly Unit[], second: readonly Unit[]): number {
  const taken: [Span[], Span[]] = [[], []]
  const isFree = (span: Span, others: readonly Span[]) =>
    others.every(({ start, end }) => span.end <= start || end <= span.start)
  const alike = pairs.filter(({ same }) => same >= ALIKE).toSorted((a, b) => b.same - a.same)
  for (const { left, right } of alike) {
    const [a, b] = [first[left]?.span, second[right]?.span]
    if (!a || !b || !isFree(a, taken[0]) || !isFree(b, taken[1])) continue
    taken[0].push(a)
    taken[1].push(b)
  }
  return taken[0].length
}

/** What is said in both in the same words, which needs no comparing. Only what somebody says: an outlet prints the same line under every article. */
function sameWorded(own: readonly Unit[], theirs: readonly Unit[]): number {
  const wordingsOf = (units: readonly Unit[]) =>
    new Set(units.flatMap((unit) => (unit.statement && unit.relation === "carries" ? (wordingOf(unit) ?? []) : [])))
  const others = wordingsOf(theirs)
  return [...wordingsOf(own)].filter((wording) => others.has(wording)).length
}

function windowAround({ published }: Article): { from?: string; to?: string } {
  if (published === null) return {}
  const day = Date.parse(published.slice(0, 10))
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { from: iso(day - WINDOW * DAY), to: iso(day + WINDOW * DAY) }
}

/** Numbers in a row, five a pair: two places, then thousandths. */
const written = (found: readonly Found[]): string =>
  JSON.stringify(
    found.map(({ left, right, same, version, denies }) => [
      left,
      right,
      thousandths(same),
      thousandths(version),
      thousandths(denies),
    ]),
  )

const thousandths = (share: number) => Math.round(share * 1000)

function read(value: string): Found[] {
  const rows: [number, number, number, number, number][] = JSON.parse(value)
  return rows.map(([left, right, same, version, denies]) => ({
    left,
    right,
    same: same / 1000,
    version: version / 1000,
    denies: denies / 1000,
  }))
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
    return { a: first, b: second, found: read(value) }
  })
  return [records, comparisons]
}
