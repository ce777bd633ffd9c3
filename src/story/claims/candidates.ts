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

/** Pairs of indexes into the two lists, in order. */
export function candidatesOf(left: readonly Terms[], right: readonly Terms[]): [number, number][] {
  const found = left.map((a) => right.map((b) => likeness(a, b)))
  const chosen = new Set<number>()
  const choose = (scores: [number, number][]) => {
    const best = scores.filter(([score]) => score >= LEAST).toSorted((a, b) => b[0] - a[0] || a[1] - b[1])
    for (const [, key] of best.slice(0, MOST)) chosen.add(key)
  }
  const keyOf = (i: number, j: number) => i * right.length + j
  for (const [i, row] of found.entries()) choose(row.map((score, j) => [score, keyOf(i, j)]))
  for (const j of right.keys()) choose(found.map((row, i) => [row[j] ?? 0, keyOf(i, j)]))
  return [...chosen].toSorted((a, b) => a - b).map((key) => [Math.floor(key / right.length), key % right.length])
}

/** Of one article: what denies or withholds beside what it may be about, that which is most like it and that which stands just before. */
export function ownCandidatesOf(units: readonly Unit[], terms: readonly Terms[]): [number, number][] {
  const nothing: Terms = new Map()
  const pairs = units.flatMap(({ relation, span }, i) => {
    if (relation === "carries") return []
    const others = [...units.keys()].filter((j) => units[j]?.relation === "carries" && !overlap(span, units[j]?.span))
    const alike = others
      .map((j): [number, number] => [likeness(terms[i] ?? nothing, terms[j] ?? nothing), j])
      .filter(([score]) => score >= LEAST)
      .toSorted((a, b) => b[0] - a[0] || a[1] - b[1])
      .slice(0, MOST)
      .map(([, j]) => j)
    const before = others.filter((j) => j < i).slice(-JUST_BEFORE)
    return [...new Set([...alike, ...before])].map((j): [number, number] => [Math.min(i, j), Math.max(i, j)])
  })
  return pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
}

const overlap = (a: Range, b: Range | undefined): boolean => b !== undefined && a.start < b.end && b.start < a.end
