/** Which parts of an article are another's, printed again. */
import { describe, expect, it } from "vitest"
import { told } from "../../../test/story/told.ts"
import { languageOf } from "../../language/index.ts"
import { type Print, printedFrom } from "./printed.ts"
import { unitsOf } from "./units.ts"

const en = languageOf("en")
const NEWS = "The outer quay was shut. Boats sank at dawn. Forty cranes stand idle."
/** Each unit that is a print, with the one that it is a print of. */
function printsIn(texts: { [article: string]: string }, prints: readonly Print[]): [string, string][] {
  const units = Object.entries(texts).flatMap(([id, text]) => unitsOf(told(id, text), en))
  const nameOf = (i: number) => `${units[i]?.article} ${units[i]?.span.text}`
  return printedFrom(units, prints).flatMap((first, i) => (first === i ? [] : [[nameOf(i), nameOf(first)]]))
}

describe("a print", () => {
  it("is the same sentence in an article that has the text of another, however short", () => {
    expect(printsIn({ a1: NEWS, b2: NEWS }, [{ of: "a1", by: "b2" }])).toEqual([
      ["b2 The outer quay was shut", "a1 The outer quay was shut"],
      ["b2 Boats sank at dawn", "a1 Boats sank at dawn"],
      ["b2 Forty cranes stand idle", "a1 Forty cranes stand idle"],
    ])
  })

  it("is no other sentence of that article", () => {
    const own = "Boats sank at dawn. Nobody on the quay had seen it."
    expect(printsIn({ a1: NEWS, b2: own }, [{ of: "a1", by: "b2" }])).toEqual([
      ["b2 Boats sank at dawn", "a1 Boats sank at dawn"],
    ])
  })

  it("is none where neither has the other's text", () => {
    expect(printsIn({ a1: NEWS, b2: NEWS }, [])).toEqual([])
  })

  it("of a print is one of the first, in whatever order they are found", () => {
    const line = "Boats sank at dawn."
    const prints = [
      { of: "b2", by: "c3" },
      { of: "a1", by: "b2" },
    ]
    for (const each of [prints, prints.toReversed()])
      expect(printsIn({ a1: line, b2: line, c3: line }, each)).toEqual([
        ["b2 Boats sank at dawn", "a1 Boats sank at dawn"],
        ["c3 Boats sank at dawn", "a1 Boats sank at dawn"],
      ])
  })

  it("of a sentence that stands twice is the first of the first and the second of the second", () => {
    const twice = "Boats sank at dawn. Boats sank at dawn."
    const units = ["a1", "b2"].flatMap((id) => unitsOf(told(id, twice), en))
    expect(printedFrom(units, [{ of: "a1", by: "b2" }])).toEqual([0, 1, 0, 1])
  })

  it("of two that each have it from the other is one still", () => {
    const prints = [
      { of: "a1", by: "b2" },
      { of: "b2", by: "a1" },
    ]
    const found = printsIn({ a1: "Boats sank at dawn.", b2: "Boats sank at dawn." }, prints)
    expect(found).toEqual([["b2 Boats sank at dawn", "a1 Boats sank at dawn"]])
  })
})
