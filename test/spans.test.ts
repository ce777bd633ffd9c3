import { describe, expect, it } from "vitest"
import { type Attribution, type Span, spanOf } from "../src/record/index.ts"
import { mendedSpans } from "../src/resolve/spans/index.ts"
import { cases, passage } from "./cases/marked.ts"

/** The first place at which the words stand, from an offset on. */
function found(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from)
  if (start < 0) throw new RangeError(`"${words}" does not stand in "${text}"`)
  return spanOf(text, start, start + words.length)
}

/** "source | cue | content … content ; …" → attributions. A cue is looked for from its source or its content on, where that stands before it. */
function attributionsOf(text: string, cell: string): Attribution[] {
  if (cell === "") return []
  return cell.split(" ; ").map((row, i) => {
    const [source = "", cue = "", content = ""] = row.replace(/^- /, "").split("|")
    const spans = (part: string) => (part.trim() ? part.trim().split(" … ") : []).map((words) => found(text, words))
    return {
      source: spans(source),
      cue: spans(cue),
      content: spans(content),
      within: row.startsWith("- ") ? i - 1 : null,
      confidence: 0.9,
    }
  })
}

const shown = (attributions: readonly Attribution[]) =>
  attributions
    .map(({ source, cue, content, within }) => {
      const parts = [source, cue, content].map((spans) => spans.map(({ text }) => text).join(" … "))
      return `${within === null ? "" : "- "}${parts.join(" | ")}`.trim()
    })
    .join(" ; ")

describe("the words of a statement", () => {
  it.each(cases("spans").map((row) => [row.text ?? "", row] as const))("%s", (marked, { read = "", mended = "" }) => {
    const text = marked.replaceAll("¶", "\n\n")
    expect(shown(mendedSpans(passage(text), attributionsOf(text, read)))).toBe(mended.replaceAll("¶", "\n\n"))
  })
})
