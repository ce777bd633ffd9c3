import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { PublishedAt } from "../record/index.ts"
import { dateIn, isoDate } from "./dates.ts"

describe("a date in the form of mail", () => {
  it.each([
    ["Tue, 04 Mar 2031 09:30:00 +0100", "2031-03-04T09:30:00+01:00"],
    ["Tue, 4 Mar 2031 09:30 GMT", "2031-03-04T09:30Z"],
    ["4 Mar 31 09:30 UT", "2031-03-04T09:30Z"],
    ["04 mar 1999 9:05:07 z", "1999-03-04T09:05:07Z"],
    ["Tuesday, 04-Mar-31 09:30:00 UTC", "2031-03-04T09:30:00Z"],
    ["Tues 4 March 2031 09:30:00 EST", "2031-03-04T09:30:00-05:00"],
    ["Thurs., 4 Sept. 2031 09:30:00 PDT", "2031-09-04T09:30:00-07:00"],
    ["Tue Mar  4 09:30:00 2031", "2031-03-04T09:30:00"],
    ["Tue Mar 4 09:30:00 GMT 2031", "2031-03-04T09:30:00Z"],
    ["Tue,\n 04 Mar 2031\t09:30:00.000 GMT+0530", "2031-03-04T09:30:00+05:30"],
    ["Tue, 04 Mar 2031 09:30:00 +0000 (Greenwich Mean Time)", "2031-03-04T09:30:00+00:00"],
    ["Tue, 04 Mar 2031 09:30:00 -0000", "2031-03-04T09:30:00Z"],
    ["Tue, 04 Mar 2031 09:30:00 +2:00", "2031-03-04T09:30:00+02:00"],
    ["Tue, 04 Mar 2031 09:30:00 CET", "2031-03-04T09:30:00+01:00"],
    ["Tue, 04 Mar 2031 09:30:00 IST", "2031-03-04T09:30:00"],
    ["4 March 2031 9:30 PM", "2031-03-04T21:30"],
    ["Tue, 04 Mar 2031 12:05 am", "2031-03-04T00:05"],
    ["Tue, 04 Mar 2031", "2031-03-04"],
    ["04 Mar 72 10:00 GMT", "1972-03-04T10:00Z"],
  ])("%s is %s", (text, date) => {
    expect(isoDate(text)).toBe(date)
  })
})

describe("what cannot be", () => {
  it.each([
    ["an offset of 99 hours", "2031-03-04T09:30:00+99:99", "2031-03-04T09:30:00"],
    ["an offset of a day", "2031-03-04T09:30-24:00", "2031-03-04T09:30"],
    ["an offset of 60 minutes", "2031-03-04T09:30+02:60", "2031-03-04T09:30"],
    ["an offset in mail", "Tue, 04 Mar 2031 09:30:00 +9900", "2031-03-04T09:30:00"],
    ["a zone that nobody knows", "Tue, 04 Mar 2031 09:30:00 XYZT", "2031-03-04T09:30:00"],
    ["an hour", "2031-03-04T31:30:00Z", "2031-03-04"],
    ["an hour in mail", "Tue, 04 Mar 2031 25:30:00 GMT", "2031-03-04"],
    ["a second", "2031-03-04T09:30:75Z", "2031-03-04T09:30Z"],
    ["a minute in mail", "Tue, 04 Mar 2031 09:75:00 GMT", "2031-03-04"],
    ["a day", "2031-02-30", null],
    ["a day in mail", "Tue, 31 Jun 2031 09:30:00 GMT", null],
    ["a month", "2031-13-01T09:30:00Z", null],
    ["a day in prose", "30 February 2031", null],
  ])("is left out, and no more than it: %s", (_, text, date) => {
    expect(isoDate(text)).toBe(date)
  })

  it("is an offset in prose", () => {
    expect(dateIn("4 March 2031 at 09:30 +99:99")).not.toContain("+99")
  })

  it.each(["+14:00", "-12:00", "+05:45", "-03:30", "+13:45"])("%s is a place's offset", (offset) => {
    expect(isoDate(`2031-03-04T09:30:00${offset}`)).toBe(`2031-03-04T09:30:00${offset}`)
  })
})

describe("any words", () => {
  const digits = fc.stringMatching(/^\d{1,4}$/)
  const parts = fc.oneof(
    digits,
    fc.constantFrom("Mar", "March", "Tue,", "-", ":", "+", "T", "Z", " ", "GMT", "PM", "/", "."),
  )
  it("are null or a date of the record's form", () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 14 }), (words) => {
        const date = isoDate(words.join(""))
        expect(date === null || PublishedAt.safeParse(date).success).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
