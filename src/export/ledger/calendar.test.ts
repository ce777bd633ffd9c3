import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calendarDate } from "./calendar.ts"

describe("a TIMEX3 value as a date that other programs hold", () => {
  it.each([
    ["2031-03-08", "2031-03-08"],
    ["2031-03", "2031-03"],
    ["2031", "2031"],
    ["2031-03-08TMO", "2031-03-08"],
    ["2031-02-28TEV", "2031-02-28"],
    ["2031-02-28TNI", "2031-02-28"],
    ["2031-03-08T09:30", "2031-03-08"],
    ["2031-03-08T24:00", "2031-03-08"],
    ["2031-W10-6", "2031-03-08"],
    ["2031-W10-6TEV", "2031-03-08"],
    ["2031-W10", "2031-03"],
    ["2031-W10-WE", "2031-03"],
    ["2031-W09", "2031"],
    ["2031-W01", null],
    ["2031-W54", null],
    ["2031-W00", null],
    ["2031-Q1", "2031"],
    ["2031-H2", "2031"],
    ["2031-SP", "2031"],
    ["2031-FA", "2031"],
    ["2031-WI", null],
    ["2031-SU", null],
    ["2031-03-XX", "2031-03"],
    ["203", null],
    ["20", null],
    ["XXXX-03-08", null],
    ["XXXX-WXX-6", null],
    ["PAST_REF", null],
    ["P3D", null],
    ["2031-02-30", null],
    ["2031-13", null],
    ["2031-03-08/2031-03-10", null],
    ["", null],
    [null, null],
  ])("%s → %s", (value, expected) => {
    expect(calendarDate(value)).toBe(expected)
  })

  it("is the day of each day of a week, as calendars number weeks", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1900-01-08"), max: new Date("2199-12-20"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          // ISO 8601: the week is of the year in which its Thursday lies.
          const weekday = (date.getUTCDay() + 6) % 7
          const thursday = new Date(Date.parse(day) + (3 - weekday) * 86_400_000)
          const year = thursday.getUTCFullYear()
          const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1
          const value = `${year}-W${String(week).padStart(2, "0")}`
          expect(calendarDate(`${value}-${weekday + 1}`)).toBe(day)
          expect(day.startsWith(calendarDate(value) ?? "")).toBe(true)
        },
      ),
    )
  })
})
