/** Several names as one line of authors: "Ada Byrne, Bo Lind and Cai Moss"; null when there is none. */
export function joinedNames(names: readonly (string | null | undefined)[]): string | null {
  const given = new Set(names.map((name) => name?.replace(/\s+/gu, " ").trim() ?? "").filter((name) => name !== ""))
  const all = [...given]
  const last = all.pop() ?? null
  // By hand, for the first list that Intl joins takes longer than all else that is done with a byline.
  return all.length === 0 ? last : `${all.join(", ")} and ${last}`
}
