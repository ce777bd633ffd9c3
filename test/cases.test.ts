import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { paragraphsOf } from "../src/read/paragraphs.ts"
import { quotationsOf } from "../src/read/quotes.ts"
import { sentencesOf } from "../src/read/sentences.ts"
import { type Stance, type Statement, spanOf } from "../src/record/index.ts"
import { findEvents } from "../src/resolve/events/index.ts"
import { passageOf } from "../src/resolve/words/index.ts"

/** The rows of a case file, under the names of its first line. */
function cases(name: string): { [column: string]: string }[] {
  const lines = readFileSync(new URL(`./cases/${name}.tsv`, import.meta.url), "utf8").split("\n")
  const [head = "", ...rows] = lines.filter((line) => line !== "" && !line.startsWith("#"))
  const columns = head.split("\t")
  return rows.map((row) => Object.fromEntries(row.split("\t").map((cell, i) => [columns[i] ?? "", cell])))
}

describe("events", () => {
  it.each(cases("events").map((row) => [row.sentence ?? "", row] as const))("%s", (sentence, { stance, expected }) => {
    const paragraphs = paragraphsOf(sentence)
    const parts = {
      paragraphs,
      sentences: sentencesOf(sentence, paragraphs),
      quotations: quotationsOf(sentence, paragraphs),
    }
    const statements = stance ? [statement(sentence, stance as Stance)] : []
    const events = findEvents(passageOf(sentence, parts), { statements, entities: [], times: [], published: null })
    const found = events.map(({ trigger, type, status }) => `${trigger.text}:${type}:${status}`)
    expect(found.join(" | ") || "-").toBe(expected)
  })
})

function statement(content: string, stance: Stance): Statement {
  const nothing = {
    addressee: null,
    medium: null,
    occasion: null,
    said: null,
    hedge: null,
    condition: null,
    via: [],
    within: null,
  }
  const source = { spans: [], entity: null, type: "none" as const, count: null }
  const spans = [spanOf(content, 0, content.length)]
  return {
    id: "s1",
    source,
    cue: { spans: [] },
    content: { spans, quotation: "indirect" },
    stance,
    ...nothing,
    confidence: 1,
  }
}
