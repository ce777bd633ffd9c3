/** What figures, days and negations allow two clauses to be to one another. */
import { describe, expect, it } from "vitest"
import { languageOf } from "../../language/index.ts"
import { spanOf } from "../../record/index.ts"
import { bound, boundsOf, isOtherFigure } from "./bound.ts"

const en = languageOf("en")
const bounds = (text: string) => boundsOf({ span: spanOf(text, 0, text.length) }, en)
const figures = (text: string) =>
  Object.fromEntries([...bounds(text).figures].map(([noun, values]) => [noun, [...values]]))
/** What a model has said of two clauses that both carry, within what their words allow. */
const bounded = (a: string, b: string, said: { same?: number; version?: number; denies?: number }, both = true) =>
  bound({ same: 0, version: 0, denies: 0, ...said }, bounds(a), bounds(b), both)

describe("what is read off a clause", () => {
  it("is each figure with the thing that it counts, in figures or in words", () => {
    expect(figures("31 crates and two barges burned")).toEqual({ crate: ["31"], barge: ["2"] })
    expect(figures("1,200 tonnes, 2.5 metres and the 3rd pier")).toEqual({
      tonne: ["1200"],
      metre: ["2.5"],
      pier: ["3"],
    })
    expect(figures("two crates fell, then nine crates")).toEqual({ crate: ["2", "9"] })
  })

  it("is no figure of a thing where none stands behind, or a day does", () => {
    for (const text of ["the quay was built in 1958", "it opened on 3 March", "it rose to forty."]) {
      expect(figures(text)).toEqual({})
      expect(bounds(text).numbers.size).toBe(1)
    }
  })

  it("is no figure where “one” is but an article", () => {
    expect(bounds("one barge burned at one end").numbers.size).toBe(0)
  })

  it("is each day and month by a name with a capital, long or short", () => {
    expect(bounds("from Monday until the middle of September").days).toEqual(new Set(["Mon", "Sep"]))
    expect(bounds("until Sept. 4").days).toEqual(new Set(["Sep"]))
    expect(bounds("it may march on").days).toEqual(new Set())
  })

  it.each([
    ["the quay was not shut", true],
    ["the quay wasn’t shut", true],
    ["the quay can't be shut", true],
    ["nobody shut the quay", true],
    ["the mayor denied that the quay was shut", true],
    ["the quay was shut", false],
    ["the notary shut the quay", false],
  ])("is whether it is negated: %s", (text, isNegated) => {
    expect(bounds(text).isNegated).toBe(isNegated)
  })
})

describe("two clauses with figures of the same thing that differ", () => {
  const [two, nine] = ["Two barges burned at Lisk", "Nine barges burned at Lisk"]

  it("are kept apart as versions, however alike the model finds them", () => {
    const { same, version } = bounded(two, nine, { same: 0.95, version: 0.02 })
    expect(same).toBeLessThanOrEqual(0.1)
    expect(version).toBeGreaterThanOrEqual(0.9)
  })

  it("are no versions where the model finds that they have nothing to do with each other", () => {
    expect(bounded(two, nine, { same: 0.05 })).toEqual({ same: 0.05, version: 0.05, denies: 0 })
  })

  it("are those that share no figure of it", () => {
    const other = (a: string, b: string) => isOtherFigure(bounds(a), bounds(b))
    expect(other(two, nine)).toBe(true)
    expect(other("2 barges burned", two)).toBe(false)
    expect(other("two barges burned, not nine barges", nine)).toBe(false)
    expect(other(two, "nine crates burned at Lisk")).toBe(false)
    expect(other(two, "barges burned at Lisk")).toBe(false)
  })
})

describe("a version", () => {
  const model = { same: 0.1, version: 0.8 }

  it("stands where two numbers or two days differ", () => {
    for (const [a, b] of [
      ["the bill came to 40 million", "the bill came to 55 thousand"],
      ["it opens on Monday", "it opens on Thursday"],
    ] as const)
      expect(bounded(a, b, model)).toEqual({ ...model, denies: 0 })
  })

  it("is likeness where only one of them has a value, neither has, or both have the same", () => {
    for (const [a, b] of [
      ["it opens on Monday", "it opens soon"],
      ["it opens with 40 berths", "it opens on Monday"],
      ["it opens soon", "it opens at last"],
      ["it opens on Monday", "on Monday it opens"],
      ["it has 40 berths", "it has forty berths"],
    ] as const) {
      const { same, version } = bounded(a, b, model)
      expect(same).toBeCloseTo(0.74)
      expect(version).toBeCloseTo(0.16)
    }
  })
})

describe("a denial between two that carry", () => {
  const model = { same: 0.1, denies: 0.8 }

  it("stands where one of them is negated", () => {
    expect(bounded("the quay was shut", "the quay was never shut", model)).toEqual({ version: 0, ...model })
  })

  it("is likeness where neither is, or both are", () => {
    for (const [a, b] of [
      ["the quay was shut", "the quay is closed"],
      ["the quay was never shut", "nobody shut the quay"],
    ] as const) {
      const { same, denies } = bounded(a, b, model)
      expect(same).toBeCloseTo(0.74)
      expect(denies).toBeCloseTo(0.16)
    }
  })

  it("needs no negation where one of them is itself a denial", () => {
    expect(bounded("the quay was shut", "the quay was shut", model, false).denies).toBe(0.8)
  })
})

it("what the model gives is given anew, and never made more or less, where no figure differs", () => {
  const { same, version, denies } = bounded("it opens on Monday", "it opens soon", {
    same: 0.2,
    version: 0.3,
    denies: 0.4,
  })
  expect(same + version + denies).toBeCloseTo(0.9)
})
