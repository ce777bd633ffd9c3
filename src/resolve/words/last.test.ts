import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { lastOf } from "./last.ts"

describe("the last of a list", () => {
  it("is the one that a look at each of them finds, whatever has been changed before", () => {
    const value = fc.option(fc.nat(20), { nil: null })
    const change = fc.record({ place: fc.nat(14), value, least: fc.nat(20), most: fc.nat(20), before: fc.nat(15) })
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const values = Array.from({ length: 15 }, (): number | null => null)
        const tree = lastOf(values.length)
        for (const { place, value, least, most, before } of changes) {
          values[place] = value
          tree.set(place, value)
          const fits = (each: number | null) => each !== null && least <= each && each <= most
          expect(tree.within(least, most)).toBe(values.findLastIndex(fits))
          expect(tree.within(least, most, before)).toBe(values.slice(0, before).findLastIndex(fits))
        }
      }),
    )
  })
})
