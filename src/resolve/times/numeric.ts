/**
 * Dates in figures: 2031-03-08, 3/28/2031, 2031-03-08T14:30.
 *
 * chrono reads them; only the parts it is certain of are taken. What can be day and month either way keeps its year alone.
 */
import { en } from "chrono-node"
import type { Range, Timex } from "../../record/index.ts"
import { dayOf, written } from "./calendar.ts"

const FIGURES = /(?<![\p{L}\p{N}./-])\d{1,4}([-/.])\d{1,2}\1\d{2,4}(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\p{L}\p{N}/-]|\.\d)/gu

/** The dates in figures of one paragraph; null values where there is no such day. */
export function numericDates(
  text: string,
  { start, end }: Range,
): (Range & Pick<Timex, "type"> & { value: string | null })[] {
  return [...text.slice(start, end).matchAll(FIGURES)].flatMap((match) => {
    const figures = match[0]
    const numbers = figures.split(/[-/.T]/).map(Number)
    // Ends that are no year are version numbers, scores or parts of an address.
    if (!/^\d{4}\D|[-/]\d{2}(?:\d{2})?(?:T|$)|\d{4}$/.test(figures)) return []
    const from = start + match.index
    const { type, value } = read(figures, numbers)
    return [{ start: from, end: from + figures.length, type, value }]
  })
}

function read(figures: string, numbers: readonly number[]): Pick<Timex, "type"> & { value: string | null } {
  const [first = 0, second = 0, third = 0] = numbers
  if (first <= 12 && second <= 12 && first !== second) {
    return { type: "DATE", value: third > 999 ? String(third) : null }
  }
  // The reference is never used: what chrono would take from it is not certain.
  const [result] = (first > 12 && first < 32 ? en.GB : en.strict).parse(figures, new Date(0))
  const at = result?.start
  if (!at || !(["day", "month", "year"] as const).every((part) => at.isCertain(part)))
    return { type: "DATE", value: null }
  const day = dayOf(at.get("year") ?? 0, at.get("month") ?? 0, at.get("day") ?? 0)
  const date = day === null ? null : written(day, "D")
  const hour = /T\d\d:\d\d/.exec(figures)?.[0]
  return { type: hour ? "TIME" : "DATE", value: date === null ? null : date + (hour ?? "") }
}
