import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { spanOf } from "./span-of.ts"

describe("spanOf", () => {
  it("quotes the words that stand at its offsets, whatever the Unicode", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        expect(spanOf(text, start, end)).toEqual({ start, end, text: text.slice(start, end) })
      }),
    )
  })

  it.each([
    [-1, 2],
    [2, 2],
    [3, 1],
    [0, 99],
    [0.5, 2],
    [Number.NaN, 2],
  ])("refuses %s to %s, which is no run of characters", (start, end) => {
    expect(() => spanOf("some words", start, end)).toThrow(RangeError)
  })
})
