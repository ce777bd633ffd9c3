/**
 * TIMEX3 values as times: the stretch of the calendar that each stands for, and their order.
 *
 * As strings they do not sort: "2031-W10" would come after "2031-12", and "2031" before the day on which it begins.
 */

/** From the first moment to the one after the last, in milliseconds of UTC since 1970, with no time zone of its own. */
export interface Stretch {
  from: number
  to: number
}

const DAY = 86_400_000
const HOUR = 3_600_000

/** Hours after midnight at which a part of a day begins and ends; a night ends on the day after. */
const PARTS: { readonly [part: string]: readonly [number, number] } = {
  MO: [6, 12],
  MI: [12, 14],
  AF: [12, 18],
  EV: [18, 22],
  NI: [20, 30],
  DT: [6, 18],
}
/** The month in which a season begins; a winter is that of the year in which it begins. */
const SEASONS: { readonly [season: string]: number } = { SP: 3, SU: 6, FA: 9, WI: 12 }

const CALENDAR =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T([A-Z]{2}|\d\d(?::\d\d)?(?::\d\d)?))?)?|-W(\d\d)(-WE)?|-Q([1-4])|-H([12])|-(SP|SU|FA|WI))?Z?$/

/** The stretch that a value stands for; null for what has no place on the calendar: XXXX-WXX-1, PAST_REF, P3D. */
export function stretchOf(value: string): Stretch | null {
  if (/^\d{2,3}$/.test(value)) {
    const years = value.length === 2 ? 100 : 10
    return between(dayAt(Number(value) * years, 1, 1), dayAt((Number(value) + 1) * years, 1, 1))
  }
  const found = CALENDAR.exec(value)
  if (!found) return null
  const [, digits, month, day, time, week, weekend, quarter, half, season] = found
  const year = Number(digits)
  if (day) return inDay(year, Number(month), Number(day), time)
  if (week) return ofWeek(year, Number(week), weekend !== undefined)
  if (month) return months(year, Number(month), 1)
  if (quarter) return months(year, Number(quarter) * 3 - 2, 3)
  if (half) return months(year, Number(half) * 6 - 5, 6)
  return season ? months(year, SEASONS[season] ?? 1, 3) : months(year, 1, 12)
}

/**
 * Orders values as times, for `sort`: by the earliest moment, then the finest first (a day before the month that begins with it), then by
 * their text. What has no place on the calendar comes last.
 */
export function compareTimex(a: string, b: string): number {
  const [one, other] = [stretchOf(a), stretchOf(b)]
  if (one && other) return one.from - other.from || one.to - other.to || byText(a, b)
  return Number(one === null) - Number(other === null) || byText(a, b)
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const between = (from: number | null, to: number | null) => (from === null || to === null ? null : { from, to })

/** Null where the calendar has no such day. */
function dayAt(year: number, month: number, day: number): number | null {
  const at = new Date(0).setUTCFullYear(year, month - 1, day)
  const date = new Date(at)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null
}

function months(year: number, first: number, count: number): Stretch | null {
  const after = first - 1 + count
  return between(dayAt(year, first, 1), dayAt(year + Math.floor(after / 12), (after % 12) + 1, 1))
}

function inDay(year: number, month: number, day: number, time: string | undefined): Stretch | null {
  const from = dayAt(year, month, day)
  if (from === null) return null
  if (!time) return { from, to: from + DAY }
  const [begins, ends] = PARTS[time] ?? []
  if (begins !== undefined && ends !== undefined) return { from: from + begins * HOUR, to: from + ends * HOUR }
  const [hours, minutes, seconds] = time.split(":")
  // A part of a day that this table does not know is somewhere in the day.
  if (!/^\d/.test(time)) return { from, to: from + DAY }
  const at = from + Number(hours) * HOUR + Number(minutes ?? 0) * 60_000 + Number(seconds ?? 0) * 1000
  return { from: at, to: at + (seconds ? 1000 : minutes ? 60_000 : HOUR) }
}

/** ISO 8601: the first week of a year is the one with its fourth of January. */
function ofWeek(year: number, week: number, weekend: boolean): Stretch | null {
  const fourth = dayAt(year, 1, 4)
  if (fourth === null || week < 1 || week > 53) return null
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (week - 1) * 7 * DAY
  return weekend ? { from: monday + 5 * DAY, to: monday + 7 * DAY } : { from: monday, to: monday + 7 * DAY }
}
