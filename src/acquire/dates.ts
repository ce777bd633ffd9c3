/**
 * Dates as pages state them, to ISO 8601. As precise as the page and no more: a day stays a day, a moment without an offset has
 * none. What can be read in two ways (03/04/2031) is not read.
 */
import { en } from "chrono-node"
import { mailDate } from "./mail-dates.ts"

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i

/** The date that a machine wrote, or a person as the whole of a line; null when it is none. */
export function isoDate(value: string | null | undefined): string | null {
  const text = value?.trim() ?? ""
  const match = ISO.exec(text)
  if (match) {
    const [, year, month, day, hour, minute, second, zone] = match
    return isDay(Number(year), Number(month), Number(day))
      ? `${year}-${month}-${day}${timeOf(hour, minute, second, zone)}`
      : null
  }
  if (/^\d{10}(?:\d{3})?$/.test(text)) return new Date(Number(text.padEnd(13, "0"))).toISOString().replace(".000Z", "Z")
  const mail = mailDate(text)
  if (mail)
    return isDay(mail.year, mail.month, mail.day)
      ? `${mail.year}-${two(mail.month)}-${two(mail.day)}${timeOf(mail.hour, mail.minute, mail.second, mail.zone)}`
      : null
  return dateIn(text)
}

/** The time with its offset, as far as both can be: there is no hour 25, and no clock is a day ahead of Greenwich. */
function timeOf(hour?: string, minute?: string, second?: string, zone?: string): string {
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return ""
  return `T${hour}:${minute}${second === undefined || Number(second) > 59 ? "" : `:${second}`}${offsetOf(zone)}`
}

/** "+0100", "+01", "Z" → "+01:00", "Z"; "" where there is none, or one that no place on earth has. */
function offsetOf(zone = ""): string {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return "Z"
  const [, sign, hours = "", minutes = "00"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (!sign || Number(minutes) > 59) return ""
  return zoneOf((sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)), `${sign}${hours}:${minutes}`)
}

/** The first full date (day, month and year all written) in English prose, with its time where one stands beside it. */
export function dateIn(text: string): string | null {
  const head = text.slice(0, 300)
  // chrono counts "two hours ago" as certain: the year must be written. Where none is, chrono need not look, which takes it long.
  if (!YEAR.test(head)) return null
  // The reference is never used: what chrono would take from it is not certain, and is refused.
  for (const { start, text: words } of en.GB.parse(head, new Date(0))) {
    if (!YEAR.test(words)) continue
    if (!(["day", "month", "year"] as const).every((part) => start.isCertain(part))) continue
    const numbers = /^\D*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/.exec(words)
    if (numbers && Number(numbers[1]) <= 12 && Number(numbers[2]) <= 12 && numbers[1] !== numbers[2]) continue
    const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")]
    if (year === null || month === null || day === null || year < 1600 || !isDay(year, month, day)) continue
    const date = `${year}-${two(month)}-${two(day)}`
    const offset = start.isCertain("timezoneOffset") ? start.get("timezoneOffset") : null
    return start.isCertain("hour") && start.isCertain("minute")
      ? `${date}T${two(start.get("hour"))}:${two(start.get("minute"))}${zoneOf(offset)}`
      : date
  }
  return null
}

const YEAR = /\d{4}|\d[./-]\d{1,2}[./-]\d{2}/

const two = (n: number | null) => String(n ?? 0).padStart(2, "0")

/** From Baker Island to Kiribati. */
const [MOST_WEST, MOST_EAST] = [-12 * 60, 14 * 60]

/** @param written the offset as it was written, where it was */
function zoneOf(minutes: number | null, written?: string): string {
  if (minutes === null || minutes < MOST_WEST || minutes > MOST_EAST) return ""
  if (written) return written
  if (minutes === 0) return "Z"
  const size = Math.abs(minutes)
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
