/** Which parts of a text assert something, and what each knows of the words around it. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Said, told } from "../../../test/story/told.ts"
import { languageOf } from "../../language/index.ts"
import { type Stance, type Statement, spanOf } from "../../record/index.ts"
import { unitsOf, wordingOf } from "./units.ts"

const en = languageOf("en")
const units = (text: string, said: readonly Said[] = []) => unitsOf(told("a1", text, said), en)
const words = (text: string, said: readonly Said[] = []) => units(text, said).map(({ span }) => span.text)
/** The clauses of what the mayor said. */
const clauses = (content: string) =>
  units(`The mayor said ${content}`, [{ source: "The mayor", cue: "said", content }])
    .filter(({ statement }) => statement)
    .map(({ span }) => span.text)

describe("what calls a report false", () => {
  it.each([
    "The figure of 340 is an invention",
    "talk of missiles on the two ships was pure fiction",
    "reports of a strike are simply untrue",
  ])("denies it: “%s”", (content) => {
    const said = { source: "The mayor", cue: "said", content }
    expect(units(`${content}, The mayor said.`, [said]).map(({ relation }) => relation)).toContain("denies")
  })

  it.each([
    ["A newspaper report that", "she was to join a bank in Lisk", "was wrong"],
    ["Rumours", "that the quay had been sold", "were without any foundation"],
    ["The claim by the union that", "forty cranes had been sold", "is false"],
  ])("denies what stands in it: %s %s %s", (before, content, behind) => {
    const said = { source: "the mayor", cue: "said", content }
    const [unit] = units(`${before} ${content} ${behind}, the mayor said.`, [said]).filter(({ statement }) => statement)
    expect(unit).toMatchObject({ relation: "denies", span: { text: content } })
  })

  it.each([
    "The figure of 340 is not an invention",
    "the report was published on a false lead",
    "the pilot was wrong about the tide",
  ])("does not where nothing is called so: “%s”", (content) => {
    const said = { source: "The mayor", cue: "said", content }
    expect(units(`${content}, The mayor said.`, [said]).map(({ relation }) => relation)).not.toContain("denies")
  })

  it("denies nothing where the article itself says so", () => {
    expect(units("The report that the quay was sold was wrong.")).toMatchObject([{ relation: "carries" }])
  })
})

describe("what a body publishes as its own word", () => {
  const published = (text: string, outlet: string) => {
    const record = told("a1", text)
    return unitsOf({ ...record, article: { ...record.article, outlet } }, en)
  }

  it.each([
    ["The report that the quay had been sold is wrong.", "Ministry of Fisheries"],
    ["Suggestions that the ward will close this autumn are unfounded.", "Lakeland Hospital Trust"],
    ["Claims that the ferry was overloaded are a fabrication.", "Havel Coast Guard"],
  ])("is said by that body, and denied where it calls a report false: “%s”", (text, outlet) => {
    expect(published(text, outlet)).toMatchObject([{ statement: null, who: outlet, relation: "denies" }])
  })

  it("is an outlet's plain fact where an outlet prints it", () => {
    const [unit] = published("The report that the quay had been sold is wrong.", "Havel Courier")
    expect(unit).toMatchObject({ who: null, relation: "carries" })
  })
})

describe("what a statement says", () => {
  it.each([", and ", ", but ", "; ", " – ", ", while ", " while ", ", whereas ", ", and that ", "; but "])(
    "is two clauses where “%s” stands between",
    (mark) => {
      expect(clauses(`the quay was shut at noon${mark}no ferry sailed from Port Havel.`)).toEqual([
        "the quay was shut at noon",
        "no ferry sailed from Port Havel",
      ])
    },
  )

  it("is two clauses where a verb, a relative or a participle begins the second", () => {
    const first = "the ferry left the quay"
    expect(clauses(`${first} and was never seen again.`)).toEqual([first, "was never seen again"])
    expect(clauses(`${first}, which had been mended twice.`)).toEqual([first, "which had been mended twice"])
    expect(clauses(`${first} after taking on forty crates.`)).toEqual([first, "taking on forty crates"])
  })

  it("is one clause where “and” joins two nouns, and a comma no clause", () => {
    for (const one of [
      "the ferry carried forty crates of grain and ninety sacks of wool",
      "the ferry, an old one of the northern line, had left Port Havel late",
    ])
      expect(clauses(`${one}.`)).toEqual([one])
  })

  it("is not cut where fewer than four words would be left, before or behind", () => {
    expect(clauses("the quay was shut at noon, and nobody sailed.")).toEqual([
      "the quay was shut at noon, and nobody sailed",
    ])
    expect(clauses("nobody sailed, and the quay was shut at noon.")).toEqual([
      "nobody sailed, and the quay was shut at noon",
    ])
    expect(clauses("the quay was shut at noon, and nobody sailed, but the cranes went on working.")).toEqual([
      "the quay was shut at noon",
      "nobody sailed, but the cranes went on working",
    ])
  })

  it("is cut at the end of each sentence, however short", () => {
    expect(clauses("the quay was shut. Nobody sailed. The cranes stood still.")).toEqual([
      "the quay was shut",
      "Nobody sailed",
      "The cranes stood still",
    ])
  })

  it("is without the marks around it, but with its currency and its per cent", () => {
    expect(clauses("“£40 million was lost.”")).toEqual(["£40 million was lost"])
    expect(clauses("“— the dues would rise by 12%,”")).toEqual(["the dues would rise by 12%"])
  })

  it("is nothing where no word is left", () => {
    for (const content of ["“...”", "£", "%", "“ $ ”"]) expect(clauses(content)).toEqual([])
  })

  it("is a unit in each of its pieces", () => {
    const text = "“The quay is shut,” the mayor said, “the ferries lie idle.”"
    const said = { source: "the mayor", cue: "said", content: ["“The quay is shut,”", "“the ferries lie idle.”"] }
    expect(words(text, [said])).toEqual(["The quay is shut", "the ferries lie idle"])
  })

  it.each([
    ["The outer quay, she said, would be shut until June.", "she", ["The outer quay,", "would be shut until June"]],
    [
      "“Nothing in the harbour,” she said on Monday, “has sailed since noon.”",
      "she",
      ["“Nothing in the harbour,”", "“has sailed since noon.”"],
    ],
    ["Ada Quill, according to Carrow, left the yard in May.", "Carrow", ["Ada Quill", "left the yard in May"]],
  ])("is one unit over what stands between where the first piece has no verb: “%s”", (text, source, content) => {
    const cue = text.includes("said") ? "said" : "according to"
    const [unit, ...others] = units(text, [{ source, cue, content }]).filter(({ statement }) => statement)
    expect(others).toEqual([])
    expect(unit?.span.text).toMatch(
      /^(?:The outer quay|Nothing in the harbour|Ada Quill).*(?:until June|since noon|in May)/,
    )
  })

  it("is none in a piece that has no word of its own: “which”, “she”", () => {
    const said = { source: "the mayor", cue: "thought", content: ["which", "should be sold"] }
    expect(
      words("The quay, which the mayor had never thought worth a visit. It should be sold.", [said]),
    ).not.toContain("which")
  })
})

describe("what a statement passes on", () => {
  const text = "The Havel Courier reported that Carrow had said the outer quay would be shut until June."
  const inner = { source: "Carrow", cue: "had said", content: "the outer quay would be shut until June" }
  const outer = { source: "The Havel Courier", cue: "reported" }

  it("is the inner statement's alone", () => {
    const content = "Carrow had said the outer quay would be shut until June"
    const found = units(text, [
      { ...outer, content },
      { ...inner, within: "s1" },
    ])
    expect(found.map(({ span, statement }) => [statement?.id, span.text])).toEqual([["s2", inner.content]])
  })

  it("is not all that it says, where most of it is its own", () => {
    const own =
      "Nobody had warned any of the carriers, and the grain of the whole coast lay in the rain, and the mayor said"
    const long = `The Havel Courier reported: ${own} it was so.`
    const found = units(long, [
      { ...outer, content: `${own} it was so` },
      { source: "the mayor", cue: "said", content: "it was so", within: "s1" },
    ])
    expect(found.filter(({ statement }) => statement?.id === "s1").map(({ span }) => span.text)).toEqual([
      "Nobody had warned any of the carriers",
      "the grain of the whole coast lay in the rain",
      "the mayor said it was so",
    ])
  })
})

describe("a plain sentence", () => {
  it("is the article's own, by nobody", () => {
    expect(units("The outer quay was shut at noon, and no ferry sailed from there.")).toMatchObject([
      { span: { text: "The outer quay was shut at noon" }, statement: null, who: null, relation: "carries" },
      { span: { text: "no ferry sailed from there" }, statement: null, who: null, relation: "carries" },
    ])
  })

  it("of fewer than four words is none", () => {
    expect(words("Nobody sailed then. Nobody sailed that day.")).toEqual(["Nobody sailed that day"])
  })

  it("gives what no statement has taken, and no more", () => {
    const text = "At the foot of the old crane, the mayor said the quay was shut, and her deputy had left for Lisk."
    const said = { source: "the mayor", cue: "said", content: "the quay was shut" }
    expect(words(text, [said])).toEqual([
      "At the foot of the old crane",
      "the quay was shut",
      "and her deputy had left for Lisk",
    ])
  })
})

describe("a denial or a refusal", () => {
  it("is one by its stance, and every other stance carries", () => {
    const relation = (stance: Stance) =>
      units("The mayor spoke of the closing of the outer quay.", [
        { source: "The mayor", cue: "spoke of", content: "the closing of the outer quay", stance },
      ])[0]?.relation
    expect(relation("denies")).toBe("denies")
    expect(relation("withholds")).toBe("withholds")
    for (const stance of ["says", "alleges", "demands", "other"] as const) expect(relation(stance)).toBe("carries")
  })

  it("without content is the words of refusing, whoever refuses included", () => {
    const text = "The quay is shut. The mayor would neither confirm nor deny it."
    const said = { source: "The mayor", cue: "would neither confirm nor deny", stance: "withholds" } as const
    for (const content of ["it", undefined])
      expect(units(text, [content ? { ...said, content } : said])).toMatchObject([
        { relation: "carries" },
        { relation: "withholds", span: { text: "The mayor would neither confirm nor deny" } },
      ])
  })

  it("without content stands where its words do, the source in front or behind", () => {
    const text = "No answer came from the ministry."
    const said = { source: "the ministry", cue: "No answer came", stance: "withholds" } as const
    expect(words(text, [said])).toEqual(["No answer came from the ministry"])
  })

  it("without content and without words is none, nor is what carries and says nothing", () => {
    expect(words("The mayor it.", [{ source: "The mayor", content: "it", stance: "denies" }])).toEqual([])
    expect(words("The mayor said it.", [{ source: "The mayor", cue: "said" }])).toEqual([])
  })
})

describe("who says it", () => {
  const content = "the quay is shut"

  it("is the fullest name, else the words, else whoever passes it on", () => {
    const text = "Carrow said she was told the quay is shut."
    const outer = { source: "Carrow", cue: "said", content: "she was told the quay is shut" }
    const who = (...said: Said[]) => units(text, said).find(({ span }) => span.text === content)?.who
    expect(who({ source: "Carrow", name: "Ines Carrow", content })).toBe("Ines Carrow")
    expect(who({ source: "Carrow", content })).toBe("Carrow")
    expect(who({ ...outer, name: "Ines Carrow" }, { cue: "was told", content, within: "s1" })).toBe("Ines Carrow")
    expect(who({ cue: "was told", content })).toBeNull()
  })

  it("stands in front of the sentence that is shown, where that does not name them", () => {
    const shown = (text: string, source: string) => {
      const [unit] = units(text, [{ source, name: "Ines Carrow", cue: "said", content }])
      return unit && { told: unit.told, asked: unit.told.slice(unit.asked.start, unit.asked.end) }
    }
    expect(shown("Carrow said the quay is shut.", "Carrow")).toEqual({
      told: "Carrow said the quay is shut.",
      asked: content,
    })
    expect(shown("She said the quay is shut.", "She")).toEqual({
      told: "Ines Carrow: She said the quay is shut.",
      asked: content,
    })
  })
})

describe("a wording", () => {
  const of = (text: string, relation: "carries" | "denies" = "carries") =>
    wordingOf({ span: spanOf(text, 0, text.length), relation })

  it("is the same whatever marks and capitals are set", () => {
    expect(of("The quay – at Lisk – is shut")).toBe(of("the quay at Lisk is “shut”"))
  })

  it("is another with other words, in another order, or denied", () => {
    const [first, ...others] = [
      of("the quay at Lisk is shut"),
      of("the quay at Lisk is open"),
      of("shut is the quay at Lisk"),
      of("the quay at Lisk is shut", "denies"),
    ]
    for (const other of others) expect(other).not.toBe(first)
  })

  it("is none where fewer than four words tell little", () => {
    expect(of("the quay is shut")).not.toBeNull()
    expect(of("the quay shut")).toBeNull()
  })
})

describe("every unit of any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "the quay is shut ",
      "nobody sailed from there",
      ", and ",
      "; ",
      ". ",
      " – ",
      "\n\n",
      "“",
      "” ",
      "£",
      "%",
      "\u00a0",
    ),
    fc.constantFrom("\ud83d", "\ude80", "🚀", "e\u0301", "İ", "ﬁ", "港", "\u2028", "٣"),
    fc.string({ unit: "binary", maxLength: 6 }),
  )
  const stance = fc.constantFrom("says" as const, "denies" as const, "withholds" as const)
  /** A text, and statements of it that stand anywhere. */
  const record = fc
    .array(piece, { minLength: 1, maxLength: 30 })
    .map((pieces) => pieces.join(""))
    .filter((text) => text.length > 1)
    .chain((text) => {
      const span = fc
        .tuple(fc.nat(text.length - 1), fc.nat(text.length - 1))
        .map(([a, b]) => spanOf(text, Math.min(a, b), Math.max(a, b) + 1))
      const part = fc.array(span, { maxLength: 2 })
      const statement = fc.tuple(part, part, part, stance, fc.boolean())
      return fc.tuple(fc.constant(text), fc.array(statement, { maxLength: 3 }))
    })
    .map(([text, parts]) => {
      const empty = told(
        "a1",
        text,
        parts.map(() => ({})),
      )
      const statements = empty.statements.map((each, i): Statement => {
        const [source = [], cue = [], content = [], stance = "says", isInner = false] = parts[i] ?? []
        return {
          ...each,
          source: { ...each.source, spans: source },
          cue: { spans: cue },
          content: { ...each.content, spans: content },
          stance,
          within: isInner && i > 0 ? "s1" : null,
        }
      })
      return { ...empty, statements }
    })

  it("is the text where it stands, and is shown in its sentence", () => {
    fc.assert(
      fc.property(record, (record) => {
        for (const { span, told, asked } of unitsOf(record, en)) {
          expect(span.text).toBe(record.article.text.slice(span.start, span.end))
          expect(told.slice(asked.start, asked.end)).toBe(span.text.replaceAll(/\s/g, " "))
        }
      }),
      { numRuns: 500 },
    )
  })

  it("stands in the order of the text, and a plain one has no character that a statement has", () => {
    fc.assert(
      fc.property(record, (record) => {
        const found = unitsOf(record, en)
        expect(found).toEqual(found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end))
        const taken = record.statements.flatMap(({ source, cue, content }) =>
          [source, cue, content].flatMap(({ spans }) => spans),
        )
        for (const { statement, span } of found)
          if (!statement) expect(taken.filter(({ start, end }) => start < span.end && span.start < end)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe("what a statement leaves of its sentence", () => {
  const rest = (text: string, said: Said) =>
    units(text, [said])
      .filter(({ statement }) => statement === null)
      .map(({ span }) => span.text)

  it.each([
    ["“We kept copies,” Ada Quill told Radio Fjord at the harbour gate yesterday.", "told", "Radio Fjord"],
    ["“We kept copies,” said Ada Quill, who asked not to be named because an inquiry is under way.", "said"],
    ["“We kept copies,” said Ada Quill, who spoke on condition of anonymity.", "said"],
    ["“We kept copies,” said Ada Quill in front of the old customs house.", "said"],
  ])("is no claim where it says nothing by itself: %s", (text, cue, to?: string) => {
    expect(rest(text, { source: "Ada Quill", cue, content: "We kept copies", ...(to && { to }) })).toEqual([])
  })

  it.each([
    ["“We kept copies,” said Ada Quill, and the crane fell that very night.", "and the crane fell that very night"],
    [
      "At dawn the crane fell into the dock, and Ada Quill said: “We kept copies.”",
      "At dawn the crane fell into the dock, and",
    ],
    ["“We kept copies,” said Ada Quill, to whom the yard belongs since May.", "to whom the yard belongs since May"],
  ])("is one where it does: %s", (text, claim) => {
    expect(rest(text, { source: "Ada Quill", cue: "said", content: "We kept copies" })).toContain(claim)
  })
})

describe("the words of a claim", () => {
  it.each([
    ["the warning was “ignored like the first”.", "the warning was “ignored like the first”"],
    ["the warning was “ignored like the first.”", "the warning was “ignored like the first.”"],
    ['the warning was "ignored like the first".', 'the warning was "ignored like the first"'],
    ["“the warning was ignored like the first.”", "the warning was ignored like the first"],
  ])("have the mark that closes a quotation in them: %s", (content, claim) => {
    expect(clauses(content)).toEqual([claim])
  })
})

describe("what somebody is asked to say", () => {
  const text = "The opposition demanded that the minister say what he knew of the cracked ramp."
  const demand = {
    source: "The opposition",
    cue: "demanded",
    content: "that the minister say what he knew of the cracked ramp",
  }
  const say = { source: "the minister", cue: "say", content: "what he knew of the cracked ramp", within: "s1" }

  it("is a claim of whoever asks, and none of theirs", () => {
    expect(units(text, [{ ...demand, stance: "demands" }, say]).map(({ who }) => who)).toEqual(["The opposition"])
  })

  it("is theirs where it is told that they said it", () => {
    const told = text.replace("demanded", "recalled")
    const heard = units(told, [{ ...demand, cue: "recalled" }, say])
    expect(heard.map(({ who }) => who)).toContain("the minister")
  })
})
