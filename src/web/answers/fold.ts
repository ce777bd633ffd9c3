/** A list of answers in two parts: what is seen at once, and what is folded, so that a long article still begins on the first screens. */
const ENTRIES = 8
/** Nobody should open a fold for one or two. */
const FEWEST_FOLDED = 3

/** The entries that are seen; all of a short list. */
export function headOf<T>(list: readonly T[]): T[] {
  return list.slice(0, list.length < ENTRIES + FEWEST_FOLDED ? list.length : ENTRIES)
}

export function restOf<T>(list: readonly T[]): T[] {
  return list.slice(headOf(list).length)
}
