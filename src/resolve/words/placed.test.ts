import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { beginning, holding, merged, touching } from "./placed.ts"

const span = fc
  .tuple(fc.nat(400), fc.integer({ min: 1, max: 200 }))
  .map(([start, size]) => ({ start, end: start + size }))
/** In text order, never overlapping. */
const row = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 40 })), { maxLength: 30 }).map((pairs) => {
  let at = 0
  return pairs.map(([gap, size]) => {
    const start = at + gap
    at = start + size
    return { start, end: at }
  })
})
type Range = { start: number; end: number }
const touches = (a: Range, b: Range) => a.start < b.end && b.start < a.end

describe("ranges that never overlap", () => {
  it("hold an offset, as a look at each of them says", () => {
    fc.assert(
      fc.property(row, fc.nat(500), (ranges, at) => {
        expect(holding(ranges, at)).toBe(ranges.find(({ start, end }) => start <= at && at < end))
      }),
    )
  })

  it("share a character with a range, as a look at each of them says", () => {
    fc.assert(
      fc.property(row, span, (ranges, range) => {
        expect(touching(ranges, range)).toEqual(ranges.filter((each) => touches(each, range)))
        expect(beginning(ranges, range.start, range.end)).toEqual(
          ranges.filter(({ start }) => range.start <= start && start < range.end),
        )
      }),
    )
  })

  it("are what any spans come to when they are merged", () => {
    fc.assert(
      fc.property(fc.array(span), fc.nat(700), (spans, at) => {
        expect(holding(merged(spans), at) !== undefined).toBe(spans.some(({ start, end }) => start <= at && at < end))
      }),
    )
  })
})
