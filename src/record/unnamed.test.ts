import { describe, expect, it } from "vitest"
import { countUnnamed, type Entity, type Source, type Statement, unnamedSources } from "./index.ts"

const span = (text: string, start = 0) => ({ start, end: start + text.length, text })
const person = (id: string, name: string, more: Partial<Entity> = {}): Entity => ({
  id,
  name,
  type: "person",
  mentions: [span(name)],
  descriptors: [],
  ...more,
})
const statement = (id: string, words: string, source: Partial<Source>): Statement => ({
  id,
  source: { spans: words ? [span(words)] : [], entity: null, type: "described", count: null, ...source },
  cue: { spans: [span("said")] },
  content: { spans: [span("it was shut")], quotation: "indirect" },
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
})
const role = (word: string) => ({ role: { spans: [span(word)] } })
const why = { spans: [span("asked not to be named", 90)] }

describe("unnamed sources", () => {
  it("are counted once each, in three kinds", () => {
    const entities = [
      person("e1", "two pilots", { type: "group", unnamed: true }),
      person("e2", "a spokesman for the Port of Lisk", { unnamed: true }),
      person("e3", "Ada Renn"),
    ]
    const statements = [
      statement("s1", "Two pilots", { entity: "e1", type: "anonymous", reason: why, ...role("pilots") }),
      statement("s2", "a spokesman for the Port of Lisk", { entity: "e2", ...role("spokesman") }),
      statement("s3", "The pilots", { entity: "e1", type: "anonymous", reason: { ...why, carried: true } }),
      statement("s4", "", { type: "none" }),
      statement("s5", "The spokesman", { entity: "e2", ...role("spokesman") }),
      statement("s6", "the mayor", { entity: "e3", ...role("mayor") }),
      statement("s7", "", { type: "none" }),
    ]
    expect(unnamedSources({ statements, entities })).toEqual([
      { kind: "asked", words: "two pilots", reason: why.spans[0], inheritedFrom: null, statements: ["s1", "s3"] },
      {
        kind: "role",
        words: "a spokesman for the Port of Lisk",
        reason: null,
        inheritedFrom: null,
        statements: ["s2", "s5"],
      },
      { kind: "none", words: "", reason: null, inheritedFrom: null, statements: ["s4"] },
      { kind: "none", words: "", reason: null, inheritedFrom: null, statements: ["s7"] },
    ])
    expect(countUnnamed({ statements, entities })).toEqual({ asked: 1, role: 1, none: 2 })
  })

  it("hold one of several with its group, and say beside which statement an inherited reason stands", () => {
    const entities = [
      person("e1", "two pilots", { type: "group", unnamed: true }),
      person("e2", "one of them", { unnamed: true, partOf: "e1" }),
    ]
    const own = statement("s1", "Two pilots", { entity: "e1", type: "anonymous", reason: why })
    const inherits = statement("s2", "One of them", {
      entity: "e2",
      type: "anonymous",
      reason: { ...why, carried: true },
    })
    expect(unnamedSources({ statements: [own, inherits], entities })).toMatchObject([
      { words: "two pilots", statements: ["s1", "s2"], inheritedFrom: null },
    ])
    const other = statement("s3", "a deckhand", { entity: "e3", type: "anonymous", reason: { ...why, carried: true } })
    expect(
      unnamedSources({
        statements: [own, other],
        entities: [...entities, person("e3", "a deckhand", { unnamed: true })],
      }),
    ).toMatchObject([{ statements: ["s1"] }, { kind: "asked", statements: ["s3"], inheritedFrom: "s1" }])
  })

  it("are no bodies, outlets or documents, nobody who is named, and no group with a named person in it", () => {
    const entities = [
      person("e1", "the Port of Lisk", { type: "organisation" }),
      person("e2", "the log", { type: "document" }),
      person("e3", "Ada Renn and two pilots", { type: "group" }),
      person("e4", "one of them", { unnamed: true, partOf: "e3" }),
    ]
    const statements = entities.map(({ id, name }, i) => statement(`s${i + 1}`, name, { entity: id, type: "group" }))
    expect(unnamedSources({ statements, entities })).toEqual([])
  })

  it("have no source given where several people are told of and not what they are", () => {
    const entities = [person("e1", "some", { type: "group", unnamed: true })]
    expect(
      unnamedSources({ statements: [statement("s1", "Some", { entity: "e1", type: "group" })], entities }),
    ).toEqual([{ kind: "none", words: "some", reason: null, inheritedFrom: null, statements: ["s1"] }])
  })

  it("are told by the type of the source in records that say no more", () => {
    const entities = [person("e1", "officials", { type: "group" }), person("e2", "a clerk")]
    const statements = [
      statement("s1", "officials", { entity: "e1", type: "anonymous" }),
      statement("s2", "the clerk", { entity: "e2", type: "described" }),
      statement("s3", "A sailor", { type: "anonymous" }),
      statement("s4", "a sailor", { type: "anonymous" }),
      statement("s5", "They", { type: "group" }),
    ]
    expect(unnamedSources({ statements, entities }).map((source) => source.statements)).toEqual([["s1"], ["s3", "s4"]])
  })
})
