import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { languageOf } from "../src/language/index.ts"
import { paragraphsOf } from "../src/read/paragraphs.ts"
import { quotationsOf } from "../src/read/quotes.ts"
import { sentencesOf } from "../src/read/sentences.ts"
import { type Event, type Stance, type Statement, spanOf } from "../src/record/index.ts"
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
  const rows = cases("events").map((row) => [row.sentence ?? "", row] as const)

  it.each(rows)("%s", (sentence, { stance, expected }) => {
    const found = eventsOf(sentence, stance).map(
      ({ trigger, type, kind, status }) => `${trigger.text}:${type}${kind ? `/${kind}` : ""}:${status}`,
    )
    expect(found.join(" | ") || "-").toBe(expected)
  })

  it("gives none as occurred or under way of what somebody denies", () => {
    for (const [sentence] of rows) {
      const statuses = eventsOf(sentence, "denies").map(({ status }) => status)
      expect(statuses, sentence).not.toContain("occurred")
      expect(statuses, sentence).not.toContain("ongoing")
    }
  })

  it("gives none as occurred or under way of what the text says is not so", () => {
    // What follows "after" or "amid" is taken for granted either way, and so is a raid that killed nobody.
    const isPlain = (row: string) => !/ \| |[,;?]| after | amid | nobody/.test(row)
    const single = rows.filter(([sentence, { expected }]) => expected !== "-" && isPlain(`${expected} ${sentence}`))
    expect(single.length).toBeGreaterThan(60)
    for (const [sentence, { expected }] of single) {
      const negated = `It is not true that ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
      const statuses = eventsOf(negated).map(({ status }) => status)
      expect(statuses, `${negated} (${expected})`).not.toContain("occurred")
      expect(statuses, negated).not.toContain("ongoing")
    }
  })
})

function eventsOf(sentence: string, stance?: string): Event[] {
  const paragraphs = paragraphsOf(sentence)
  const parts = {
    paragraphs,
    sentences: sentencesOf(sentence, paragraphs, languageOf("en")),
    quotations: quotationsOf(sentence, paragraphs, languageOf("en")),
  }
  const statements = stance ? [statement(sentence, stance as Stance)] : []
  return findEvents(passageOf(sentence, parts, languageOf("en")), {
    statements,
    entities: [],
    times: [],
    published: null,
  })
}

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
