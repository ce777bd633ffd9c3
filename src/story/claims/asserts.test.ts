/** Which words can be a claim: those with a verb, as far as forms show one. */
import { describe, expect, it } from "vitest"
import { type Said, told } from "../../../test/story/told.ts"
import { languageOf } from "../../language/index.ts"
import type { Stance } from "../../record/index.ts"
import { isClaim, mayAssert } from "./asserts.ts"
import { unitsOf } from "./units.ts"

const en = languageOf("en")
const asserts = (text: string) => mayAssert({ text }, en)

describe("a verb, as far as its form shows one", () => {
  it.each([
    "the quay was shut",
    "Sund paid the bill",
    "to postpone the vote",
    "trade weighs on the budget",
    "The Sunds need a harbour",
    "we know the captain",
    "it's over",
    "he didn't",
    "winning the vote",
    "nobody ran",
    "Many blame the harbour board",
    "these are people of rank",
  ])("stands in “%s”", (words) => expect(asserts(words)).toBe(true))

  it.each([
    "Port Havel",
    "which",
    "it",
    "a base for that group",
    "his plans",
    "many boats",
    "most of the island's core leadership",
    "the specifics of the threat",
    "in the harbour of Ostby",
    "His minister, Gudrun Aasland",
    "an attack on the fleet",
  ])("does not in “%s”", (words) => expect(asserts(words)).toBe(false))

  it("is taken to stand in a long clause, and in every clause of a language without a list of verbs", () => {
    expect(asserts("the man in the blue coat by the door of the inn of the old harbour")).toBe(true)
    expect(mayAssert({ text: "el puerto de la isla" }, languageOf("es"))).toBe(true)
  })
})

describe("a claim", () => {
  const first = (stance: Stance, content: string) => {
    const said: Said = { source: "The mayor", cue: "spoke of", content, stance }
    const unit = unitsOf(told("a1", `The mayor spoke of ${content}.`, [said]), en).find(({ statement }) => statement)
    return unit !== undefined && isClaim(unit, en)
  }

  it("is no mere noun that somebody spoke of", () => {
    expect(first("says", "the harbour of Ostby")).toBe(false)
    expect(first("believes", "a free press")).toBe(false)
  })

  it("may be a noun where the verb says what is done with it, or a figure", () => {
    expect(first("demands", "a public inquiry")).toBe(true)
    expect(first("alleges", "a mine")).toBe(true)
    expect(first("alleges", "it")).toBe(false)
    expect(first("says", "40 crowns for the lot")).toBe(true)
    expect(first("says", "pre-9/11")).toBe(false)
  })

  it.each([
    "The Norrland Wire contributed to this report",
    "Sign up for our newsletter and read it at breakfast",
    "Daily news delivered to your inbox each morning",
    "Asked about the fee after the meeting on Friday",
  ])("is none of what is no news: “%s”", (words) => {
    expect(unitsOf(told("a1", `${words}.`, []), en).map((unit) => isClaim(unit, en))).toEqual([false])
  })
})
