/**
 * TIMEX3 values (ISO 24617-1) → what other programs can hold: a day, a month or a year (ISO 8601).
 *
 * Never more exact than the value, and never another day: a part of a day is its day, a week the month that all of it lies in. What lies in no one year for certain has none.
 */

/** @returns YYYY-MM-DD, YYYY-MM or YYYY; null when the value says none of these for certain */
export function calendarDate(value: string | null | undefined): string | null {
  const text = value ?? ""
  const [, day, month, year] =
    /^(?:(\d{4}-\d{2}-\d{2})(?:T.*)?|(\d{4}-\d{2})(?:-XX)?|(\d{4})(?:-XX|-Q[1-4X]|-H[12X]|-SP|-FA|-AU)?)$/.exec(text) ??
    []
  if (day !== undefined) return isDay(day) ? day : null
  if (month !== undefined) return isDay(`${month}-01`) ? month : null
  // Winter, and summer south of the equator, lie in two years.
  if (year !== undefined) return year
  return weekDate(text)
}

/** 2031-W10-6 is a Saturday; 2031-W10 and 2031-W10-WE are what all their days share. */
function weekDate(value: string): string | null {
  const [, year, week, part] = /^(\d{4})-W(\d{2})(?:-(WE|[1-7X]))?(?:T.*)?$/.exec(value) ?? []
  if (year === undefined || Number(week) < 1 || Number(week) > 53) return null
  const monday = mondayOf(Number(year), Number(week))
  if (Number(week) === 53 && mondayOf(Number(year) + 1, 1) === monday) return null
  const dayAfter = (days: number) => new Date(monday + days * DAY).toISOString().slice(0, 10)
  if (part !== undefined && /\d/.test(part)) return dayAfter(Number(part) - 1)
  const [first, last] = [dayAfter(part === "WE" ? 5 : 0), dayAfter(6)]
  return [7, 4].map((length) => first.slice(0, length)).find((shared) => last.startsWith(shared)) ?? null
}

const DAY = 86_400_000

/** ISO 8601: week 1 is the one with the fourth of January. */
function mondayOf(year: number, week: number): number {
  const fourth = new Date(Date.UTC(2000, 0, 4))
  fourth.setUTCFullYear(year)
  return fourth.getTime() + (1 - (fourth.getUTCDay() || 7) + (week - 1) * 7) * DAY
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
