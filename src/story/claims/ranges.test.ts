import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { rangeAt, rangesWithin } from "./ranges.ts"

describe("ranges one behind the other", () => {
  const rows = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 })), { maxLength: 20 }).map((steps) => {
    let at = 0
    return steps.map(([gap, length]) => {
      const start = at + gap
      at = start + length
      return { start, end: at }
    })
  })

  it("are found at a place, and within another, as by looking at each", () => {
    fc.assert(
      fc.property(rows, fc.nat(120), fc.integer({ min: 1, max: 30 }), (ranges, start, length) => {
        const end = start + length
        expect(rangeAt(ranges, start)).toEqual(ranges.find((each) => each.start <= start && start < each.end))
        expect(rangesWithin(ranges, { start, end })).toEqual(
          ranges.filter((each) => Math.max(each.start, start) < Math.min(each.end, end)),
        )
      }),
    )
  })

  it("are looked up, and not looked through", () => {
    let asked = 0
    const ranges = new Proxy(
      Array.from({ length: 100_000 }, (_, i) => ({ start: 10 * i, end: 10 * i + 9 })),
      {
        get(all, key, receiver) {
          asked++
          return Reflect.get(all, key, receiver)
        },
      },
    )
    expect(rangeAt(ranges, 500_003)).toEqual({ start: 500_000, end: 500_009 })
    expect(rangesWithin(ranges, { start: 900_000, end: 900_015 })).toHaveLength(2)
    expect(asked).toBeLessThan(100)
  })
})
