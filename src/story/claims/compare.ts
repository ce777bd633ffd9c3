/** Articles → how the units of two of them stand to each other, by a judge; what other articles there are changes nothing in it. */
import type { Language } from "../../language/index.ts"
import type { Range, Record } from "../../record/index.ts"
import { candidatesOf, ownCandidatesOf } from "./candidates.ts"
import type { Standing } from "./standing.ts"
import { type Terms, termsOf } from "./terms.ts"
import { type Unit, unitsOf, wordingOf } from "./units.ts"

/** Compares a part of one sentence with a part of another: `src/read/pairs.ts` has one. */
export type Judge = (a: Side, b: Side) => Promise<Standing>

interface Side {
  told: string
  asked: Range
  about: string
}

/** An article's units with the words by which they are found. */
export interface Prepared {
  units: readonly Unit[]
  terms: readonly Terms[]
}

export interface Found extends Standing {
  /** indexes into the units of the two articles */
  left: number
  right: number
}

/** How units of two articles stand to each other, or of one and the same; `left` and `right` count the units of `a` and `b` in their order. */
export interface Comparison {
  a: string
  b: string
  found: readonly Found[]
}

export const preparedOf = (units: readonly Unit[], language: Language): Prepared => ({
  units,
  terms: units.map((unit) => termsOf(unit, language)),
})

/** Two articles, the first of which is the one whose id sorts first. */
export async function compare(a: Prepared, b: Prepared, judge: Judge): Promise<Found[]> {
  return judged(a, b, candidatesOf(a.terms, b.terms), judge)
}

/** One article: what it denies and withholds, beside what it says. */
export async function compareWithin(article: Prepared, judge: Judge): Promise<Found[]> {
  return judged(article, article, ownCandidatesOf(article.units, article.terms), judge)
}

/** A standing to a thousandth: what is kept and what is worked out anew must be the same. */
const rounded = (share: number) => Math.round(share * 1000) / 1000

async function judged(a: Prepared, b: Prepared, pairs: readonly [number, number][], judge: Judge): Promise<Found[]> {
  const found: Found[] = []
  for (const [left, right] of pairs) {
    const [x, y] = [a.units[left], b.units[right]]
    if (!x || !y) continue
    const wording = wordingOf(x)
    if (wording !== null && wording === wordingOf(y)) continue
    const { same, version, denies } = await judge(x, y)
    found.push({ left, right, same: rounded(same), version: rounded(version), denies: rounded(denies) })
  }
  return found
}

/** Of every two articles, and of each by itself, in the order of their ids. Takes time by the square of their number: for a few articles on one matter. */
export async function comparisonsOf(
  records: readonly Record[],
  judge: Judge,
  language: Language,
): Promise<Comparison[]> {
  const prepared = records
    .map((record) => ({ id: record.article.id, ...preparedOf(unitsOf(record, language), language) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const out: Comparison[] = []
  for (const [i, a] of prepared.entries()) {
    out.push({ a: a.id, b: a.id, found: await compareWithin(a, judge) })
    for (const b of prepared.slice(i + 1)) out.push({ a: a.id, b: b.id, found: await compare(a, b, judge) })
  }
  return out
}
