import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { shelf } from "./shelf.ts"

type Range = { start: number; end: number }
const span = fc
  .tuple(fc.nat(400), fc.integer({ min: 1, max: 200 }))
  .map(([start, size]) => ({ start, end: start + size }))
const touches = (a: Range, b: Range) => a.start < b.end && b.start < a.end

describe("a shelf", () => {
  it("gives what a look at every span gives, each once", () => {
    fc.assert(
      fc.property(fc.array(span), span, (spans, range) => {
        const shelved = shelf<number>()
        for (const [i, each] of spans.entries()) shelved.put(each, i)
        const indexes = (test: (each: Range) => boolean) => [...spans.keys()].filter((i) => test(spans[i] as Range))
        expect(shelved.at(range.start).map(({ value }) => value)).toEqual(
          indexes(({ start, end }) => start <= range.start && range.start < end),
        )
        expect(
          shelved
            .over(range)
            .map(({ value }) => value)
            .sort((a, b) => a - b),
        ).toEqual(indexes((each) => touches(each, range)))
      }),
    )
  })
})
