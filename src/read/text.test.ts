import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf } from "../language/index.ts"
import { paragraphsOf } from "./paragraphs.ts"
import { quotationsOf } from "./quotes.ts"
import { sentencesOf } from "./sentences.ts"

const slices = (text: string, ranges: { start: number; end: number }[]) => ranges.map((r) => text.slice(r.start, r.end))
const sentences = (text: string) => slices(text, sentencesOf(text, paragraphsOf(text), languageOf("en")))
const quotations = (text: string) => slices(text, quotationsOf(text, paragraphsOf(text), languageOf("en")))

describe("paragraphsOf", () => {
  it("parts at blank lines and at line breaks", () => {
    const text = "  One.\n\nTwo.\r\nThree. \n"
    expect(slices(text, paragraphsOf(text))).toEqual(["One.", "Two.", "Three."])
  })

  it("takes the line breaks of a hard-wrapped text for blanks", () => {
    const line = "the harbour master said that the pier would stay shut for"
    const text = `${line}\n${line}\n${line}\n${line}\n${line}\nweeks.\n\nNobody was hurt.\n`
    expect(paragraphsOf(text)).toHaveLength(2)
  })
})

describe("sentencesOf", () => {
  it.each([
    ["Mr. Okafor spoke. She left.", ["Mr. Okafor spoke.", "She left."]],
    [
      "J. R. Okafor of the U.S. Navy spoke at 8 a.m. on Sept. 3.",
      ["J. R. Okafor of the U.S. Navy spoke at 8 a.m. on Sept. 3."],
    ],
    ["He left the U.S. The next day he died.", ["He left the U.S.", "The next day he died."]],
    ["“Go,” he said. “Now.” They went.", ["“Go,” he said.", "“Now.”", "They went."]],
    ["It cost 3.5 million. Why? Nobody knows …", ["It cost 3.5 million.", "Why?", "Nobody knows …"]],
  ])("%s", (text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  it("loses no visible character, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const paragraphs = paragraphsOf(text)
        expect(
          sentencesOf(text, paragraphs, languageOf("en"))
            .map((r) => text.slice(r.start, r.end))
            .join("")
            .replace(/\s/g, ""),
        ).toBe(slices(text, paragraphs).join("").replace(/\s/g, ""))
      }),
    )
  })
})

describe("quotationsOf", () => {
  it.each([
    ['He said "go" and "stay".', ['"go"', '"stay"']],
    ["He said “go” and “stay”.", ["“go”", "“stay”"]],
    ["“One\n\n“two,” she said.", ["“One", "“two,”"]],
    ["“One\n\nShe left.", ["“One"]],
  ])("%j", (text, expected) => {
    expect(quotations(text)).toEqual(expected)
  })

  it("says which quotation is carried over and which is never closed", () => {
    const text = "“One\n\n“two,” she said."
    expect(quotationsOf(text, paragraphsOf(text), languageOf("en"))).toMatchObject([
      { closed: false, carried: false },
      { closed: true, carried: true },
    ])
  })
})
