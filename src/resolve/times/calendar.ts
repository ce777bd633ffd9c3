/**
 * Days on the Gregorian calendar, ISO 8601: no clock, no time zone, no locale.
 *
 * A day is the count of days since 1970-01-01, so that counting is adding. Years run from 1 to 9999; what lies outside is null.
 */

export type Day = number

export interface Date3 {
  year: number
  month: number
  day: number
}

/** Null when there is no such day (30 February). */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000)
}

/** Null for a count that leaves the years 1 to 9999. */
export function partsOf(day: Day): Date3 | null {
  const date = new Date(day * 86_400_000)
  const year = date.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) return null
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const two = (n: number): string => String(n).padStart(2, "0")
export const four = (n: number): string => String(n).padStart(4, "0")

/** The year, month, day … that a day lies in, as TIMEX3 writes it. Null outside the years 1 to 9999. */
export function written(day: Day, unit: "Y" | "H" | "Q" | "M" | "W" | "D"): string | null {
  const parts = partsOf(unit === "W" ? day + 4 - weekdayOf(day) : day)
  if (!parts) return null
  const year = four(parts.year)
  if (unit === "Y") return year
  if (unit === "H") return `${year}-H${parts.month <= 6 ? 1 : 2}`
  if (unit === "Q") return `${year}-Q${Math.ceil(parts.month / 3)}`
  if (unit === "M") return `${year}-${two(parts.month)}`
  if (unit === "D") return `${year}-${two(parts.month)}-${two(parts.day)}`
  // An ISO week belongs to the year of its Thursday.
  const first = dayOf(parts.year, 1, 1) ?? 0
  return `${year}-W${two(Math.floor((day + 4 - weekdayOf(day) - first) / 7) + 1)}`
}

/** `day` moved by n months; the 31st becomes the last day of a shorter month. Null outside the years 1 to 9999. */
export function addMonths(day: Day, n: number): Day | null {
  const parts = partsOf(day)
  if (!parts) return null
  const months = parts.year * 12 + parts.month - 1 + n
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  return dayOf(year, month, Math.min(parts.day, year >= 1 ? daysIn(year, month) : 28))
}

/** The day that an ISO 8601 date or moment names; a moment's offset is left alone, for a paper's date is its own. */
export function dayIn(iso: string | null): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(iso ?? "")
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** The nth such weekday of a month, 1 the first, -1 the last; null outside the calendar. */
export function nthWeekday(year: number, month: number, n: number, weekday: number): Day | null {
  const edge = dayOf(year, month, n > 0 ? 1 : daysIn(year, month))
  if (edge === null) return null
  const off = weekday - weekdayOf(edge)
  return n > 0 ? edge + ((off + 7) % 7) + 7 * (n - 1) : edge + ((off - 7) % 7) + 7 * (n + 1)
}

/** Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher (Astronomical Algorithms, 1991, chapter 8). */
export function easterOf(year: number): Day | null {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}
