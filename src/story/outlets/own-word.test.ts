/** Whose word an article is. */
import { describe, expect, it } from "vitest"
import { en } from "../../../test/story/records.ts"
import { isOwnWord } from "./own-word.ts"

describe("an article", () => {
  const isOwn = (outlet: string | null, text: string) => isOwnWord({ outlet, text }, en)

  it.each([
    ["Ministry of Fisheries", "The quay at Grellau is shut."],
    ["Osselin Laboratories", "The quay at Grellau is shut."],
    ["Osselin Shipping", "Osselin Shipping has shut its quay at Grellau."],
    ["Tarn & Weld", "GRELLAU, 3 March - Tarn & Weld has shut its quay."],
  ])("of %s is its own word", (outlet, text) => {
    expect(isOwn(outlet, text)).toBe(true)
  })

  it.each([
    [null, "The quay at Grellau is shut."],
    ["Radio Fjord", "Radio Fjord has learned that the quay is shut."],
    ["The Ropewalk House", "The quay at Grellau is shut."],
    ["Berth & Quay", "The quay is shut, a pilot has told Berth & Quay."],
  ])("of %s is not", (outlet, text) => {
    expect(isOwn(outlet, text)).toBe(false)
  })
})
