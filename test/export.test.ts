import { stripVTControlCharacters } from "node:util"
import fc from "fast-check"
import stringWidth from "string-width"
import { describe, expect, it } from "vitest"
import { formats } from "../src/export/index.ts"
import { Record } from "../src/record/index.ts"
import { recordOf } from "./web/build.ts"
import { articleOf, fogNotice, quarryTalks, voteCount } from "./web/records.ts"

const plain = (record: Record, columns = 80) => formats.text.write(record, { columns, color: false })

describe("a record as text", () => {
  it("reads who → what they did → to whom, then what", () => {
    const text = plain(quarryTalks())
    expect(text).toContain(
      " 16  The minister of labour, Casimir Hovland → urged → both sides [demands]\n     to return to the",
    )
    expect(text).toContain(" 13  She (Beatrix Dolmen) → dismissed [denies]\n")
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
    expect(plain(voteCount())).toContain("     said       last week → 2031-W23\n")
  })

  it("begins with title, outlet, date and a summary, and ends with events and notes", () => {
    const lines = plain(quarryTalks()).split("\n")
    expect(lines.slice(0, 3)).toEqual([
      "Quarry talks break down as owners walk out",
      "Skarn Valley Gazette · Wilhelmina Starck · 2030-10-04",
      "22 statements · 12 sources · 3 only a role · 1 no source given · 1 hedged · 2",
    ])
    expect(lines).toContain("  2030-10-07     give up his task [threatened] Leopold Ansgar · on the word of 9")
    expect(lines.at(-2)).toBe("  note  Two descriptions of one entity do not agree.")
  })

  it("says so when nobody says anything", () => {
    expect(plain(fogNotice())).toBe(
      "Fog shuts harbour\nThe Brackwater Post\nNo statements: nobody is quoted or cited in this article.\n",
    )
  })

  it("is coloured without a change of words", () => {
    const coloured = formats.text.write(quarryTalks(), { columns: 80, color: true })
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
  it("comes back as it was, on many lines or on one", () => {
    const record = voteCount()
    const style = { columns: 80, color: false }
    expect(Record.parse(JSON.parse(formats.json.write(record)))).toEqual(record)
    expect(JSON.parse(formats.jsonl.write(record))).toEqual(record)
    expect(formats.jsonl.write(record).split("\n")).toHaveLength(2)
    expect(formats.text.write(record, style)).toBe(formats.text.write(voteCount(), style))
  })
})
