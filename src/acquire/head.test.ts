import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { headOf } from "./head.ts"
import { outletInText } from "./outlet.ts"

const BODY =
  "The council of Marby put off its vote on the new tram line on Tuesday, after two members walked out of the hall. It will meet again in May, its clerk said."
const head = (...lines: string[]) => headOf([...lines, BODY].join("\n"))
const nothing = { title: null, byline: null, outlet: null, published: null, updated: null }

describe("the head of a plain text", () => {
  it.each([
    [
      ["Tram vote put off", "By Tilda Ramsby", "MARBY, March 4 (Vesterland Wire) — "],
      { title: "Tram vote put off", byline: "Tilda Ramsby" },
    ],
    [
      ["Tram vote put off", "", "by Tilda Ramsby and Nils Framby", ""],
      { title: "Tram vote put off", byline: "Tilda Ramsby and Nils Framby" },
    ],
    [
      ["TRAM VOTE PUT OFF", "", "BY TILDA RAMSBY", "", "Tuesday, March 4, 2031", ""],
      { title: "TRAM VOTE PUT OFF", byline: "TILDA RAMSBY", published: "2031-03-04" },
    ],
    [
      ["Why is the tram late?", "By Tilda Ramsby, The Lantern", "4 March 2031, 09:30", ""],
      { title: "Why is the tram late?", byline: "Tilda Ramsby", outlet: "The Lantern", published: "2031-03-04T09:30" },
    ],
    [["Tram vote put off", "By Tilda Ramsby in Marby | Published: 4 March 2031", ""], { title: "Tram vote put off" }],
    [
      ["By Tilda Ramsby, transport correspondent", "", "Tram vote put off", ""],
      { title: "Tram vote put off", byline: "Tilda Ramsby", outlet: null },
    ],
    [["By Vesterland Wire", ""], { byline: null, outlet: "Vesterland Wire" }],
    [
      [
        "Headline: Tram vote put off",
        "Byline: Tilda Ramsby",
        "Publication: Marby Gazette",
        "Date: March 4, 2031",
        "Length: 300 words",
        "",
      ],
      { title: "Tram vote put off", byline: "Tilda Ramsby", outlet: "Marby Gazette", published: "2031-03-04" },
    ],
    [
      ["PRESS RELEASE", "", "Politics", "", "Tram vote put off", "Two members walked out", ""],
      { title: "Tram vote put off" },
    ],
    [
      ["Tram vote put off after two members", "walk out of the hall", "", "By Tilda Ramsby", ""],
      { title: "Tram vote put off after two members walk out of the hall", byline: "Tilda Ramsby" },
    ],
    [["# Tram vote put off", ""], { title: "Tram vote put off" }],
    [["Tram vote put off", "-----------------", ""], { title: "Tram vote put off" }],
    [
      ["Tram vote put off", "", "Published 4 March 2031, updated 5 March 2031", ""],
      { published: "2031-03-04", updated: "2031-03-05" },
    ],
    [["Tram vote put off", "", "Marby, 4 March 2031", ""], { title: "Tram vote put off", published: "2031-03-04" }],
    [
      ["Tram vote put off", "", "Two members left the hall in protest.", "", "By Tilda Ramsby", ""],
      { title: "Tram vote put off", byline: "Tilda Ramsby" },
    ],
    [
      ["Tram vote put off", "By Tilda Ramsby | Vesterland Wire", ""],
      { byline: "Tilda Ramsby", outlet: "Vesterland Wire" },
    ],
    [["Tram vote put off", "", "Last updated: 5 March 2031", ""], { published: null, updated: "2031-03-05" }],
  ])("%j", (lines, expected) => {
    expect(head(...lines)).toMatchObject(expected)
  })

  it.each([
    ["a first sentence", [BODY, ""]],
    [
      "a line of text that is wrapped",
      [
        "Members of the council, who had met for the",
        "third time this week, left the hall at noon",
        "and did not say why.",
      ],
    ],
    ["a line that ends as a sentence does", ["The vote is off.", ""]],
    ["a sentence that somebody says", ["“We will not pay.”", ""]],
    ["a salutation", ["Dear Members", ""]],
    ["a label that leads on", ["What the council said:", ""]],
    ["a place and a day without a year", ["Marby, March 4", ""]],
    ["an address", ["https://marby.example/tram", ""]],
    ["a speaker of a transcript", ["Q: Is the vote off", ""]],
    ["a list's item", ["1. Tram vote", ""]],
  ])("is empty before wrong: %s", (_, lines) => {
    expect(head(...lines)).toEqual(nothing)
  })

  it("is none of a list, a table or a text with no sentence", () => {
    expect(headOf("Opening hours\n\nMonday 9 to 5\nTuesday 9 to 5\nClosed on Sundays")).toEqual(nothing)
    expect(headOf("Tram vote put off")).toEqual(nothing)
  })

  it.each([
    ["MARBY, March 4, 2031 (Vesterland Wire) — ", { outlet: "Vesterland Wire", published: "2031-03-04" }],
    ["Marby, 4 March 2031 – ", { outlet: null, published: "2031-03-04" }],
    ["MARBY, March 4 (VLW) -- ", { outlet: "VLW", published: null }],
    ["(Vesterland Press) - ", { outlet: "Vesterland Press", published: null }],
    ["NEW MARBY, Vesterland (AP) — ", { outlet: "AP", published: null }],
    ["MARBY (N.Y.) — ", nothing],
    ["MARBY (USA) — ", nothing],
    ["MARBY (Vesterland) — ", nothing],
    ["The plan of 4 March 2031 – ", nothing],
    ["On Tuesday (as the Vesterland Wire had it) — ", nothing],
  ])("is also a dateline: %s", (dateline, expected) => {
    expect(headOf(`${dateline}${BODY}`)).toMatchObject(expected)
  })

  it("has no date whose year is not written, nor one out of the text", () => {
    expect(head("Tram vote put off", "4 March", "").published).toBeNull()
    expect(head("Tram vote put off", "", `On 4 March 2031 it rained. ${BODY}`).published).toBeNull()
  })

  it("of any lines is found in them", () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom("", "By Tilda Ramsby", "4 March 2031", "Tram vote put off", "Source: Marby Gazette", BODY),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { title, outlet } = headOf(lines.join("\n"))
        const plain = lines.join(" ").replace(/\s+/gu, " ")
        for (const found of [title, outlet]) expect(found === null || plain.includes(found)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe("an outlet that nothing states", () => {
  const tellings = (...names: string[]) =>
    names
      .map(
        (name, i) =>
          `${["Ilse Storrs", "The mayor", "Her deputy", "Tove Wallsten"][i % 4]} told ${name} that the line was dead.`,
      )
      .join("\n\n")
  it.each([
    [
      "told again and again by several people",
      tellings("The Examiner", "the Examiner", "The Examiner"),
      "The Examiner",
    ],
    [
      "told again and again, as an agency writes",
      tellings("Vesterland Press", "Vesterland Press", "Vesterland Press"),
      "Vesterland Press",
    ],
    [
      "its own voice",
      `${tellings("the Marby Gazette")} The Marby Gazette has approached the council for an answer.`,
      "Marby Gazette",
    ],
    [
      "its own voice twice",
      "The Marby Gazette can reveal that the line is dead. The Marby Gazette has learned that it died in May.",
      "The Marby Gazette",
    ],
    [
      "the agency of its dateline, under a title",
      `Tram vote put off\n\nMARBY (Vesterland Wire) — ${BODY}`,
      "Vesterland Wire",
    ],
    ["its copyright", `${BODY}\n\n© 2031 The Examiner. All rights reserved.`, "The Examiner"],
    ["its copyright, the year last", `${BODY}\n\nCopyright Vesterland Wire 2031`, "Vesterland Wire"],
    ["the agency of its last line", `${BODY}\n\n(Vesterland Wire)`, "Vesterland Wire"],
  ])("is known by %s", (_, text, outlet) => {
    expect(outletInText(text, null)).toBe(outlet)
  })

  it.each([
    ["told once or twice", tellings("The Examiner", "The Examiner")],
    ["told by one person alone", "She told The Examiner so. She told The Examiner why. She told The Examiner when."],
    [
      "quoted as others quote it",
      `${tellings("The Examiner", "The Examiner", "The Examiner")} The Examiner reported on Monday that it was so.`,
    ],
    [
      "named as a source",
      `${tellings("The Examiner", "The Examiner", "The Examiner")} It is dead, according to The Examiner.`,
    ],
    ["one of two that were told", tellings("The Examiner", "The Examiner", "The Examiner", "the Marby Gazette")],
    [
      "another than the house that speaks",
      `${tellings("The Examiner", "The Examiner", "The Examiner")} Nobody told this newspaper.`,
    ],
    ["a person or a body", tellings("The Council", "The Council", "The Council")],
    ["only in the text", BODY],
  ])("stays unknown where a name is %s", (_, text) => {
    expect(outletInText(text, null)).toBeNull()
  })

  it("is not the agency on another house's page", () => {
    const text = `MARBY (Vesterland Wire) — ${BODY}`
    expect(outletInText(text, "https://gazette.example/tram")).toBeNull()
    expect(outletInText(text, "https://www.vesterland-wire.example/tram")).toBe("Vesterland Wire")
  })
})
