/** Counted from the day of publication: "yesterday", "last week", "three months ago", "this morning"; and bare hours. */
import { addMonths, type Day, four, partsOf, written } from "../calendar.ts"
import type { Context, Resolved } from "../context.ts"
import type { Known } from "../pattern.ts"
import { timeOfDay } from "./time-of-day.ts"

/** How many months or days a unit has, and the exactness of what it leads to. */
const UNITS: { [unit: string]: { months?: number; days?: number; as: "Y" | "Q" | "M" | "W" | "D" } } = {
  D: { days: 1, as: "D" },
  W: { days: 7, as: "W" },
  FN: { days: 14, as: "W" },
  M: { months: 1, as: "M" },
  Q: { months: 3, as: "Q" },
  Y: { months: 12, as: "Y" },
  DE: { months: 120, as: "Y" },
  CE: { months: 1200, as: "Y" },
  NI: { days: 1, as: "D" },
  MO: { days: 1, as: "D" },
  EV: { days: 1, as: "D" },
  SU: { months: 12, as: "Y" },
  WI: { months: 12, as: "Y" },
}

const UNKNOWN: { [unit: string]: string } = {
  D: "XXXX-XX-XX",
  W: "XXXX-WXX",
  FN: "XXXX-WXX",
  M: "XXXX-XX",
  Q: "XXXX-QX",
}

/** The value of a place on the calendar that only its kind is known of. */
export const unresolved = (unit: string, known: Known): string =>
  timeOfDay(known) ? `XXXX-XX-XX${timeOfDay(known)}` : (UNKNOWN[unit] ?? "XXXX")

/** How far an expression counts; null when the text leaves it open ("several"). */
export function countOf(known: Known): number | null {
  const n = known.n ?? known.which
  if (n !== undefined && n !== "X") return Number(n)
  if (known.num === undefined || known.num === "X") return null
  return Number(known.num) * Number(known.sign ?? 1)
}

/** `day` moved by n units, as exact as the unit is; weeks lead to a day where `exact`. Null outside the calendar. */
export function moved(day: Day, unit: string, n: number, known: Known, exact: boolean): string | null {
  const step = UNITS[unit]
  if (!step) return null
  const whole = Number.isInteger(n)
  if (step.months !== undefined) {
    const months = n * step.months
    if (!Number.isInteger(months)) return null
    const at = addMonths(day, months)
    if (at === null) return null
    if (!whole) return written(at, months % 12 === 0 ? "Y" : "M")
    if (unit === "DE") return four(partsOf(at)?.year ?? 0).slice(0, 3)
    if (unit === "CE") return four(partsOf(at)?.year ?? 0).slice(0, 2)
    if (unit === "SU" || unit === "WI") return `${four(partsOf(at)?.year ?? 0)}-${unit}`
    return written(at, step.as)
  }
  const at = day + Math.round(n * (step.days ?? 1))
  if (["NI", "MO", "EV"].includes(unit)) return joined(written(at, "D"), `T${unit}`)
  return joined(written(at, timeOfDay(known) || exact ? "D" : step.as), timeOfDay(known))
}

const joined = (value: string | null, rest: string) => (value === null ? null : value + rest)

/** known: unit; n, which, or num with sign; base, the days from publication to what it is counted from; part or clock. */
export function shift(known: Known, context: Context): Resolved | null {
  const unit = known.unit ?? "D"
  const n = countOf(known)
  const back = known.sign === "-1" || Number(known.n) < 0
  if (n === null || ["H", "MIN", "S"].includes(unit)) return { value: back ? "PAST_REF" : "FUTURE_REF", anchor: null }
  if (!UNITS[unit]) return null
  if (context.publication === null) return { value: unresolved(unit, known), anchor: null }
  const base = context.publication + Number(known.base ?? 0)
  const value = moved(base, unit, n, known, known.from !== undefined || known.base !== undefined)
  if (value === null) return { value: back ? "PAST_REF" : "FUTURE_REF", anchor: null }
  return { value, anchor: context.anchor }
}

/** An hour of the day that its paragraph names, or that was named last, in the one before it; else of any day. known: clock, part. */
export function clock(known: Known, context: Context): Resolved | null {
  const { earlier, paragraph: here } = context
  const last = earlier.at(-1)
  const day =
    earlier.findLast(({ unit, paragraph }) => unit === "D" && paragraph === here) ??
    (last?.unit === "D" && here - last.paragraph === 1 ? last : null)
  if (day) return { value: `${day.value.slice(0, 10)}${timeOfDay(known)}`, anchor: day.span }
  return { value: `XXXX-XX-XX${timeOfDay(known)}`, anchor: null }
}
