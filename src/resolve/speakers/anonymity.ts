/** Why a source is kept unnamed, where the text says so: "on condition of anonymity because …", "not authorised to speak publicly". */
import { wordList } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"

const PATTERNS = wordList("anonymity").map((line) => new RegExp(line, "giu"))

/** The words that give a reason in this stretch of text (one sentence, or the source's own words), or null. */
export function reasonIn(text: string, { start, end }: Range): Range | null {
  const inner = text.slice(start, end)
  for (const pattern of PATTERNS) {
    for (const match of inner.matchAll(pattern))
      return { start: start + match.index, end: start + match.index + match[0].length }
  }
  return null
}
