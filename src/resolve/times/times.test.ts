import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { languageOf } from "../../language/index.ts"
import type { Timex } from "../../record/index.ts"
import { passageOf } from "../words/index.ts"
import { dayIn, easterOf, nthWeekday, partsOf, weekdayOf, written } from "./calendar.ts"
import { findTimes } from "./index.ts"

/** Paragraphs by blank lines, sentences by full stops before a capital: enough for the cases. */
function timesOf(text: string, published: string | null): Timex[] {
  const pieces = (whole: string, base: number, part: RegExp) =>
    [...whole.matchAll(part)].map((match) => ({ start: base + match.index, end: base + match.index + match[0].length }))
  const paragraphs = pieces(text, 0, /[^\n]+/g)
  const sentences = paragraphs.flatMap(({ start, end }) =>
    pieces(text.slice(start, end), start, /.+?(?:[a-z}\d]\.(?=\s+\p{Lu})|$)\s*/gu),
  )
  return findTimes(passageOf(text, { paragraphs, sentences, quotations: [] }, languageOf("en")), published)
}

/** The text with its expressions in braces, as the case file writes them. */
function marked(text: string, times: readonly Timex[]): string {
  return [...times].reverse().reduce((out, { start, end, type, value, text: words }) => {
    const plain = value.startsWith("P") && !value.endsWith("REF") ? "DURATION" : /\dT|XT/.test(value) ? "TIME" : "DATE"
    return `${out.slice(0, start)}{${type === plain ? "" : `${type}:`}${value} ${words}}${out.slice(end)}`
  }, text)
}

const bare = (text: string) => text.replace(/\{\S+ ([^}]*)\}/g, "$1")

const cases = readFileSync(new URL("../../../test/cases/times.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.includes("\t") && !line.startsWith("#"))
  .slice(1)
  .map((line) => line.split("\t"))

describe("reads the case file", () => {
  test.each(cases)("%s: %s", (published = "", text = "") => {
    expect(marked(bare(text), timesOf(bare(text), published === "-" ? null : published))).toBe(text)
  })
})

describe("shows what a value was counted from", () => {
  const text = "The strike began on Feb. 3, 2031. Two days later the port was shut. It reopened on Saturday."
  it("nothing, a date of the text, or the publication", () => {
    expect(timesOf(text, "2031-03-10").map(({ anchor }) => anchor)).toEqual([
      null,
      { start: 20, end: 32, text: "Feb. 3, 2031" },
      "publication",
    ])
  })
})

const words = cases.map(([, text = ""]) => bare(text))
const sentence = fc.constantFrom(...words)
const word = fc.constantFrom(...new Set(words.join(" ").split(" ")))
const soup = fc.array(word, { maxLength: 40 }).map((each) => each.join(" "))
const date = fc.integer({ min: 0, max: 60_000 }).map((day) => written(day, "D") ?? "")
const anyPublished = fc.oneof(fc.constant(null), date, fc.string())

describe("laws", () => {
  it("every span quotes itself, in order, without overlap", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          fc.array(sentence, { maxLength: 5 }).map((each) => each.join("\n")),
        ),
        anyPublished,
        (text, published) => {
          let end = 0
          for (const timex of timesOf(text, published)) {
            expect(timex.text).toBe(text.slice(timex.start, timex.end))
            expect(timex.start).toBeGreaterThanOrEqual(end)
            end = timex.end
          }
        },
      ),
    )
  })

  it("no text makes it throw, and no value is of a day that does not exist", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "grapheme" }), soup)
    fc.assert(
      fc.property(text, anyPublished, (each, published) => {
        for (const { value } of timesOf(each, published)) {
          const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0]
          if (day) expect(dayIn(day)).not.toBeNull()
        }
      }),
      { numRuns: 300 },
    )
  })

  it("moving the publication by n days moves relative days by n", () => {
    const relative = fc.constantFrom(
      "today",
      "yesterday",
      "tomorrow",
      "three days ago",
      "two weeks ago",
      "the day before yesterday",
      "last night",
      "overnight",
      "this morning",
      "late yesterday",
    )
    fc.assert(
      fc.property(relative, date, fc.integer({ min: -500, max: 500 }), (expression, published, n) => {
        const from = dayIn(published) ?? 0
        fc.pre(from + n > 0)
        const valueOn = (day: number) =>
          dayIn(timesOf(`It was ${expression}.`, written(day, "D"))[0]?.value.slice(0, 10) ?? null) ?? Number.NaN
        expect(valueOn(from + n) - valueOn(from)).toBe(n)
      }),
    )
  })

  it("a weekday lies within the week before publication in the past tense, in the week after in the future", () => {
    fc.assert(
      fc.property(fc.constantFrom("Monday", "Tuesday", "Friday", "Sunday"), date, (weekday, published) => {
        const off = (text: string) =>
          (dayIn(timesOf(text, published)[0]?.value ?? null) ?? Number.NaN) - (dayIn(published) ?? 0)
        expect(off(`She spoke on ${weekday}.`)).toBeOneOf([0, -1, -2, -3, -4, -5, -6])
        expect(off(`She will speak on ${weekday}.`)).toBeOneOf([0, 1, 2, 3, 4, 5, 6])
      }),
    )
  })

  it("a paragraph put in front only shifts spans", () => {
    const front = fc.constantFrom(
      "The pass is high and the road is narrow.\n",
      "Nobody, it is said, may march there.\n\n",
      "x\n",
    )
    fc.assert(
      fc.property(front, sentence, date, (before, text, published) => {
        fc.pre(!text.startsWith("ALDMOOR"))
        const shifted = timesOf(before + text, published).map(({ start, value }) => [start - before.length, value])
        expect(shifted).toEqual(timesOf(text, published).map(({ start, value }) => [start, value]))
      }),
    )
  })

  it("a date of publication that is none leaves values as open as no date", () => {
    const none = fc.oneof(
      fc.constantFrom("", "2031-02-30", "2031-13-01", "10 March 2031", "2031-3-1", "0000-00-00", "+12031-01-01", "now"),
      fc.string().filter((each) => dayIn(each) === null),
    )
    fc.assert(
      fc.property(sentence, none, (text, published) => {
        expect(timesOf(text, published)).toEqual(timesOf(text, null))
      }),
    )
  })

  it("Easter is a Sunday between 22 March and 25 April", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        const easter = easterOf(year) ?? Number.NaN
        expect(weekdayOf(easter)).toBe(7)
        const { month, day } = partsOf(easter) ?? { month: 0, day: 0 }
        expect(month * 100 + day).toSatisfy((n: number) => n >= 322 && n <= 425)
      }),
    )
    expect([2019, 2024, 2025].map((year) => written(easterOf(year) ?? 0, "D"))).toEqual([
      "2019-04-21",
      "2024-03-31",
      "2025-04-20",
    ])
  })

  it("the nth weekday of a month is that weekday, and the last is within its last week", () => {
    expect(written(nthWeekday(2031, 11, 4, 4) ?? 0, "D")).toBe("2031-11-27")
    expect(written(nthWeekday(2031, 5, -1, 1) ?? 0, "D")).toBe("2031-05-26")
  })

  it("days and their parts go there and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        expect(partsOf(day)).not.toBeNull()
        expect(dayIn(written(day, "D"))).toBe(day)
      }),
    )
  })
})

describe("long and hostile texts", () => {
  const hostile = [
    "the ",
    "a ",
    "on Saturday ",
    "two ",
    "20 ",
    "1990-",
    "- ",
    "late ",
    "of the ",
    "' ",
    "2031/01/",
    "\ud800",
    "the third quarter of ",
  ]
  test.each(hostile)("a text of 5,000 times %j is read", (piece) => {
    expect(Array.isArray(timesOf(piece.repeat(5_000), "2031-03-10"))).toBe(true)
  })
})
