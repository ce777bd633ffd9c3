/** Where words that somebody looks for stand in an article. */
import type { Marking } from "../../markings.ts"

/** More would be marked everywhere, and walked through by nobody. */
const MOST = 500

/** @param words as they were searched for: "phrases" together, a beginning* as one; the others wherever a word begins with them */
export function hitsIn(text: string, words: string): Marking[] {
  const terms = [...words.matchAll(/"([^"]+)"?|[^\s"*]+/g)]
    .map(([whole, phrase]) => (phrase ?? whole).trim())
    .filter((term) => /[\p{L}\p{N}]/u.test(term))
    .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"))
  if (terms.length === 0) return []
  const places = Array.from(text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.join("|")})`, "giu")))
  return places
    .slice(0, MOST)
    .map(({ 0: hit, index }, i) => ({ owner: `h${i + 1}`, role: "hit", start: index, end: index + hit.length }))
}
