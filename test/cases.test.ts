import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../src/language/index.ts"
import { type Entity, type Event, type Stance, type Statement, spanOf, stretchOf } from "../src/record/index.ts"
import { allEvents, findEvents } from "../src/resolve/events/index.ts"
import { findTimes } from "../src/resolve/times/index.ts"
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
    // What follows "after", "amid" or "as" is taken for granted either way, and so is a raid that killed nobody.
    const isPlain = (row: string) => !/ \| |[,;?]| after | amid | as | nobody/.test(row)
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

describe("who takes part in an event", () => {
  it.each(cases("parties").map(({ sentence, expected }) => [sentence ?? "", expected]))("%s", (sentence, expected) => {
    const [event] = eventsOf(sentence)
    const who = (role: string) =>
      event?.participants
        .filter((one) => one.role === role)
        .map(({ spans: [span] }) => span?.text)
        .join(" and ") || "-"
    expect(`${who("actor")} → ${who("recipient")}`).toBe(expected)
  })

  it("is the same for verbs that share a subject", () => {
    const [shot, struck, fled] = eventsOf("Rebels shot the reeve, stormed the mill and withdrew.")
    for (const event of [shot, struck, fled]) expect(event?.participants[0]?.spans[0]?.text).toBe("Rebels")
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
  return allEvents(passageOf(sentence, parts, languageOf("en")), {
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

describe("events that a record lists", () => {
  const published = "2031-03-10"
  const lists = (text: string, more: { statements?: Statement[]; entities?: Entity[] } = {}) => {
    const paragraphs = paragraphsOf(text)
    const language = languageOf("en")
    const sentences = sentencesOf(text, paragraphs, language)
    const parts = { paragraphs, sentences, quotations: quotationsOf(text, paragraphs, language) }
    const passage = passageOf(text, parts, language)
    const times = findTimes(passage, published)
    const known = { statements: [], entities: [], times, published, ...more }
    return findEvents(passage, known)
  }
  const shown = (events: Event[]) =>
    events.map(({ trigger, status, date }) => `${trigger.text}:${status}${date ? `:${date.value}` : ""}`).join(" | ") ||
    "-"

  it.each(cases("listed").map(({ text, expected }) => [text ?? "", expected]))("%s → %s", (text, expected) => {
    expect(shown(lists(text))).toBe(expected)
  })

  it("are none that a statement's cue tells of, unless saying it does it", () => {
    const cued = (text: string, cue: string) => {
      const at = text.indexOf(cue)
      const said = statement(text, "says")
      return shown(lists(text, { statements: [{ ...said, cue: { spans: [spanOf(text, at, at + cue.length)] } }] }))
    }
    expect(cued("The harbour office released figures on Monday.", "released")).toBe("-")
    expect(cued("The two towns agreed on Monday to share the ferry.", "agreed")).toBe("agreed:occurred:2031-03-10")
    expect(cued("The judge convicted the pilot on Monday.", "convicted")).toBe("convicted:occurred:2031-03-10")
  })

  it("are none that stand in a name", () => {
    const text = "The ferry Strike Breaker sank on Monday. Brig met Ada Ambush on Monday."
    const at = text.indexOf("Ada")
    const entity = {
      id: "e1",
      name: "Ada Ambush",
      type: "person" as const,
      mentions: [spanOf(text, at, at + 10)],
      descriptors: [],
    }
    expect(shown(lists(text, { entities: [entity] }))).not.toContain("Ambush")
    expect(shown(lists(text, { entities: [entity] }))).not.toContain("Strike")
  })

  it("have not taken place on a day after publication, whatever the words", () => {
    const when = fc.constantFrom("on Friday", "next month", "on 4 May 2031", "in June 2032", "on Monday", "last week")
    const what = fc.constantFrom(
      "The raid began",
      "Talks were held",
      "The court ruled",
      "Pilots will strike",
      "The vote is",
      "Two men were arrested",
    )
    fc.assert(
      fc.property(what, when, fc.boolean(), (event, day, first) => {
        for (const { status, date } of lists(first ? `${day}, ${event}.` : `${event} ${day}.`)) {
          const ahead = date && (stretchOf(date.value)?.from ?? 0) > Date.parse(published)
          if (ahead) expect(["occurred", "ongoing"]).not.toContain(status)
        }
      }),
    )
  })
})
