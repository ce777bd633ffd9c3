import { describe, expect, it } from "vitest"
import { voteCount } from "../../test/web/records.ts"
import { countedFrom, dateInWords } from "./dates.ts"

describe("dateInWords", () => {
  it.each([
    ["2031-03-08", "8 March 2031"],
    ["2031-03-08TEV", "8 March 2031, evening"],
    ["2031-03-08T09:30", "8 March 2031, 09:30"],
    ["2031-03", "March 2031"],
    ["2031", "2031"],
    ["203", "the 2030s"],
    ["2031-W10", "week 10 of 2031"],
    ["2031-W10-WE", "the weekend of week 10 of 2031"],
    ["2031-Q1", "quarter 1 of 2031"],
    ["2031-SU", "summer 2031"],
    ["XXXX-WXX-6", "some Saturday"],
    ["PAST_REF", "some time past"],
    ["P3D", "P3D"],
  ])("%s → %s", (value, words) => {
    expect(dateInWords(value)).toBe(words)
  })
})

describe("countedFrom", () => {
  it("says what a relative date was counted from, and nothing of one that is complete in itself", () => {
    const record = voteCount()
    const said = record.statements.find(({ id }) => id === "s16")?.said?.spans ?? []
    expect(countedFrom(record, said)).toBe(" (from publication)")
    expect(
      countedFrom(
        record,
        record.times.filter(({ text }) => text === "2019"),
      ),
    ).toBe("")
  })
})
