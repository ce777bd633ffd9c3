/**
 * Two articles → what was found when they were compared, and whether they hang together by it. It depends on these two alone: whoever keeps articles, and wherever two are compared, the same is found.
 */
import type { Language } from "../language/index.ts"
import type { Record, Span } from "../record/index.ts"
import { compare, compareWithin, type Found, type Judge, type Prepared, preparedOf } from "./claims/compare.ts"
import { type Unit, unitsOf, wordingOf } from "./claims/units.ts"
import { copying } from "./copies/copies.ts"

/** Two articles belong together when so many of their clauses say the same, or one does and they share many names. */
const FEWEST_ALIKE = 2
const ALIKE = 0.6
const MANY_NAMES = 8
const MOST_PREPARED = 500
/** Sentences, two by two. */
const MOST_REMEMBERED = 100_000

/** What was found of two articles, as it is kept; of one and itself, what it denies and withholds. */
export interface Pairing {
  other: string
  linked: boolean
  value: string
}

export interface Pairs {
  /** what an article says of itself */
  within(record: Record): Promise<Pairing>
  /** @param shared how many marks the two have in common */
  between(record: Record, other: Record, shared: number): Promise<Pairing>
}

/** What was looked at once is remembered, as far as there is room. */
export function pairing(asked: Judge, language: Language): Pairs {
  const judge = remembering(asked)
  const prepare = preparing(language)
  const copyOf = copying(language)
  return {
    async within(record) {
      return { other: record.article.id, linked: false, value: written(await compareWithin(prepare(record), judge)) }
    },
    async between(record, other, shared) {
      const [own, theirs] = [prepare(record), prepare(other)]
      const [first, second] = record.article.id < other.article.id ? [own, theirs] : [theirs, own]
      const pairs = await compare(first, second, judge)
      const linked = isLinked(pairs, [first, second], shared) || copyOf(record.article, other.article) !== null
      return { other: other.article.id, linked, value: written(pairs) }
    },
  }
}

function isLinked(pairs: readonly Found[], [first, second]: [Prepared, Prepared], shared: number): boolean {
  const alike = placesAlike(pairs, first.units, second.units) + sameWorded(first.units, second.units)
  return alike >= FEWEST_ALIKE || (alike > 0 && shared >= MANY_NAMES)
}

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

export function readPairs(value: string): Found[] {
  const rows: [number, number, number, number, number][] = JSON.parse(value)
  return rows.map(([left, right, same, version, denies]) => ({
    left,
    right,
    same: same / 1000,
    version: version / 1000,
    denies: denies / 1000,
  }))
}
