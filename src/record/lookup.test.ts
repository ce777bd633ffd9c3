import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Entity } from "./entity.ts"
import { beginsMention, entityOf, timeAt } from "./lookup.ts"
import type { Timex } from "./timex.ts"

const span = fc
  .tuple(fc.nat(300), fc.integer({ min: 1, max: 120 }))
  .map(([start, size]) => ({ start, end: start + size, text: "" }))

describe("what a record has", () => {
  it("at a place is the first time that shares a character with it, as a look at each says", () => {
    fc.assert(
      fc.property(fc.array(span), fc.array(span, { maxLength: 3 }), (spans, asked) => {
        const times = spans.map((at): Timex => ({ ...at, type: "DATE", value: "2031", anchor: null }))
        expect(timeAt({ times }, asked)).toBe(
          times.find(({ start, end }) => asked.some((at) => at.start < end && start < at.end)),
        )
      }),
    )
  })

  it("under an id is the first with it, and nothing under none", () => {
    const entity = (id: string, name: string, start: number): Entity => {
      return { id, name, type: "person", mentions: [{ start, end: start + 3, text: "Ada" }], descriptors: [] }
    }
    const entities = [entity("e1", "Ada Holm", 4), entity("e2", "Ivo Tarn", 9), entity("e1", "Ada Quill", 30)]
    expect(entityOf({ entities }, "e1")?.name).toBe("Ada Holm")
    expect(entityOf({ entities }, "e7")).toBeUndefined()
    expect(entityOf({ entities }, null)).toBeUndefined()
    expect([4, 5, 9, 30].map((at) => beginsMention({ entities }, at))).toEqual([true, false, true, true])
  })
})
