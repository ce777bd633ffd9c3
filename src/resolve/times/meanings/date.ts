/** Days and months with a name: "8 March", "March 8, 2031", "early June", "last May". */
import { addMonths, type Day, dayOf, four, partsOf, written } from "../calendar.ts"
import type { Context, Resolved } from "../context.ts"
import type { Known } from "../pattern.ts"
import { timeOfDay } from "./time-of-day.ts"

/** Years that prose means as years; later ones are numbers or slips. */
const FIRST_YEAR = 1000
const FARTHEST_AHEAD = 150
const LAST_YEAR = 2199

/** Whether a text printed on `publication` can mean the year. */
export function isYear(year: number, publication: Day | null): boolean {
  const printed = publication === null ? null : partsOf(publication)
  return year >= FIRST_YEAR && year <= (printed ? printed.year + FARTHEST_AHEAD : LAST_YEAR)
}

/** known: month, day or late, year, clock, part; as = W or WE for the week of that day. */
export function date(known: Known, context: Context): Resolved | null {
  const month = Number(known.month)
  const dayText = known.take === "late" ? known.late : known.day
  const day = dayText === undefined ? null : Number(dayText)
  if (day !== null && dayOf(2000, month, day) === null) return null
  if (known.year !== undefined) {
    const year = Number(known.year)
    if (!isYear(year, context.publication)) return null
    return place(year, month, day, known, null)
  }
  if (context.publication === null) {
    return { value: `XXXX-${known.month}${day === null ? "" : `-${dayText}`}${timeOfDay(known)}`, anchor: null }
  }
  const year = yearFor(month, day, context.publication, context.tense)
  return year === null ? null : place(year, month, day, known, context.anchor)
}

function place(
  year: number,
  month: number,
  day: number | null,
  known: Known,
  anchor: Resolved["anchor"],
): Resolved | null {
  const at = dayOf(year, month, day ?? 1)
  if (at === null) return null
  const value = written(at, day === null ? "M" : known.as ? "W" : "D")
  return value === null ? null : { value: `${value}${known.as === "WE" ? "-WE" : ""}${timeOfDay(known)}`, anchor }
}

/** The year that makes the day the nearest one, or the nearest before or after publication where the tense says so. */
function yearFor(month: number, day: number | null, publication: Day, tense: Context["tense"]): number | null {
  const printed = partsOf(publication)
  if (!printed) return null
  const reference = day === null ? (dayOf(printed.year, printed.month, 1) ?? publication) : publication
  const candidates = [-1, 0, 1, 2, 3, -2, -3].flatMap((n) => {
    const at = dayOf(printed.year + n, month, day ?? 1)
    return at === null ? [] : [{ year: printed.year + n, off: at - reference }]
  })
  const fit = candidates.filter(({ off }) => (tense === "past" ? off <= 0 : tense === "future" ? off >= 0 : true))
  const best = fit.reduce<(typeof fit)[number] | null>(
    (a, b) => (a && Math.abs(a.off) <= Math.abs(b.off) ? a : b),
    null,
  )
  return best?.year ?? null
}

/** "Christmas Eve", "May Day 2029". known: holiday, as month and day; year. */
export function holiday(known: Known, context: Context): Resolved | null {
  const [month = "", day = ""] = known.holiday?.split("-") ?? []
  return date({ ...known, month, day }, context)
}

/** "last May", "next March", "this June", "June of last year". known: which, month; of = year. */
export function month(known: Known, context: Context): Resolved | null {
  const printed = context.publication === null ? null : partsOf(context.publication)
  if (!printed) return { value: `XXXX-${known.month}`, anchor: null }
  const wanted = Number(known.month)
  const which = Number(known.which)
  if (known.of === "year") return { value: `${four(printed.year + which)}-${known.month}`, anchor: context.anchor }
  const gone = which < 0 && wanted >= printed.month ? -1 : 0
  const ahead = which > 0 && wanted <= printed.month ? 1 : 0
  return { value: `${four(printed.year + gone + ahead)}-${known.month}`, anchor: context.anchor }
}

/** "the 5th of this month". known: day, which, unit = M. */
export function monthDay(known: Known, context: Context): Resolved | null {
  if (known.unit !== "M") return null
  if (context.publication === null) return { value: `XXXX-XX-${(known.day ?? "").padStart(2, "0")}`, anchor: null }
  const moved = addMonths(context.publication, Number(known.which))
  const parts = moved === null ? null : partsOf(moved)
  const at = parts && dayOf(parts.year, parts.month, Number(known.day))
  const value = at === null ? null : written(at, "D")
  return value === null ? null : { value, anchor: context.anchor }
}
