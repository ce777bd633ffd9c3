import { describe, expect, it } from "vitest"
import { type Parts, recordOf } from "../../../test/web/build.ts"
import { articleOf } from "../../../test/web/records.ts"
import { denialsIn } from "./denials.ts"

/** Each denial with the statement that it is set against, by their ids. */
function pairs(text: string, parts: Parts): [denial: string, claim: string | null][] {
  return denialsIn(recordOf(articleOf(text), parts)).map(({ denial, claim }) => [denial.id, claim?.id ?? null])
}

const AUDITOR: Parts["statements"][number] = { who: "The auditor", cue: "says", what: "the till was short" }
const cashier = (what: string): Parts["statements"][number] => ({
  who: "cashier",
  cue: "denies",
  stance: "denies",
  what,
})

describe("denialsIn", () => {
  it.each([
    ["The auditor says the till was short, which the cashier denies.", "[which] the"],
    ["The auditor says the till was short. The cashier denies it.", "denies [it]"],
    ["The auditor says the till was short. The cashier denies that accusation.", "that accusation"],
    [
      "The auditor says the till was short. The cashier denies the auditor. She denies her latest claim.",
      "her latest claim",
    ],
  ])("sets a denial that takes up what was just said against it: %s", (text, what) => {
    expect(pairs(text, { statements: [AUDITOR, cashier(what)] })).toEqual([["s2", "s1"]])
  })

  it("sets a denial of words against the statement that has them", () => {
    const text = "The cashier denies that the till was short, as the auditor claims."
    const claim: Parts["statements"][number] = { who: "the auditor", cue: "claims", what: "the till was short" }
    expect(pairs(text, { statements: [cashier("that the till was short"), claim] })).toEqual([["s1", "s2"]])
  })

  it("takes the nearest of several before it", () => {
    const text = "The auditor says the till was short and the clerk adds that keys were lost. The cashier denies it."
    const clerk: Parts["statements"][number] = { who: "the clerk", cue: "adds", what: "that keys were lost" }
    expect(pairs(text, { statements: [AUDITOR, clerk, cashier("denies [it]")] })).toEqual([["s3", "s2"]])
  })

  it.each([
    [
      "it says out what it denies, and nobody here said that",
      "The auditor says the till was short. The cashier denies owning a boat.",
      "owning a boat",
    ],
    [
      "what was said stands too far back",
      "The auditor says the till was short. It rained. The fair was quiet. The cashier denies it.",
      "denies [it]",
    ],
  ])("leaves a denial alone where %s", (_, text, what) => {
    expect(pairs(text, { statements: [AUDITOR, cashier(what)] })).toEqual([["s2", null]])
  })

  it("sets nobody's denial against their own words", () => {
    const text = "Ada Holm says the till was short. Holm denies it."
    const parts: Parts = {
      entities: [["Ada Holm", "person", ["Ada Holm", "[Holm] denies"]]],
      statements: [
        { who: "Ada Holm", entity: "e1", cue: "says", what: "the till was short" },
        { who: "[Holm] denies", entity: "e1", cue: "denies", stance: "denies", what: "denies [it]" },
      ],
    }
    expect(pairs(text, parts)).toEqual([["s2", null]])
  })

  it("lists no refusal to speak and no other stance", () => {
    const text = "The auditor says the till was short. The cashier would not be drawn on it."
    const refusal: Parts["statements"][number] = {
      who: "The cashier",
      cue: "would not be drawn on",
      stance: "withholds",
      what: "on [it]",
    }
    expect(pairs(text, { statements: [AUDITOR, refusal] })).toEqual([])
  })
})
