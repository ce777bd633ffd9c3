/** Lines with a fixed form, for formats that have no elements to go by. */
import { table } from "../../language/index.ts"
import { countWords } from "./measure.ts"
import { lineTest } from "./patterns.ts"

const leadsAway = /^(?:read|see|also|related|more|follow|sign up|subscribe|share)\b/

/** "Read next: …", "Related: …", "Sign up …": a line that leads away from the article. */
export const isReadOn = lineTest(
  table("boilerplate-lines", ["pattern", "most", "unless"]).filter(({ pattern }) => leadsAway.test(pattern)),
)

/** "By Ada Byrne, The Lantern" → its names; null for another line. */
export function bylineOf(text: string): { byline: string; outlet: string | null } | null {
  const match = /^by\s+(\p{Lu}[^,|]{2,60})(?:[,|]\s*(?:for\s+)?(\p{Lu}[^,|.]{2,40}))?$/iu.exec(text)
  if (!match?.[1] || countWords(text) > 14 || /[.!?]$/.test(text)) return null
  return { byline: match[1].trim(), outlet: match[2]?.trim() ?? null }
}
