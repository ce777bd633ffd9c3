import { describe, expect, it } from "vitest"
import type { TimexType } from "./timex.ts"
import { timexInWords } from "./timex-words.ts"

describe("a TIMEX3 value in words", () => {
  it.each([
    ["2031-03-08", "8 March 2031"],
    ["2031-02-28TEV", "28 February 2031, evening"],
    ["2031-03-08T09:30", "8 March 2031, 09:30"],
    ["2031-03-08T09", "8 March 2031, 09"],
    ["2031-03", "March 2031"],
    ["2031", "2031"],
    ["203", "the 2030s"],
    ["20", "the century from 2000"],
    ["2031-W10", "week 10 of 2031"],
    ["2031-W10-WE", "the weekend of week 10 of 2031"],
    ["2031-Q1", "first quarter of 2031"],
    ["2031-H2", "second half of 2031"],
    ["2031-SU", "summer 2031"],
    ["BC0044", "44 BC"],
    ["0079", "0079"],
    ["PAST_REF", "some time past"],
    ["PRESENT_REF", "now"],
    ["FUTURE_REF", "some time to come"],
    ["P3D", "3 days"],
    ["P1Y", "1 year"],
    ["P1.5W", "1.5 weeks"],
    ["PT30M", "30 minutes"],
    ["P6M", "6 months"],
    ["PT48H", "48 hours"],
    ["P2CE", "2 centuries"],
    ["PXY", "some years"],
    ["PTXH", "some hours"],
    ["PXX", "some time"],
  ])("%s → %s", (value, words) => {
    expect(timexInWords(value)).toBe(words)
  })

  it.each<[value: string, type: TimexType, words: string]>([
    ["XXXX-WXX-1", "SET", "every Monday"],
    ["XXXX-WXX-1T19:00", "SET", "every Monday, 19:00"],
    ["XXXX-WXX-6", "DATE", "some Saturday"],
    ["XXXX-XX-XX", "SET", "every day"],
    ["XXXX-XX-XX", "DATE", "some day"],
    ["XXXX-XX-XXTMO", "SET", "every morning"],
    ["XXXX-XX-XXT14:30", "TIME", "some day, 14:30"],
    ["XXXX-WXX", "DATE", "some week"],
    ["XXXX-WXX-WE", "DATE", "some weekend"],
    ["XXXX-QX", "SET", "every quarter"],
    ["XXXX-Q3", "DATE", "some third quarter"],
    ["XXXX-07", "SET", "every July"],
    ["XXXX-SU", "SET", "every summer"],
    ["XXXX-06-04", "DATE", "some 4 June"],
    ["XXXX-XX-15", "DATE", "some 15 of a month"],
    ["XXXX", "DATE", "some year"],
    ["P1Y", "SET", "every year"],
    ["P2W", "SET", "every 2 weeks"],
    ["PXD", "SET", "every few days"],
    ["2031-XX-08", "DATE", "a time that the text leaves open"],
  ])("%s of a %s → %s", (value, type, words) => {
    expect(timexInWords(value, type)).toBe(words)
  })

  it("stays as it is in a form that is not known", () => {
    expect(timexInWords("about noon")).toBe("about noon")
  })
})
