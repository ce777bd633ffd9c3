/** Of all an article shares with others: the one text it was made from. */
import type { Copy } from "./copies.ts"

/** Shares that differ by less than this are the same: two copies of one text differ in a word or two. */
const STEP = 0.02

/**
 * For each article that is a copy or a revision, the pair that says of what. An article has one original at most: one it credits, else the text that holds most of it, else
 * the first of these. Parts are none, nor is a pair that does not show which way the text went; and nobody is in the end a copy of its own.
 *
 * @returns pairs by the id of the copier
 */
export function originalsOf(copies: readonly Copy[]): Map<string, Copy> {
  const whole = copies.filter(({ kind, way }) => kind !== "part" && way !== "open")
  const nearest = new Map<string, Copy>()
  for (const copy of whole.toSorted(byNearness)) {
    if (!nearest.has(copy.by) && !leadsTo(copy.by, copy.of, nearest)) nearest.set(copy.by, copy)
  }
  return nearest
}

function byNearness(a: Copy, b: Copy): number {
  const credited = Number(b.way === "credit") - Number(a.way === "credit")
  if (credited !== 0) return credited
  return Math.round(b.share / STEP) - Math.round(a.share / STEP)
}

function leadsTo(id: string, from: string, originals: ReadonlyMap<string, Copy>): boolean {
  for (let at: string | undefined = from; at !== undefined; at = originals.get(at)?.of) if (at === id) return true
  return false
}
