/**
 * "The last of a list for which …", asked again and again while the list changes: a tree of least and greatest values (a segment tree: de Berg et al.,
 * Computational Geometry, 3rd edition, 2008, chapter 10), so that no question walks back through the whole list.
 */

export interface LastOf {
  /** gives the place a value; null takes it out */
  set(place: number, value: number | null): void
  /** the last place before `place` (or of all) whose value is from `least` up to `most`, or -1 */
  within(least: number, most: number, place?: number): number
}

/** @param size how many places there are; at first none has a value */
export function lastOf(size: number): LastOf {
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(1, size)))
  const low = new Float64Array(2 * leaves).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(2 * leaves).fill(Number.NEGATIVE_INFINITY)
  // `first`: the place of the leftmost leaf under the node, `width`: how many are under it.
  const find = (node: number, least: number, most: number, until: number, first = 0, width = leaves): number => {
    if (first >= until || (high[node] ?? 0) < least || (low[node] ?? 0) > most) return -1
    if (node >= leaves) return node - leaves
    const half = width / 2
    const right = find(2 * node + 1, least, most, until, first + half, half)
    return right < 0 ? find(2 * node, least, most, until, first, half) : right
  }
  return {
    set(place, value) {
      let node = leaves + place
      low[node] = value ?? Number.POSITIVE_INFINITY
      high[node] = value ?? Number.NEGATIVE_INFINITY
      for (node >>= 1; node > 0; node >>= 1) {
        low[node] = Math.min(low[2 * node] ?? 0, low[2 * node + 1] ?? 0)
        high[node] = Math.max(high[2 * node] ?? 0, high[2 * node + 1] ?? 0)
      }
    },
    within: (least, most, place = size) => find(1, least, most, place),
  }
}
