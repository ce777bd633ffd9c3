/** What the keys do, as the help says it. A key does nothing where it has nothing to do, nor while something is typed. */
export const keys = [
  ["j", "the next one"],
  ["k", "the one before"],
  ["Enter", "open it"],
  ["/", "search"],
  ["c", "copy it"],
  ["?", "this help"],
] as const
