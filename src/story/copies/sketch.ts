/**
 * An index of who may share words with whom, without comparing all with all.
 *
 * Of each text's runs of words only those are kept whose hash is a multiple of SAMPLE: the same run is kept in every text or in none, so two texts that share much share
 * some of what is kept (U. Manber, Finding similar files in a large file system, 1994).
 */
import { createHash } from "node:crypto"

/** One run in eight: a shared paragraph of 60 words has two or more of them in 99 cases of 100. */
const SAMPLE = 8
/** How many of the kept runs two texts must share to be compared: two, for one may be a name and its title. */
export const FEWEST_SHARED = 2

/** The runs of a text that the index keeps, as whole numbers below 2⁴⁸, in order. */
export function sketchOf(runs: ReadonlySet<string>): number[] {
  const kept: number[] = []
  for (const run of runs) {
    const hash = createHash("sha1").update(run).digest().readUIntBE(0, 6)
    if (hash % SAMPLE === 0) kept.push(hash)
  }
  return kept.toSorted((a, b) => a - b)
}

/** A run that more texts hold is looked for in the first of them only: whoever has it, has it from them or with them. */
export const MOST_HOLDERS = 48

/**
 * Pairs of texts that share enough runs to be compared. Takes time by the number of texts, not of pairs.
 *
 * @param sketches of each text, those that came first in front
 * @returns pairs of places in `sketches`, the lesser first, in order
 */
export function candidatePairs(sketches: readonly (readonly number[])[]): [number, number][] {
  const holders = new Map<number, number[]>()
  const pairs: [number, number][] = []
  for (const [i, sketch] of sketches.entries()) {
    const shared = new Map<number, number>()
    for (const hash of sketch) {
      const held = holders.get(hash) ?? []
      for (const other of held) shared.set(other, (shared.get(other) ?? 0) + 1)
      if (held.length < MOST_HOLDERS) holders.set(hash, [...held, i])
    }
    for (const [other, count] of shared) if (count >= FEWEST_SHARED) pairs.push([other, i])
  }
  return pairs.toSorted(([a, b], [c, d]) => a - c || b - d)
}
