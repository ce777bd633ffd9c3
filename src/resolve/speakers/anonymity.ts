/** Why a source is kept unnamed, where the text says so: "on condition of anonymity because …", "not authorised to speak publicly". */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"

const patternsOf = perLanguage((language) => language.list("anonymity").map((line) => new RegExp(line, "iu")))

/** The words that give a reason in this stretch of text (one sentence, or the source's own words), or null. */
export function reasonIn(language: Language, text: string, { start, end }: Range): Range | null {
  const inner = text.slice(start, end)
  for (const pattern of patternsOf(language)) {
    const match = pattern.exec(inner)
    if (match) return { start: start + match.index, end: start + match.index + match[0].length }
  }
  return null
}
