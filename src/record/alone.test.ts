import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isAlone, ways } from "./alone.ts"

describe("words", () => {
  it("are alone where no other word begins what they say, as a look at each word tells", () => {
    const words = fc.array(fc.constantFrom("a", "an", "ana", "no", "now"), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.array(words), words, (texts, looked) => {
        const all = [...texts, looked].map((each) => each.join(" "))
        const said = looked.join(" ")
        const times = all.flatMap((text) =>
          [...text.matchAll(/(?<!\S)\S/g)].filter(({ index }) => text.startsWith(said, index)),
        )
        expect(isAlone(ways(all), said)).toBe(times.length === 1)
      }),
    )
  })

  it("are not found within a word, and not over the edge of a text", () => {
    expect(isAlone(ways(["she said no", "he said no"]), "he said no")).toBe(true)
    expect(isAlone(ways(["Ada", "Holm"]), "Ada Holm")).toBe(true)
  })
})
