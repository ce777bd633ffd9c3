/** A closed list: words and a sentence for each. Types, schema and documents are made from it. */
export type ClosedList<Word extends string = string> = readonly (readonly [Word, string])[]

/** The words of a closed list in their order, as zod's `enum` wants them. */
export function words<Word extends string>(list: ClosedList<Word>): [Word, ...Word[]] {
  const [first, ...rest] = list.map(([word]) => word)
  if (first === undefined) throw new RangeError("a closed list has at least one word")
  return [first, ...rest]
}
