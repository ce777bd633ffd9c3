/** The words by which two sentences are found alike. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf } from "../../language/index.ts"
import { likeness, rarityOf, termsOf, weighedBy } from "./terms.ts"

const en = languageOf("en")
/** Of a sentence in which a part is asked about; all of it where none is named. */
const terms = (told: string, asked = told) => {
  const start = told.indexOf(asked)
  return termsOf({ told, asked: { start, end: start + asked.length } }, en)
}
const alike = (a: string, b: string) => likeness(terms(a), terms(b))

describe("terms", () => {
  it("are the words that mean something, without their endings", () => {
    expect([...terms("She said that the divers had inspected Lisk's pillars.").keys()]).toEqual([
      "diver",
      "inspect",
      "lisk",
      "pillar",
    ])
  })

  it("are worth more for a name, and most for a figure", () => {
    const found = terms("At least 31 crates fell at Lisk")
    const [crate = 0, lisk = 0, figure = 0] = ["crat", "lisk", "31"].map((term) => found.get(term))
    expect(crate).toBeGreaterThan(0)
    expect(lisk).toBeGreaterThan(crate)
    expect(figure).toBeGreaterThan(lisk)
  })

  it("are worth less outside the part that is asked about, and as much as where a word is worth most", () => {
    const found = terms("The quay fell as crates burned, and the quay was shut", "and the quay was shut")
    expect(found.get("crat")).toBeLessThan(found.get("shut") ?? 0)
    expect(found.get("quay")).toBe(found.get("shut"))
    const turned = terms("The quay was shut, and the quay fell", "The quay was shut")
    expect(turned.get("quay")).toBe(turned.get("shut"))
    expect(turned.get("fell")).toBeLessThan(turned.get("shut") ?? 0)
  })

  it("keep a figure with its separators, and a word with its hyphen, in one", () => {
    expect([...terms("1,200 tonnes, 2.5 metres, half-built").keys()]).toEqual([
      "1,200",
      "tonn",
      "2.5",
      "metr",
      "half-built",
    ])
  })
})

describe("likeness", () => {
  it("is 1 of the same words in any order, 0 where none is shared", () => {
    expect(alike("divers inspected pillars", "pillars that divers inspected")).toBeCloseTo(1)
    expect(alike("divers inspected pillars", "a grain barge burned")).toBe(0)
    expect(alike("it was said that", "it was said that")).toBe(0)
  })

  it("grows with the words that are shared, and more with a name than with another word", () => {
    const from = "divers inspected hollow pillars at Lisk"
    expect(alike(from, "divers inspected boats")).toBeGreaterThan(alike(from, "divers painted boats"))
    expect(alike(from, "boats burned at Lisk")).toBeGreaterThan(alike(from, "boats burned by divers"))
  })

  it("counts a word more that few have", () => {
    const all = ["the quay at Lisk burned", "the quay at Lisk closed", "the quay at Lisk reopened"].map((each) =>
      terms(each),
    )
    const [burned, closed] = all.map((each) => weighedBy(rarityOf(all), each))
    expect(burned && closed && likeness(burned, closed)).toBeLessThan(
      likeness(all[0] ?? new Map(), all[1] ?? new Map()),
    )
    expect(burned?.get("burn")).toBeGreaterThan(burned?.get("lisk") ?? 1)
  })

  it("is the same either way, between 0 and 1", () => {
    const word = fc.constantFrom("quay", "Lisk", "31", "shut", "divers", "the", "grain", "crates", "1,200")
    const sentence = fc.array(word, { maxLength: 8 }).map((words) => terms(words.join(" ")))
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 12)
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
        expect(likeness(a, b)).toBeLessThanOrEqual(1 + 1e-12)
        if (a.size > 0) expect(likeness(a, a)).toBeCloseTo(1, 12)
      }),
    )
  })
})
