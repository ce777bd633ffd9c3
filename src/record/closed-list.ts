/** A closed list: words and a sentence for each. Types, schema and documents are made from it. */
export type ClosedList<Word extends string = string> = readonly (readonly [Word, string])[]

/** The words of a closed list in their order, as zod's `enum` wants them. */
export function words<Word extends string>(list: ClosedList<Word>): [Word, ...Word[]] {
  const [first, ...rest] = list.map(([word]) => word)
  if (first === undefined) throw new RangeError("a closed list has at least one word")
  return [first, ...rest]
}

/**
 * A word of a closed list, as a table of ours writes it.
 *
 * @throws {RangeError} when the list has no such word
 */
export function wordOf<Word extends string>(list: ClosedList<Word>, written: string): Word {
  for (const [word] of list) if (word === written) return word
  throw new RangeError(`"${written}" is none of: ${words(list).join(", ")}`)
}
