import { describe, expect, it } from "vitest"
import { alone, crowd, dam } from "../../../test/story/samples.ts"
import type { Claim } from "../../record/index.ts"
import { heldOf } from "./held.ts"
import { pointsOf } from "./line.ts"
import { byWeight, restsOn, spanOfDays } from "./told.ts"

const [claim] = dam().story.claims as [Claim]
const said = (facts: Partial<Claim>, outlets: number) =>
  restsOn({ ...claim, ...facts }, outlets)
    .map(({ text }) => text)
    .join("")

describe("restsOn", () => {
  it.each([
    [{ independent: 1, atLeast: 1, heardBy: 1 }, 9, "Rests on 1 origin, carried by 9 outlets."],
    [
      { independent: 1, atLeast: 1, heardBy: 3 },
      9,
      "Rests on 1 origin, carried by 9 outlets; 3 of them heard it said.",
    ],
    [{ independent: 0, atLeast: 0, heardBy: 0 }, 1, "No origin is known, carried by 1 outlet."],
    [
      { independent: 2, atLeast: 1, heardBy: 2 },
      2,
      "Rests on 2 origins (at least 1, for one may be the same people), carried by 2 outlets.",
    ],
  ])("says of %j in %i outlets: %s", (facts, outlets, sentence) => expect(said(facts, outlets)).toBe(sentence))
})

describe("byWeight", () => {
  it("puts first what most outlets carry, and keeps the story's order among equals", () => {
    const { story, texts } = dam()
    expect(byWeight(heldOf(story, texts)).map(({ id }) => id)).toEqual("c1 c3 c2 c4 c5 c6 c7 c8 c9".split(" "))
  })
})

describe("spanOfDays", () => {
  it.each([
    [dam(), "2 March to 5 March 2032"],
    [alone(), "no dates"],
    [crowd(0, 1), "1 May 2032"],
  ])("of %#: %s", ({ story, texts }, words) => expect(spanOfDays(heldOf(story, texts))).toBe(words))
})

describe("pointsOf", () => {
  it("has one point for a value of a day, and turns where the next is another", () => {
    const { story, texts } = dam()
    const [figure] = story.changes
    const points = figure ? pointsOf(heldOf(story, texts), figure) : []
    expect(points.map(({ value, turned, outlets }) => [value, turned, outlets.length])).toEqual([
      ["40", false, 3],
      ["140", true, 1],
      ["212", true, 1],
    ])
  })

  it("takes a day of the month for no number", () => {
    const { story, texts } = dam()
    const date = story.changes.find(({ kind }) => kind === "date")
    expect(date ? pointsOf(heldOf(story, texts), date).map(({ height }) => height) : []).toEqual([0, 0])
  })
})
