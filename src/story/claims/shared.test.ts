/** What wordings of one claim have in common. */
import { describe, expect, it } from "vitest"
import { languageOf } from "../../language/index.ts"
import { sharedWords } from "./shared.ts"

const shared = (...wordings: string[]) =>
  sharedWords(wordings, languageOf("en")).map((ranges, i) =>
    ranges.map(({ start, end }) => wordings[i]?.slice(start, end)),
  )

describe("sharedWords", () => {
  it("are those that mean something and stand in two wordings, whatever their endings", () => {
    expect(shared("the divers inspected the ramp", "A diver had inspected Lisk’s ramps", "It broke on 3 May")).toEqual([
      ["divers", "inspected", "ramp"],
      ["diver", "inspected", "ramps"],
      [],
    ])
  })

  it("learns nothing from a copy, and gives the copy what its text has", () => {
    expect(shared("the gate broke", "the gate broke")).toEqual([[], []])
    expect(shared("the gate broke", "the gate broke", "a gate that broke")).toEqual([
      ["gate", "broke"],
      ["gate", "broke"],
      ["gate", "broke"],
    ])
  })
})
