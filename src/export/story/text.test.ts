/** How a story reads in the terminal. */
import { readFileSync } from "node:fs"
import stringWidth from "string-width"
import { describe, expect, it } from "vitest"
import { storyOf } from "../../../test/story/build.ts"
import { alone, crowd, dam, hostile, nothing } from "../../../test/story/samples.ts"
import { changeKinds, linkReasons, relations, type Story, sourceTypes } from "../../record/index.ts"
import { writeChangesText } from "./changes-text.ts"
import { storyFormats } from "./formats.ts"
import { tables } from "./tables.ts"
import { writeStoryText } from "./text.ts"
import { doing, kinds } from "./words.ts"

const docs = readFileSync(new URL("../../../docs/claims.md", import.meta.url), "utf8")
const plain = { columns: 88, color: false }

const WIRE = "The ramp of the ferry Astrid was cracked for a month, an inspector told the Courier."
/** The story that docs/claims.md shows. */
const { story } = storyOf({
  articles: {
    "5d0c17aa": {
      outlet: "Evening Courier",
      published: "2032-06-17",
      text: "The ferry’s ramp was cracked for a month, said a harbour inspector, who asked not to be named. Three were hurt.",
    },
    "91be20cc": {
      outlet: "Norrland Wire",
      published: "2032-06-17T14:00:00Z",
      text: `${WIRE} Skarholm Line said the ramp had never been cracked.`,
    },
    c27f41dd: { outlet: "Vellmark Post", published: "2032-06-18", text: `VELLMARK (Norrland Wire) – ${WIRE}` },
    e8a3b5ee: { outlet: "Harbour Gazette", published: "2032-06-18", text: WIRE },
    "0b66f9ff": {
      outlet: "Radio Astrid",
      published: "2032-06-19",
      text: "The ramp was reportedly cracked for a month. Five were hurt. The ministry would not be drawn on the ramp.",
    },
  },
  claims: [
    {
      text: "The ferry’s ramp was cracked for a month.",
      carries: [
        ["5d0c17aa", "The ferry’s ramp was cracked for a month", "a harbour inspector"],
        ["91be20cc", "The ramp of the ferry Astrid was cracked for a month", "an inspector"],
        ["c27f41dd", "The ramp of the ferry Astrid was cracked for a month", "an inspector"],
        ["e8a3b5ee", "The ramp of the ferry Astrid was cracked for a month", "an inspector"],
        ["0b66f9ff", "The ramp was reportedly cracked for a month", null, "reportedly"],
      ],
      denies: [["91be20cc", "the ramp had never been cracked", "Skarholm Line"]],
      withholds: [["0b66f9ff", "would not be drawn on the ramp", "the ministry"]],
      origins: [
        [
          "a harbour inspector",
          "anonymous",
          "5d0c17aa 91be20cc c27f41dd e8a3b5ee 0b66f9ff",
          ["5d0c17aa", "said", "said a harbour inspector, who asked not to be named"],
        ],
      ],
      links: [
        ["o1", "5d0c17aa", "said", "said a harbour inspector, who asked not to be named"],
        ["5d0c17aa", "91be20cc", "told", "an inspector told the Courier"],
        ["91be20cc", "c27f41dd", "credit", "(Norrland Wire)"],
        ["91be20cc", "e8a3b5ee", "copy", WIRE],
        ["5d0c17aa", "0b66f9ff", "unattributed", null],
      ],
      heardBy: 1,
      maybe: [["c2", "another injury, perhaps of the same day"]],
    },
    {
      text: "Three were hurt.",
      carries: [["5d0c17aa", "Three were hurt"]],
      versions: [["c3", "people hurt"]],
    },
    { text: "Five were hurt.", carries: [["0b66f9ff", "Five were hurt"]], versions: [["c2", "people hurt"]] },
  ],
  changes: [
    {
      kind: "figure",
      what: "people hurt",
      claims: ["c2", "c3"],
      values: [
        ["5d0c17aa", "3", "Three"],
        ["0b66f9ff", "5", "Five"],
      ],
    },
  ],
})

const textOf = (told: Story, i = 0, style = plain) => writeStoryText(told, style, told.claims.slice(i, i + 1))

describe("docs/claims.md", () => {
  it("shows what is printed of a story", () => {
    const shown = textOf(story).trimEnd().split("\n").slice(2)
    for (const line of shown) expect(docs).toContain(`\n${`    ${line}`.trimEnd()}\n`)
  })

  it.each([...linkReasons, ...relations, ...changeKinds])("has a word on %s", (word, about) => {
    expect(docs).toContain(`| ${word} | ${about} |`)
  })

  it.each([...Object.keys(storyFormats), ...Object.values(tables).flatMap(({ columns }) => columns)])(
    "names %s",
    (name) => {
      expect(docs).toContain(`\`${name}\``)
    },
  )
})

describe("writeStoryText", () => {
  it("says first on how many origins a claim rests, how many outlets carry it, and when", () => {
    expect(textOf(story).split("\n").slice(0, 5)).toEqual([
      "5 articles of 5 outlets · 17 to 19 June 2032 · 1 of 3 claims",
      "",
      "The ferry’s ramp was cracked for a month.  c1",
      "rests on 1 origin, carried by 5 outlets, 17 to 19 June 2032",
      "1 outlet heard it itself",
    ])
  })

  it("marks what is only suggested, and says what the mark means where there is one", () => {
    expect(textOf(story)).toMatch(/└┄ Radio Astrid, 19 June 2032 .*\n.*names no source; the one above had it first/)
    expect(textOf(story)).toContain("┄ suggested")
    expect(textOf(story, 1)).not.toContain("┄")
  })

  it("keeps a doubt beside whoever has it, and shows each one's words where that is asked", () => {
    expect(textOf(story)).toContain("with a doubt: “reportedly”")
    expect(textOf(story)).not.toContain("says: “")
    expect(writeStoryText(story, { ...plain, wording: true })).toContain("says: “Five were hurt”")
  })

  it("has beside each one's words, and beside the source's, the place by which they can be judged", () => {
    const text = writeStoryText(story, { ...plain, wording: true }).replace(/\s+/g, " ")
    expect(text).toContain("says: “Five were hurt” 0b66f9/45-59")
    expect(text).toContain("“said a harbour inspector, who asked not to be named” 5d0c17/42-93")
    expect(text).not.toMatch(/“\(Norrland Wire\)” c27f41/)
    expect(textOf(story)).not.toMatch(/\/\d+-\d+/)
  })

  it("names outlets that the ledger lacks as such, also where one is the last that can be followed to", () => {
    expect(textOf(dam().story)).toContain("Capital Times · not in this ledger\n")
  })

  it("tells of other values, of what is set against it and of what may be the same, with their words", () => {
    expect(textOf(story, 1)).toContain("Other values\n    Five were hurt. c3 (people hurt)")
    expect(textOf(dam().story, 6)).toMatch(/Set against it\n {4}The spillway gate/)
    expect(textOf(story)).toMatch(/May be the same, and is not counted\n {4}Three were hurt\. c2 \(another injury/)
  })

  it("says that origins might be the same people, or cannot be", () => {
    const two = (atLeast: number, independent = 2) =>
      textOf({ ...story, claims: story.claims.slice(0, 1).map((claim) => ({ ...claim, independent, atLeast })) })
    expect(two(1)).toContain("they might be the same people")
    expect(two(2)).toContain("they cannot be the same people")
    expect(two(2, 3)).toContain("at least 2 of them cannot be the same people")
    expect(textOf(story)).not.toContain("same people")
  })

  it("marks who speaks of itself, and a claim that goes in a circle", () => {
    expect(textOf(dam().story, 7)).toContain("Fen & Moor Water · speaks of itself")
    expect(textOf(dam().story, 1)).toContain("goes in a circle")
    expect(textOf(story)).not.toMatch(/circle|itself$/)
  })

  it("tells a denial that many print once, with all of them", () => {
    const [claim] = story.claims
    const [denial] = claim?.disputedBy ?? []
    if (!claim || !denial) throw new Error("the story has no denial")
    const statements = ["c27f41dd", "e8a3b5ee"].map((article) => ({
      ...{ ...denial, article, relation: "denies" as const, hedge: null },
    }))
    const told = textOf({ ...story, claims: [{ ...claim, statements: [...claim.statements, ...statements] }] })
    expect(told).toContain("Skarholm Line, in Norrland Wire, Vellmark Post, Harbour Gazette: “")
    expect(told.match(/Skarholm Line/g)).toHaveLength(1)
  })

  it("cuts very long words short, between two of them", () => {
    const [claim] = story.claims
    const text = "The ramp broke and the ferry lay still. ".repeat(20)
    const [denial] = claim?.disputedBy ?? []
    if (!claim || !denial) throw new Error("the story has no denial")
    const statements = [
      { ...denial, relation: "denies" as const, hedge: null, span: { start: 0, end: text.length, text } },
    ]
    const told = textOf({ ...story, claims: [{ ...claim, statements, disputedBy: [] }] }).replace(/\s+/g, " ")
    expect(told).toMatch(/“(The ramp broke and the ferry lay still\. )+(\w+ )*…”/)
    expect(told).not.toContain(text.trim())
  })

  it("tells two articles of one outlet and day apart by the hour, where they state one", () => {
    const articles = story.articles.map((article) => ({ ...article, outlet: "Norrland Wire" }))
    expect(textOf({ ...story, articles })).toContain("Norrland Wire, 17 June 2032, 14:00  91be20")
    expect(textOf(story)).toContain("Norrland Wire, 17 June 2032  91be20")
  })

  it("has the notes of the article that is asked about, and marks it", () => {
    const style = { ...plain, article: "valley" }
    expect(textOf(dam().story, 0, style)).toMatch(/Valley Advertiser, 3 March 2032 {2}valley {2}← this article/)
    expect(textOf(dam().story, 0, style)).toMatch(/\nnote {2}It is not known whether the Valley Advertiser/)
    expect(textOf(dam().story)).not.toMatch(/note {2}|this article/)
  })

  it("says how many more there are below one that very many have it from", () => {
    const told = textOf(crowd(40, 1).story)
    expect(told).toContain("and 8 more")
    expect(textOf(crowd(40, 1).story, 0, { ...plain, most: 100 } as typeof plain)).not.toContain("more")
  })

  it.each([24, 40, 60, 88])("goes over no line's end at %i columns, and breaks no line of the tree", (columns) => {
    for (const held of [dam(), hostile(), alone(), crowd(30, 2)]) {
      const lines = writeStoryText(held.story, { columns, color: false, wording: true }).split("\n")
      for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(columns)
    }
    const tree = textOf(dam().story, 0, { columns, color: false }).split("\n\n")[2]?.split("\n") ?? []
    const gazette = tree.findIndex((line) => line.includes("wire1"))
    const last = tree.findIndex((line) => line.includes("└┄"))
    for (const line of tree.slice(gazette, last)) expect(line.slice(0, 6)).toMatch(/^ {5}[│├]/)
  })

  it("lets nothing of an article drive the terminal, in colour or without", () => {
    for (const color of [true, false]) {
      const text = writeStoryText(hostile().story, { columns: 88, color, wording: true })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      expect(text.replace(/\u001b\[[\d;]*m/g, "")).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    }
    expect(writeStoryText(hostile().story, plain)).not.toContain("\u001b")
    expect(writeStoryText(story, { columns: 88, color: true })).toContain("\u001b[1m")
  })

  it("has nothing to say of no claims, and no heading over one article", () => {
    expect(writeStoryText(nothing().story, plain)).toBe("\n")
    expect(writeStoryText(alone().story, plain)).toMatch(
      /^The ferry at Brackwater will not run on Sunday\. {2}c1\nrests/,
    )
  })

  it("is as sound where a claim names articles and claims that the story lacks", () => {
    const told = textOf({ ...story, articles: [] })
    expect(told).toContain("an outlet that is not known, no date  5d0c17aa")
    expect(told).toContain("rests on 1 origin")
  })
})

describe("the words of a story", () => {
  it("are there for each reason and each kind of source", () => {
    expect(Object.keys(doing)).toEqual(linkReasons.map(([reason]) => reason))
    expect(Object.keys(kinds).toSorted()).toEqual(sourceTypes.map(([type]) => type).toSorted())
  })
})

describe("writeChangesText", () => {
  it("has each value with the outlet, the day and the words that show it", () => {
    expect(writeChangesText(story, plain)).toBe(
      "people hurt  a number; c2, c3\n  3  Evening Courier, 17 June 2032  5d0c17  “Three”\n  5  Radio Astrid, 19 June 2032  0b66f9  “Five”\n",
    )
  })
})
