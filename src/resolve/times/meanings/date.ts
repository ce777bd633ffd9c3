/** Days and months with a name: "8 March", "March 8, 2031", "early June", "last May". */
import { addMonths, type Day, dayOf, easterOf, four, nthWeekday, partsOf, weekdayOf, written } from "../calendar.ts"
import type { Context, Resolved } from "../context.ts"
import type { Known } from "../pattern.ts"
import { looksAhead } from "../tense.ts"
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

/** known: month, day or late, year, clock, part; which, or of = year with which; as = W or WE for the week of that day. */
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
  const year = known.which
    ? yearBy(known, context.publication, (each) => dayOf(each, month, day ?? 1))
    : yearFor((each) => dayOf(each, month, day ?? 1), day !== null, context)
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

/** "last March 9" is the latest before publication, "March 9 of last year" lies in that year. */
function yearBy(known: Known, publication: Day, dayIn: (year: number) => Day | null): number | null {
  const printed = partsOf(publication)?.year
  if (printed === undefined) return null
  const which = Number(known.which)
  if (known.of === "year") return printed + which
  const off = (year: number) => (dayIn(year) ?? publication) - publication
  if (which < 0) return off(printed) < 0 ? printed : printed - 1
  return which > 0 && off(printed) <= 0 ? printed + 1 : printed
}

/** The year that makes the day the nearest one, or the nearest before or after publication where the tense says so. */
function yearFor(
  dayIn: (year: number) => Day | null,
  isDay: boolean,
  { publication, tense, start }: Context,
): number | null {
  const printed = publication === null ? null : partsOf(publication)
  if (!printed || publication === null) return null
  const reference = isDay ? publication : (dayOf(printed.year, printed.month, 1) ?? publication)
  const candidates = [-1, 0, 1, 2, 3, -2, -3].flatMap((n) => {
    const at = dayIn(printed.year + n)
    return at === null ? [] : [{ year: printed.year + n, off: at - reference }]
  })
  // "Feb. 27 to March 4", "October to February": it ends after it begins.
  const isRange = start !== null && isDay === (start.unit === "D")
  const since = isRange ? candidates.map(({ year, off }) => ({ year, off: off + reference - start.day })) : []
  const after = since.filter(({ off }) => off >= 0)
  if (after.length > 0) return nearestOf(after)?.year ?? null
  const nearest = nearestOf(candidates)
  const best = nearestOf(
    candidates.filter(({ off }) => {
      // "It is up from 30 percent in January": of a month the present tense tells nothing.
      if (tense === null || (tense === "present" && !isDay)) return true
      return looksAhead(tense) ? off >= 0 : off <= 0
    }),
  )
  // Of a day so far off prose would give the year: "has set Nov. 10 as the deadline", printed on Nov. 2, looks ahead.
  const isTooFar =
    tense !== "past" && isDay && best && nearest && Math.abs(best.off) > 300 && Math.abs(nearest.off) < 65
  return (isTooFar ? nearest : best)?.year ?? null
}

const nearestOf = <T extends { off: number }>(candidates: readonly T[]): T | null =>
  candidates.reduce<T | null>((a, b) => (a && Math.abs(a.off) <= Math.abs(b.off) ? a : b), null)

/**
 * "Christmas Eve", "May Day 2029", "Good Friday". known: holiday, as times-words.tsv describes it; year; near = 1 for the nearest
 * whatever the tense ("feared for the Easter trade").
 */
export function holiday(known: Known, given: Context): Resolved | null {
  const context = known.near ? { ...given, tense: null } : given
  const rule = known.holiday ?? ""
  const [month = "", day = ""] = rule.split("-")
  if (/^\d\d-\d\d$/.test(rule)) return date({ ...known, month, day }, context)
  return heldOn((year) => movingHoliday(rule, year), known, context)
}

/** A day that each year has elsewhere: that of the year the text states, else by the tense. */
function heldOn(dayIn: (year: number) => Day | null, known: Known, context: Context): Resolved | null {
  const { publication, anchor } = context
  if (known.year !== undefined) {
    return isYear(Number(known.year), publication) ? onDay(dayIn(Number(known.year)), null) : null
  }
  if (publication === null) return { value: "XXXX-XX-XX", anchor: null }
  const year = yearFor(dayIn, true, context)
  return year === null ? null : onDay(dayIn(year), anchor)
}

function onDay(day: Day | null, anchor: Resolved["anchor"]): Resolved | null {
  const value = day === null ? null : written(day, "D")
  return value === null ? null : { value, anchor }
}

/** "11#4#4+1": the day after the fourth Thursday of November; "easter-2": two days before Easter Sunday. */
function movingHoliday(rule: string, year: number): Day | null {
  const match = /^(?:easter|(\d\d)#(-?\d)#(\d))([+-]\d+)?$/.exec(rule)
  if (!match) return null
  const [, month, n, weekday, more = "0"] = match
  const day = month ? nthWeekday(year, Number(month), Number(n), Number(weekday)) : easterOf(year)
  return day === null ? null : day + Number(more)
}

/** "the first Monday in May", "the last Friday of June 2029". known: ord, weekday, month, year. */
export function monthWeekday(known: Known, context: Context): Resolved | null {
  const n = Number(known.ord)
  if (n > 5) return null
  return heldOn((year) => nthWeekday(year, Number(known.month), n, Number(known.weekday)), known, context)
}

/** "Tuesday the 24th": in the month that is nearest of those in which it is one. known: weekday, day. */
export function weekdayDay(known: Known, context: Context): Resolved | null {
  const printed = context.publication === null ? null : partsOf(context.publication)
  if (!printed || context.publication === null) return { value: `XXXX-XX-${known.day}`, anchor: null }
  for (const n of [0, -1, 1, -2, 2, -3, 3]) {
    const months = printed.year * 12 + printed.month - 1 + n
    const at = dayOf(Math.floor(months / 12), (months % 12) + 1, Number(known.day))
    if (at !== null && weekdayOf(at) === Number(known.weekday)) return onDay(at, context.anchor)
  }
  return null
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
