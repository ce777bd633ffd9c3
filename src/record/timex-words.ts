/** TIMEX3 values in plain words: 2031-03-08TEV → 8 March 2031, evening; P3D → 3 days; XXXX-WXX-1 of a SET → every Monday. */
import type { TimexType } from "./timex.ts"

const MONTHS = "January February March April May June July August September October November December".split(" ")
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
const PARTS: { readonly [code: string]: string } = {
  MO: "morning",
  MI: "midday",
  AF: "afternoon",
  EV: "evening",
  NI: "night",
  DT: "daytime",
}
const SEASONS: { readonly [code: string]: string } = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" }
const ORDINALS = ["", "first", "second", "third", "fourth"]
const REFS: { readonly [value: string]: string } = {
  PAST_REF: "some time past",
  PRESENT_REF: "now",
  FUTURE_REF: "some time to come",
}
const UNITS: { readonly [code: string]: string } = {
  D: "day",
  W: "week",
  M: "month",
  Q: "quarter",
  Y: "year",
  DE: "decade",
  CE: "century",
  TH: "hour",
  TM: "minute",
  TS: "second",
}

/** What stands in a value where the text leaves the year open, as words for one of them. */
const OPEN: readonly (readonly [pattern: RegExp, words: (...found: string[]) => string])[] = [
  [/^XXXX$/, () => "year"],
  [/^XXXX-XX$/, () => "month"],
  [/^XXXX-WXX$/, () => "week"],
  [/^XXXX-WXX-WE$/, () => "weekend"],
  [/^XXXX-QX$/, () => "quarter"],
  [/^XXXX-XX-XX$/, () => "day"],
  [/^XXXX-WXX-([1-7])$/, (weekday) => WEEKDAYS[Number(weekday) - 1] ?? "day"],
  [/^XXXX-XX-(\d\d)$/, (day) => `${Number(day)} of a month`],
  [/^XXXX-(\d\d)-(\d\d)$/, (month, day) => `${Number(day)} ${monthOf(month)}`],
  [/^XXXX-(\d\d)$/, (month) => monthOf(month)],
  [/^XXXX-Q([1-4])$/, (quarter) => `${ORDINALS[Number(quarter)]} quarter`],
  [/^XXXX-H([12])$/, (half) => `${ORDINALS[Number(half)]} half of a year`],
  [/^XXXX-(SP|SU|FA|WI)$/, (season) => SEASONS[season ?? ""] ?? "season"],
]

/**
 * What is in no known form stays as it is.
 *
 * @param type of the expression; a value that leaves its day open is "every Monday" of a SET and "some Monday" of anything else
 */
export function timexInWords(value: string, type?: TimexType): string {
  return (
    REFS[value] ??
    onCalendar(value) ??
    duration(value, type === "SET") ??
    leftOpen(value, type === "SET" ? "every" : "some") ??
    value
  )
}

function onCalendar(value: string): string | null {
  const day = value.match(/^(\d{4})-(\d\d)-(\d\d)(?:T(.*))?$/)
  if (day) return [`${Number(day[3])} ${monthOf(day[2])} ${day[1]}`, hourOf(day[4])].filter(Boolean).join(", ")
  const month = value.match(/^(\d{4})-(\d\d)$/)
  if (month) return `${monthOf(month[2])} ${month[1]}`
  const part = value.match(/^(\d{4})-(?:W(\d\d)(?:-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI))$/)
  if (part) {
    const [, year, week, quarter, half, season] = part
    if (week) return `${value.endsWith("WE") ? "the weekend of week" : "week"} ${Number(week)} of ${year}`
    if (quarter) return `${ORDINALS[Number(quarter)]} quarter of ${year}`
    return half ? `${ORDINALS[Number(half)]} half of ${year}` : `${SEASONS[season ?? ""]} ${year}`
  }
  const before = value.match(/^BC(\d{4})$/)
  if (before) return `${Number(before[1])} BC`
  if (/^\d{3}$/.test(value)) return `the ${value}0s`
  return /^\d{2}$/.test(value) ? `the century from ${value}00` : null
}

/** "3 days"; of a set, "every 3 days". */
function duration(value: string, isSet: boolean): string | null {
  const found = value.match(/^P(T)?(X|\d+(?:\.\d+)?)(D|W|M|Q|Y|DE|CE|H|S)$/)
  if (value === "PXX") return "some time"
  const unit = UNITS[`${found?.[1] ?? ""}${found?.[3]}`]
  if (!found || unit === undefined) return null
  if (found[2] === "X") return `${isSet ? "every few" : "some"} ${several(unit)}`
  const n = Number(found[2])
  if (isSet && n === 1) return `every ${unit}`
  return `${isSet ? "every " : ""}${n} ${n === 1 ? unit : several(unit)}`
}

const several = (unit: string) => (unit === "century" ? "centuries" : `${unit}s`)

/** "some Monday", "every morning", "some 4 June, 14:30". */
function leftOpen(value: string, which: "every" | "some"): string | null {
  const [date = "", time] = value.split("T")
  const hour = hourOf(time)
  if (date === "XXXX-XX-XX" && hour in NAMED) return `${which} ${hour}`
  for (const [pattern, words] of OPEN) {
    const found = pattern.exec(date)
    if (found) return `${which} ${words(...found.slice(1))}${hour && `, ${hour}`}`
  }
  return value.includes("X") ? "a time that the text leaves open" : null
}

const NAMED = Object.fromEntries(Object.values(PARTS).map((part) => [part, true]))

function monthOf(number: string | undefined): string {
  return MONTHS[Number(number) - 1] ?? `month ${number}`
}

function hourOf(time: string | undefined): string {
  return PARTS[time ?? ""] ?? (/^\d\d(:\d\d)?/.test(time ?? "") ? (time ?? "").slice(0, 5) : "")
}
