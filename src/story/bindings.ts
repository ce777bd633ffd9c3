/**
 * What people judged → what binds the making of a story. The last judgement of two things counts; one that is undone does not. Places are given as `ARTICLE/START-END`.
 */
import type { Range } from "../record/index.ts"

/** A judgement as a ledger keeps it. */
export interface Binding {
  about: "claim" | "copy" | "origin"
  verdict: "same" | "different"
  a: string
  b: string
}

/** Of other things than two, it has no two ids. */
export interface Judged {
  about: string
  verdict: string
  a?: string
  b?: string
  undone: boolean
}

/** Of each two things the last that was judged, in the order of the judgements. Who is unsure binds nothing. */
export function bindingsOf(judgements: readonly Judged[]): Binding[] {
  const last = new Map<string, Binding>()
  for (const { about, verdict, a, b, undone } of judgements) {
    if (undone || (about !== "claim" && about !== "copy" && about !== "origin")) continue
    if (a === undefined || b === undefined || (verdict !== "same" && verdict !== "different")) continue
    const key = `${about} ${[a, b].toSorted().join(" ")}`
    last.delete(key)
    last.set(key, { about, verdict, a, b })
  }
  return [...last.values()]
}

export interface Place extends Range {
  article: string
}

/** `ARTICLE/START-END` → where that is; null for anything else. */
export function placeIn(reference: string): Place | null {
  const [, article, start, end] = /^([^/]+)\/(\d+)-(\d+)$/.exec(reference) ?? []
  return article === undefined ? null : { article, start: Number(start), end: Number(end) }
}

/** The articles that a binding is about. */
export const articlesOf = ({ a, b }: Binding): [string, string] => [a.split("/")[0] ?? a, b.split("/")[0] ?? b]

/** Of ranges in articles, the index of the one that shares most with a place; -1: none shares anything. */
export function nearestTo(place: Place | null, ranges: readonly Place[]): number {
  if (!place) return -1
  let best = { index: -1, shared: 0 }
  for (const [index, { article, start, end }] of ranges.entries()) {
    if (article !== place.article) continue
    const shared = Math.min(end, place.end) - Math.max(start, place.start)
    if (shared > best.shared) best = { index, shared }
  }
  return best.index
}

/** Every pair of indexes that bindings of a kind are about. */
export function boundPairs(
  bindings: readonly Binding[],
  about: Binding["about"],
  ranges: readonly Place[],
): { a: number; b: number; verdict: Binding["verdict"] }[] {
  return bindings
    .filter((binding) => binding.about === about)
    .map(({ a, b, verdict }) => ({ a: nearestTo(placeIn(a), ranges), b: nearestTo(placeIn(b), ranges), verdict }))
    .filter(({ a, b }) => a >= 0 && b >= 0 && a !== b)
}
