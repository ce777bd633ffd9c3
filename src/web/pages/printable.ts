/** A statement of a list as a line that can be printed: its words, whose they are, in which outlet, of what day. */
import type { Answer } from "../../desk/index.ts"
import { dayInWords } from "./days.ts"

type Line = Answer<"statements">["items"][number]

/** Words in quotation marks are the speaker's; of what is only retold it says so. */
export function printable({ words, quotation, speaker, source, stance, outlet, published, through }: Line): string {
  const shown = quotation === "direct" ? words : `${stance}, in the outlet's words: ${words}`
  const taken =
    speaker !== null && source !== null && !source.toLowerCase().includes(speaker.toLowerCase()) && source !== speaker
      ? ` (“${source}” in the text)`
      : ""
  const who = `${speaker ?? "speaker not named"}${taken}${through.map((relay) => `, through ${relay}`).join("")}`
  return `${shown} — ${[who, outlet ?? "outlet unknown", dayInWords(published) ?? "no date"].join(", ")}`
}

export const columns = [
  "id",
  "speaker",
  "source",
  "kind of source",
  "stance",
  "words",
  "through",
  "said",
  "title",
  "outlet",
  "published",
]

/** A statement as a row of a table, in the order of the columns. */
export function rowOf(line: Line): string[] {
  const { id, speaker, source, sourceType, stance, words, through, said, title, outlet, published } = line
  const cells = [id, speaker, source, sourceType, stance, words, through.join("; "), said, title, outlet, published]
  return cells.map((cell) => cell ?? "")
}
