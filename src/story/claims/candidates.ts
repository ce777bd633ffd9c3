/** Two articles → the pairs of their units that are worth a closer look. What is chosen depends on these two alone, so that other articles change nothing. */
import type { Range } from "../../record/index.ts"
import { likeness, type Terms } from "./terms.ts"
import type { Unit } from "./units.ts"

/** Below, two clauses of one matter share names and nothing else. */
const LEAST = 0.07
/** For each unit, how many of the other article are looked at. */
const MOST = 3
/** Of what stands before a denial, how many. */
const JUST_BEFORE = 3
/** A term that more units of one article have finds none of them: only a book has so many, and there it tells nothing. */
const MOST_HOLDERS = 256

/** A unit's place, and how alike it is. */
type Scored = readonly [score: number, at: number]

/** Pairs of indexes into the two lists, in order. Takes time by the number of units, not of pairs. */
export function candidatesOf(left: readonly Terms[], right: readonly Terms[]): [number, number][] {
  const holders = holdersOf(right, right.keys())
  const forRight: Scored[][] = right.map(() => [])
  const chosen = new Set<number>()
  for (const [i, own] of left.entries()) {
    const forLeft: Scored[] = []
    for (const j of sharing(own, holders)) {
      const score = likeness(own, right[j] ?? NOTHING)
      if (score < LEAST) continue
      keepBest(forLeft, [score, j])
      keepBest(forRight[j] ?? [], [score, i])
    }
    for (const [, j] of forLeft) chosen.add(i * right.length + j)
  }
  for (const [j, best] of forRight.entries()) for (const [, i] of best) chosen.add(i * right.length + j)
  return [...chosen].toSorted((a, b) => a - b).map((key) => [Math.floor(key / right.length), key % right.length])
}

/** Of one article: what denies or withholds beside what it may be about, that which is most like it and that which stands just before. */
export function ownCandidatesOf(units: readonly Unit[], terms: readonly Terms[]): [number, number][] {
  const carriers = [...units.keys()].filter((i) => units[i]?.relation === "carries")
  const holders = holdersOf(terms, carriers)
  const before: number[] = []
  const pairs = units.flatMap(({ relation, span }, i) => {
    if (relation === "carries") {
      before.push(i)
      return []
    }
    const own = terms[i] ?? NOTHING
    const alike: Scored[] = []
    for (const j of sharing(own, holders)) {
      if (overlap(span, units[j]?.span)) continue
      const score = likeness(own, terms[j] ?? NOTHING)
      if (score >= LEAST) keepBest(alike, [score, j])
    }
    const others = [...alike.map(([, j]) => j), ...justBefore(before, (j) => !overlap(span, units[j]?.span))]
    return [...new Set(others)].map((j): [number, number] => [Math.min(i, j), Math.max(i, j)])
  })
  return pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
}

const NOTHING: Terms = new Map()

/** For each term, the units that have it; null where these are too many. */
function holdersOf(terms: readonly Terms[], places: Iterable<number>): Map<string, number[] | null> {
  const holders = new Map<string, number[] | null>()
  for (const i of places)
    for (const term of terms[i]?.keys() ?? []) {
      const held = holders.get(term)
      if (held === undefined) holders.set(term, [i])
      else if (held && held.length < MOST_HOLDERS) held.push(i)
      else holders.set(term, null)
    }
  return holders
}

/** Units that have a term of these, each once. */
function sharing(terms: Terms, holders: ReadonlyMap<string, readonly number[] | null>): Set<number> {
  const found = new Set<number>()
  for (const term of terms.keys()) for (const i of holders.get(term) ?? []) found.add(i)
  return found
}

/** The best few, of those that are as good the first. */
function keepBest(best: Scored[], scored: Scored): void {
  best.push(scored)
  best.sort((a, b) => b[0] - a[0] || a[1] - b[1])
  if (best.length > MOST) best.pop()
}

function justBefore(places: readonly number[], fits: (place: number) => boolean): number[] {
  const found: number[] = []
  for (let k = places.length - 1; k >= 0 && found.length < JUST_BEFORE; k--) {
    const place = places[k]
    if (place !== undefined && fits(place)) found.push(place)
  }
  return found
}

const overlap = (a: Range, b: Range | undefined): boolean => b !== undefined && a.start < b.end && b.start < a.end
