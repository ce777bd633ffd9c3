/** Several names as one line of authors: "Ada Byrne, Bo Lind and Cai Moss"; null when there is none. */
export function joinedNames(names: readonly (string | null | undefined)[]): string | null {
  const given = new Set(names.map((name) => name?.replace(/\s+/gu, " ").trim() ?? "").filter((name) => name !== ""))
  if (given.size < 2) return [...given][0] ?? null
  // Made only here: it takes longer than all else that is done for a byline.
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(given)
}
