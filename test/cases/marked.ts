/** Sentences with marks, as the case files have them: `{source:The mayor} {cue:said} {content:the bridge is shut}.` */

import { readFileSync } from "node:fs"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../../src/language/index.ts"
import { type Attribution, type Span, spanOf, type Timex } from "../../src/record/index.ts"
import { passageOf } from "../../src/resolve/words/index.ts"

/** Without its marks: the text, its passage, the attribution that the marks make (null: none), and the times marked. */
export function reads(marked: string) {
  const { text, ranges } = unmarked(marked)
  const of = (role: string): Span[] =>
    ranges.filter((r) => r.role === role).map(({ start, end }) => spanOf(text, start, end))
  const attribution: Attribution = {
    source: of("source"),
    cue: of("cue"),
    content: of("content"),
    within: null,
    confidence: 1,
  }
  const times: Timex[] = of("time").map((span) => ({ ...span, type: "DATE", value: "XXXX", anchor: null }))
  return {
    text,
    passage: passage(text),
    attribution: ranges.some((r) => r.role !== "time") ? attribution : null,
    times,
  }
}

export function passage(text: string) {
  const paragraphs = paragraphsOf(text)
  const parts = {
    paragraphs,
    sentences: sentencesOf(text, paragraphs, languageOf("en")),
    quotations: quotationsOf(text, paragraphs, languageOf("en")),
  }
  return passageOf(text, parts, languageOf("en"))
}

/** The rows of a case file, each an object by column; the first line that is no comment names the columns. */
export function cases(name: string): { [column: string]: string }[] {
  const [head = "", ...rows] = readFileSync(new URL(`${name}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
  const columns = head.split("\t")
  return rows.map((row) => Object.fromEntries(row.split("\t").map((cell, i) => [columns[i] ?? "", cell])))
}

function unmarked(marked: string): { text: string; ranges: { role: string; start: number; end: number }[] } {
  const ranges: { role: string; start: number; end: number }[] = []
  const open: { role: string; start: number }[] = []
  let text = ""
  for (const part of marked.split(/(\{(?:source|cue|content|time):|\})/)) {
    if (part === "}") {
      const last = open.pop()
      if (last) ranges.push({ ...last, end: text.length })
    } else if (/^\{\w+:$/.test(part)) open.push({ role: part.slice(1, -1), start: text.length })
    else text += part
  }
  return { text, ranges }
}
