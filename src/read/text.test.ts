import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { languageOf, paragraphsOf, quotationsOf, sentencesOf } from "../language/index.ts"

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

describe("a hard-wrapped text", () => {
  const ofLength = (n: number) => `${"mole ".repeat(40).slice(0, n - 1)}x`
  const count = (...lines: string[]) => paragraphsOf(`${lines.join("\n")}\n`).length
  const lines = (n: number, length = 60) => Array.from({ length: n }, () => ofLength(length))

  it("has five lines to a paragraph at least: of four, each is a paragraph", () => {
    expect([count(...lines(5), "end."), count(...lines(4))]).toEqual([1, 4])
    expect(count(...lines(4), "end.")).toBe(1)
    expect(count(...lines(3), "end.")).toBe(4)
  })

  it("has no line of more than 100 characters", () => {
    expect(count(...lines(5), ofLength(100), "end.")).toBe(1)
    expect(count(...lines(5), ofLength(101), "end.")).toBe(7)
  })

  it("breaks off three lines of five in the middle of a sentence", () => {
    const stopped = `${ofLength(60)}.`
    expect(count(...lines(3), stopped, stopped, "end.")).toBe(1)
    expect(count(...lines(2), stopped, stopped, stopped, "end.")).toBe(6)
  })

  it("counts only lines of more than 40 characters as broken off", () => {
    expect(count(...lines(5, 41), "end.")).toBe(1)
    expect(count(...lines(5, 40), "end.")).toBe(6)
  })

  it("leaves the blanks at both ends of a paragraph out, wherever it stands", () => {
    const text = `First.\n\n   ${lines(5).join("\n")}\nend.   \n\nLast.`
    expect(slices(text, paragraphsOf(text))).toEqual(["First.", `${lines(5).join("\n")}\nend.`, "Last."])
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
