/** What the keys do, as the help says it. A key does nothing where it has nothing to do, nor while something is typed. */
export const keys = [
  ["j", "the next one"],
  ["k", "the one before"],
  ["Enter", "open it"],
  ["/", "search"],
  ["c", "copy it"],
  ["p", "pin it, in a search"],
  ["x", "say what was read wrongly"],
  ["m", "say what was missed"],
  ["n, N", "the next place with the words looked for, the one before"],
  ["Escape", "let go"],
  ["?", "this help"],
] as const
