/** What figures or days are of, as an editor would name it: "people killed", "fee", "date of the visit". */
import type { Language } from "../../language/index.ts"
import type { Mention } from "./mention.ts"

export function whatOf(group: readonly Mention[], language: Language): string {
  const kind = mostOf(group.flatMap(({ kinds }) => kinds))
  const counted = mostOf(group.flatMap(({ counted }) => counted ?? []))
  if (group[0]?.measure === "date") {
    const what = language.table("date-kinds", ["kind", "what"]).find((row) => row.kind === kind)?.what
    return `date of the ${what ?? "event"}`
  }
  const what = language.table("figure-kinds", ["kind", "what"]).find((row) => row.kind === kind)?.what
  if (what) return what.includes(" of ") || kind === "jobs" ? what : `${counted ?? "people"} ${what}`
  return mostOf(group.flatMap(({ heads }) => heads.slice(0, 1))) ?? counted ?? "figure"
}

/** The most frequent; of several the one that comes first. */
export function mostOf(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}
