import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareTimex, stretchOf } from "./index.ts"

const two = (n: number) => String(n).padStart(2, "0")
const day = fc
  .date({ min: new Date("1000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const year = fc.integer({ min: 1000, max: 2999 })
const value = fc.oneof(
  day,
  day.map((at) => at.slice(0, 7)),
  day.map((at) => at.slice(0, 4)),
  fc.tuple(day, fc.constantFrom("MO", "MI", "AF", "EV", "NI", "08:30", "23")).map(([at, part]) => `${at}T${part}`),
  fc
    .tuple(year, fc.integer({ min: 1, max: 52 }), fc.boolean())
    .map(([y, w, end]) => `${y}-W${two(w)}${end ? "-WE" : ""}`),
  fc.tuple(year, fc.constantFrom("Q1", "Q4", "H1", "H2", "SP", "WI")).map(([y, part]) => `${y}-${part}`),
  fc.constantFrom("203", "19", "XXXX-WXX-3", "PAST_REF", "P3D", "FUTURE_REF", "2031-02-30", "2031-99"),
)

describe("the order of TIMEX3 values", () => {
  it("is that of time, and not of letters", () => {
    const sorted = ["2031-W10", "2031-02-28TEV", "2031", "2031-03", "2031-01-01", "2031-02-28", "2031-SP", "2031-03-01"]
    expect(sorted.toSorted(compareTimex)).toEqual([
      "2031-01-01",
      "2031",
      "2031-02-28",
      "2031-02-28TEV",
      "2031-03-01",
      "2031-03",
      "2031-SP",
      "2031-W10",
    ])
  })

  it("puts what is nowhere on the calendar last", () => {
    expect(["XXXX-WXX-3", "PAST_REF", "2031", "P3D", "2031-02-30", "1999"].toSorted(compareTimex)).toEqual([
      "1999",
      "2031",
      "2031-02-30",
      "P3D",
      "PAST_REF",
      "XXXX-WXX-3",
    ])
  })

  it.each([
    ["2031-03-08T08:30", "2031-03-08T08:30", "2031-03-08T08:31"],
    ["2031-03-08T08:30:05", "2031-03-08T08:30:05", "2031-03-08T08:30:06"],
    ["2031-03-08T08", "2031-03-08T08:00", "2031-03-08T09:00"],
    ["2031-03-08TNI", "2031-03-08T20:00", "2031-03-09T06:00"],
    ["2031-03-08TXX", "2031-03-08T00:00", "2031-03-09T00:00"],
    ["2030-W01", "2029-12-31T00:00", "2030-01-07T00:00"],
    ["2031-W10-WE", "2031-03-08T00:00", "2031-03-10T00:00"],
    ["2031-Q4", "2031-10-01T00:00", "2032-01-01T00:00"],
    ["2031-H1", "2031-01-01T00:00", "2031-07-01T00:00"],
    ["2030-WI", "2030-12-01T00:00", "2031-03-01T00:00"],
    ["203", "2030-01-01T00:00", "2040-01-01T00:00"],
    ["20", "2000-01-01T00:00", "2100-01-01T00:00"],
    ["0031", "0031-01-01T00:00", "0032-01-01T00:00"],
  ])("%s lasts from %s to %s", (value, from, to) => {
    expect(stretchOf(value)).toEqual({ from: Date.parse(`${from}Z`), to: Date.parse(`${to}Z`) })
  })

  it("is an order: the same both ways round, and of three", () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(Math.sign(compareTimex(a, b))).toBe(0 - Math.sign(compareTimex(b, a)))
        expect(compareTimex(a, b) === 0).toBe(a === b)
        if (compareTimex(a, b) <= 0 && compareTimex(b, c) <= 0) expect(compareTimex(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it("puts a day before the month and the year that it begins, and never after its own parts", () => {
    fc.assert(
      fc.property(day, (at) => {
        expect(compareTimex(`${at.slice(0, 7)}-01`, at.slice(0, 7))).toBeLessThan(0)
        expect(compareTimex(at, `${at}TMO`)).toBeLessThan(0)
        const [own, month] = [stretchOf(at), stretchOf(at.slice(0, 7))]
        expect(month?.from).toBeLessThanOrEqual(own?.from ?? Number.NaN)
        expect(month?.to).toBeGreaterThanOrEqual(own?.to ?? Number.NaN)
      }),
    )
  })

  it("knows no stretch that ends before it begins, and reads any words without fault", () => {
    fc.assert(
      fc.property(fc.oneof(value, fc.string()), (words) => {
        const found = stretchOf(words)
        if (found) expect(found.to).toBeGreaterThan(found.from)
      }),
    )
  })
})
