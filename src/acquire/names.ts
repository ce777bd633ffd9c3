/** Several names as one line of authors: "Ada Byrne, Bo Lind and Cai Moss"; null when there is none. */
export function joinedNames(names: readonly (string | null | undefined)[]): string | null {
  const given = new Set(names.map((name) => name?.replace(/\s+/gu, " ").trim() ?? "").filter((name) => name !== ""))
  return given.size === 0 ? null : list.format(given)
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" })
