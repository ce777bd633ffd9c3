import { describe, expect, it } from "vitest"
import { blocksOf, compare } from "./features.ts"

describe("what two names must share to be compared", () => {
  it("is a family name, or a given name and how the family name begins", () => {
    expect(blocksOf("person", "maria okafor")).toEqual(["p okafor", "p maria ok"])
  })

  it("is nothing where a name is longer than any that somebody has, for each comparison takes time by its length", () => {
    const long = `${"okafor ".repeat(200)}1`
    expect(blocksOf("person", long)).toEqual([])
    expect(blocksOf("body", long)).toEqual([])
  })
})

describe("two names", () => {
  it("are one by what speaks for it, and what speaks against it", () => {
    const compared = (a: string, b: string) => compare({ class: "person", a: a.split(" "), b: b.split(" ") }).score
    expect(compared("maria okafor", "maria ann okafor")).toBe(1)
    expect(compared("maria ann okafor", "maria jo okafor")).toBe(0.5)
  })
})
