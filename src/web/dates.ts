/** TIMEX3 values in words: 2031-03-08 → 8 March 2031, and where a relative date was counted from. */
import type { Record, Span } from "../record/index.ts"

const MONTHS = "January February March April May June July August September October November December".split(" ")
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
const PARTS: { [code: string]: string } = { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night" }
const SEASONS: { [code: string]: string } = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" }

/** What is in no known form stays as it is. */
export function dateInWords(value: string): string {
  const day = value.match(/^(\d{4})-(\d\d)-(\d\d)(?:T(.*))?$/)
  if (day) return [`${Number(day[3])} ${monthOf(day[2])} ${day[1]}`, timeInWords(day[4])].filter(Boolean).join(", ")
  const month = value.match(/^(\d{4})-(\d\d)$/)
  if (month) return `${monthOf(month[2])} ${month[1]}`
  const part = value.match(/^(\d{4})-(?:W(\d\d)(?:-WE)?|Q(\d)|H(\d)|(SP|SU|FA|WI))$/)
  if (part) {
    const [, year, week, quarter, half, season] = part
    if (week) return `${value.endsWith("WE") ? "the weekend of week" : "week"} ${Number(week)} of ${year}`
    if (quarter) return `quarter ${quarter} of ${year}`
    return half ? `half ${half} of ${year}` : `${SEASONS[season ?? ""]} ${year}`
  }
  const weekday = value.match(/^XXXX-WXX-([1-7])$/)
  if (weekday) return `some ${WEEKDAYS[Number(weekday[1]) - 1]}`
  const decade = value.match(/^(\d{3})$/)
  if (decade) return `the ${decade[1]}0s`
  if (/X/.test(value)) return "a day that the text leaves open"
  return { PAST_REF: "some time past", PRESENT_REF: "now", FUTURE_REF: "some time to come" }[value] ?? value
}

function monthOf(number: string | undefined): string {
  return MONTHS[Number(number) - 1] ?? `month ${number}`
}

function timeInWords(time: string | undefined): string {
  return PARTS[time ?? ""] ?? (/^\d\d:\d\d/.test(time ?? "") ? (time ?? "").slice(0, 5) : "")
}

/** The day of a moment as a page states it. */
export function dayOf(value: string | null): string | null {
  return value && dateInWords(value.slice(0, 10))
}

/** " (from publication)", when that is what the words were counted from. */
export function countedFrom({ times }: Record, spans: readonly Span[]): string {
  const time = times.find(({ start, end }) => spans.some((span) => span.start < end && span.end > start))
  if (!time?.anchor) return ""
  return time.anchor === "publication" ? " (from publication)" : ` (from “${time.anchor.text}”)`
}
