import { stripVTControlCharacters } from "node:util"
import fc from "fast-check"
import stringWidth from "string-width"
import { describe, expect, it } from "vitest"
import { formats } from "../src/export/index.ts"
import { writeText } from "../src/export/text.ts"
import { Record } from "../src/record/index.ts"
import { type Parts, recordOf } from "./web/build.ts"
import { articleOf, fogNotice, quarryTalks, voteCount } from "./web/records.ts"

const plain = (record: Record, columns = 80) => writeText(record, { columns, color: false })

describe("a record as text", () => {
  it("reads who → what they did → to whom, then what", () => {
    const text = plain(quarryTalks())
    expect(text).toContain(
      " 16  The minister of labour, Casimir Hovland → urged → both sides [demands]\n     to return to the",
    )
    expect(text).toContain(" 13  She (~Beatrix Dolmen) → dismissed [denies]\n")
    expect(text).toContain(" 20  nobody named → are said to (hedged: are said to)\n     have admitted it\n")
  })

  it("sets a statement in a statement in, and shows through whom it came", () => {
    expect(plain(quarryTalks())).toContain(
      [
        " 12    ↳ Dolmen’s chairwoman, Beatrix Dolmen → told → her managers [warns]",
        "         that she would sooner sell the north pit than give in",
        "         via        a person close to the family that owns the quarries",
        "         via        the business daily Meridian",
      ].join("\n"),
    )
  })

  it("says when it was said, beside the words that say so", () => {
    expect(plain(voteCount())).toContain("     said       last week → week 23 of 2031\n")
  })

  it("begins with title, outlet, date and a summary, and ends with events and notes", () => {
    const lines = plain(quarryTalks()).split("\n")
    expect(lines.slice(0, 5)).toEqual([
      "Quarry talks break down as owners walk out",
      "Skarn Valley Gazette · Wilhelmina Starck · 4 October 2030",
      "22 statements · 12 sources · 1 hedged · 2 second-hand",
      "unnamed sources: 3 only a role · 1 no source given",
      "~ inferred, not in these words: check it in the text",
    ])
    expect(lines).toContain("  7 October 2030         give up his task [threatened] Leopold Ansgar · on the")
    expect(lines.at(-2)).toBe("  note  Two descriptions of one entity do not agree.")
  })

  it("says so when nobody says anything", () => {
    expect(plain(fogNotice())).toBe(
      "Fog shuts harbour\nThe Brackwater Post · no date\nNo statements: nobody is quoted or cited in this article.\n",
    )
  })

  describe("marks what is inferred, and nothing else", () => {
    const text =
      "Mrs Ilse Varn, the harbour master, spoke on Friday. Varn said the quay is safe. She said so every Monday. The owner told the Varn Echo on Tuesday that it leaks."
    const told = (...statements: Parts["statements"]) =>
      recordOf(articleOf(text, { title: "Quay" }), {
        entities: [["Ilse Varn", "person", ["Ilse Varn", "She"], ["the harbour master"]]],
        times: [["every Monday", "SET", "XXXX-WXX-1", null]],
        statements,
      })
    type Case = [what: string, statement: Parts["statements"][number], line: string]
    const LEGEND = "~ inferred, not in these words"

    it.each<Case>([
      [
        "a name for a pronoun",
        { who: "She", entity: "e1", cue: "[said] so", what: "so" },
        " 1  She (~Ilse Varn) → said",
      ],
      [
        "a name for a description",
        { who: "The owner", entity: "e1", cue: "told", what: "it leaks" },
        " 1  The owner (~Ilse Varn) → told",
      ],
      [
        "a day from another sentence",
        { who: "[Varn] said", cue: "[said] the", what: "the quay is safe", said: ["on Friday", "2031-03-07"] },
        "    said       ~on Friday → 7 March 2031",
      ],
    ])("%s", (_, statement, line) => {
      const written = plain(told(statement))
      expect(written).toContain(`${line}\n`)
      expect(written).toContain(LEGEND)
    })

    it.each([
      [0.69, " 1~ Varn → said"],
      [0.7, " 1  Varn → said"],
    ])("a statement read with a confidence of %d: %j", (confidence, line) => {
      const record = told({ who: "[Varn] said", cue: "[said] the", what: "the quay is safe" })
      const [first] = record.statements
      if (!first) throw new Error("one statement was made")
      first.confidence = confidence
      expect(plain(record)).toContain(`\n${line}\n`)
      expect(plain(record).includes(LEGEND)).toBe(confidence < 0.7)
    })

    it.each<Case>([
      [
        "a short name",
        { who: "[Varn] said", entity: "e1", cue: "[said] the", what: "the quay is safe" },
        " 1  Varn (Ilse Varn) → said",
      ],
      [
        "a day in its own sentence, however far",
        { who: "The owner", cue: "told", what: "it leaks", said: ["on Tuesday", "2031-03-11"] },
        "    said       on Tuesday → 11 March 2031",
      ],
      [
        "what recurs",
        { who: "She", cue: "[said] so", what: "so", said: ["every Monday", "XXXX-WXX-1"] },
        "    said       every Monday\n",
      ],
    ])("not %s", (_, statement, line) => {
      const written = plain(told(statement))
      expect(written).toContain(line)
      expect(written).not.toContain("~")
    })
  })

  it("says of an outlet or a day that nobody knows that it is unknown, and prints no sentence on the outlet", () => {
    const record = quarryTalks()
    const unknown = { ...record, article: { ...record.article, outlet: null, published: null } }
    expect(plain(unknown)).toContain("\noutlet unknown · Wilhelmina Starck · no date\n")
    expect(plain(unknown)).not.toMatch(/this outlet/i)
  })

  it("is headed by its title, else by where it was read from, in words where that is standard input", () => {
    const headed = (facts: Partial<Record["article"]>) =>
      plain({ ...quarryTalks(), article: { ...quarryTalks().article, ...facts } }).split("\n")[0]
    expect(headed({})).toBe("Quarry talks break down as owners walk out")
    expect(headed({ title: null, uri: "desk/quarry.txt" })).toBe("desk/quarry.txt")
    expect(headed({ title: null, uri: "-" })).toBe("Standard input")
  })

  it("orders events as times, whatever their words", () => {
    const record = recordOf(articleOf("They met in week ten, then on 12 March, and once more in 2032."), {
      statements: [],
      events: [
        { trigger: "once more", type: "MEETING", status: "planned", date: ["2032", "2032"] },
        { trigger: "then", type: "MEETING", status: "occurred", date: ["12 March", "2031-03-12"] },
        { trigger: "met", type: "MEETING", status: "occurred", date: ["week ten", "2031-W10"] },
      ],
    })
    expect(plain(record).match(/^ {2}\S.*\[/gm)).toEqual([
      "  week 10 of 2031  met [",
      "  12 March 2031    then [",
      "  2032             once more [",
    ])
  })

  it("is coloured without a change of words", () => {
    const coloured = writeText(quarryTalks(), { columns: 80, color: true })
    expect(coloured).toContain("\u001b[1;36mRagna Thole")
    expect(stripVTControlCharacters(coloured).split(/\s+/)).toEqual(plain(quarryTalks()).split(/\s+/))
  })

  it("fits any width, whatever the letters, and tells the terminal nothing", () => {
    const words = fc.string({
      unit: fc.constantFrom("a", " ", "語", "👩‍👧", "é", "\u001b[31m", "\r", "\u202e", "\u0007"),
      minLength: 1,
    })
    fc.assert(
      fc.property(words, words, fc.integer({ min: 24, max: 120 }), (who, what, columns) => {
        const text = `(${who})said(${what})`
        const at = (start: number, end: number) => ({ start, end, text: text.slice(start, end) })
        const record = recordOf(articleOf(text, { title: what }), {
          statements: [{ who: "(", cue: "said", what: ")" }],
        })
        const [first] = record.statements
        if (!first) throw new Error("one statement was made")
        first.source.spans = [at(0, who.length + 2)]
        first.content.spans = [at(who.length + 6, text.length)]
        const written = plain(record, columns)
        expect(written.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\u202e/u)
        for (const line of written.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
      }),
    )
  })
})

describe("a record as JSON", () => {
  it("comes back as it was, on many lines or on one", async () => {
    const record = voteCount()
    const style = { columns: 80, color: false }
    expect(Record.parse(JSON.parse(formats.json.write(record)))).toEqual(record)
    expect(JSON.parse(formats.jsonl.write(record))).toEqual(record)
    expect(formats.jsonl.write(record).split("\n")).toHaveLength(2)
    expect(await formats.text.write(record, style)).toBe(await formats.text.write(voteCount(), style))
  })
})
