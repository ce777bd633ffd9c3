import { describe, expect, it } from "vitest"
import { languageOf } from "../language/index.ts"
import type { Record } from "../record/index.ts"
import { type Binding, bindingsOf, nearestTo, placeIn } from "./bindings.ts"
import { storyOf } from "./story.ts"

const en = languageOf("en")

const record = (id: string, day: string, text: string, said?: [source: string, content: string]): Record => {
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words })
  const rest = { uri: id, url: null, title: null, byline: null, outlet: `${id} Gazette`, updated: null }
  return {
    article: { ...rest, id, published: day, language: "en", sha256: "0".repeat(64), text },
    entities: [],
    statements: said
      ? [
          {
            id: "s1",
            source: { spans: [span(said[0])], entity: null, type: "described", count: null },
            cue: { spans: [span("said")] },
            content: { spans: [span(said[1])], quotation: "indirect" },
            stance: "says",
            addressee: null,
            medium: null,
            occasion: null,
            said: null,
            hedge: null,
            condition: null,
            via: [],
            within: null,
            confidence: 1,
          },
        ]
      : [],
    events: [],
    times: [],
    notes: [],
    model: { name: "none", version: "0" },
  }
}

const BRIDGE = record("Harl", "2031-03-03", "The bridge at Harl was shut on Monday.")
const CROSSING = record("Ostby", "2031-03-04", "No lorry has passed over the river since then.")
const AGAIN = record("Wick", "2031-03-05", "The bridge at Harl was shut on Monday.")
const place = ({ article }: Record) => `${article.id}/0-${article.text.length - 1}`
const judged = (verdict: Binding["verdict"], a: string, b: string): Binding => ({ about: "claim", verdict, a, b })
const claimsOf = (records: readonly Record[], bindings: readonly Binding[]) =>
  storyOf(records, [], en, bindings).claims.map(({ statements }) => statements.map(({ article }) => article))

describe("what people judged of claims", () => {
  it("joins what is worded otherwise", () => {
    expect(claimsOf([BRIDGE, CROSSING], [])).toEqual([["Harl"], ["Ostby"]])
    expect(claimsOf([BRIDGE, CROSSING], [judged("same", place(BRIDGE), place(CROSSING))])).toEqual([["Harl", "Ostby"]])
  })

  it("keeps apart what is worded the same, and whatever would bring it together", () => {
    expect(claimsOf([BRIDGE, AGAIN], [])).toEqual([["Harl", "Wick"]])
    const apart = judged("different", place(BRIDGE), place(AGAIN))
    expect(claimsOf([BRIDGE, AGAIN], [apart])).toEqual([["Harl"], ["Wick"]])
  })

  it("is found by the place that shares most with it, and binds nothing where there is none", () => {
    expect(
      nearestTo(placeIn("Harl/3-9"), [
        { article: "Harl", start: 0, end: 5 },
        { article: "Harl", start: 5, end: 30 },
      ]),
    ).toBe(1)
    expect(placeIn("E0123456789ab")).toBeNull()
    expect(claimsOf([BRIDGE, CROSSING], [judged("same", "Harl/900-910", place(CROSSING))])).toHaveLength(2)
  })
})

describe("what people judged of origins", () => {
  const first = record("Harl", "2031-03-03", "A porter said the bridge at Harl was shut.", [
    "A porter",
    "the bridge at Harl was shut",
  ])
  const other = record("Wick", "2031-03-05", "A driver said the bridge at Harl was shut.", [
    "A driver",
    "the bridge at Harl was shut",
  ])
  const origin = (verdict: Binding["verdict"]): Binding => ({ about: "origin", verdict, a: "Harl/0-8", b: "Wick/0-8" })
  const independent = (bindings: readonly Binding[]) =>
    storyOf([first, other], [], en, bindings).claims.map((claim) => claim.independent)

  it("makes two sources one, or one two", () => {
    expect(independent([])).toEqual([2])
    expect(independent([origin("same")])).toEqual([1])
    expect(independent([origin("different")])).toEqual([2])
  })
})

describe("two sources judged different", () => {
  const on = (id: string, day: string) =>
    record(id, day, "A porter said the bridge at Harl was shut.", ["A porter", "the bridge at Harl was shut"])
  const records = [on("Harl", "2031-03-03"), on("Wick", "2031-03-04"), on("Ostby", "2031-03-05")]
  const count = (bindings: readonly Binding[]) =>
    storyOf(records, [], en, bindings).claims.map(({ independent }) => independent)

  it("stay two, though a third source is like both", () => {
    expect(count([])).toEqual([1])
    expect(count([{ about: "origin", verdict: "different", a: "Harl/0-8", b: "Wick/0-8" }])).toEqual([2])
  })
})

describe("of several judgements", () => {
  const judgement = { about: "claim", verdict: "same" as const, a: "x", b: "y", undone: false }

  it("the last of a pair counts, whichever of the two is named first", () => {
    const later = { ...judgement, verdict: "different" as const, a: "y", b: "x" }
    expect(bindingsOf([judgement, later])).toEqual([{ about: "claim", verdict: "different", a: "y", b: "x" }])
  })

  it("one that is undone does not, nor one of an entity", () => {
    expect(
      bindingsOf([
        { ...judgement, undone: true },
        { ...judgement, about: "entity" },
      ]),
    ).toEqual([])
  })
})
