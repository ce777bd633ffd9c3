/** Counted from a date that the text has given: "the day before", "two days later", "that month", "the third day". */
import { type Day, weekdayOf, written } from "../calendar.ts"
import type { Context, Dated, Resolved } from "../context.ts"
import type { Known } from "../pattern.ts"
import { countOf, moved, shift, unresolved } from "./shift.ts"
import { timeOfDay } from "./time-of-day.ts"

/** How exact a date must be for a count in this unit. */
const ENOUGH: { [unit: string]: readonly Dated["unit"][] } = {
  D: ["D"],
  W: ["D", "W"],
  FN: ["D"],
  M: ["D", "M"],
  Q: ["D", "M", "Q"],
  Y: ["D", "W", "M", "Q", "H", "Y"],
  DE: ["D", "W", "M", "Q", "H", "Y"],
}

/** The nearest earlier date that is exact enough. */
function reference(unit: string, context: Context): Dated | null {
  const enough = ENOUGH[unit]
  return context.earlier.findLast((dated) => enough?.includes(dated.unit)) ?? null
}

/** known: unit; n, or num with sign; part. A count that the text leaves open is a duration: "a few days later". */
export function step(known: Known, context: Context): Resolved | null {
  const unit = known.unit ?? "D"
  const n = countOf(known)
  if (n === null)
    return {
      value: ["H", "MIN", "S"].includes(unit) ? `PTX${unit[0]}` : `PX${unit[0]}`,
      type: "DURATION",
      anchor: null,
    }
  if (["H", "MIN", "S"].includes(unit)) return { value: `PT${Math.abs(n)}${unit[0]}`, type: "DURATION", anchor: null }
  const from = reference(unit, context)
  if (!from) return { value: unresolved(unit, known), anchor: null }
  const value = moved(from.day, unit, n, known, from.unit === "D")
  return { value: value ?? (n < 0 ? "PAST_REF" : "FUTURE_REF"), anchor: value === null ? null : from.span }
}

/** "that day", "the same month": known: unit, part; else = publication where the text need not have named one ("for the week"). */
export function that(known: Known, context: Context): Resolved | null {
  const unit = known.unit ?? "D"
  const from = reference(unit, context)
  if (!from && known.else === "publication") return shift({ unit, n: "0" }, context)
  if (!from) return { value: unresolved(unit, known), anchor: null }
  const value = moved(from.day, unit, 0, known, false)
  return value === null ? null : { value, anchor: from.span }
}

/** "that Friday": the one nearest to the date before it. known: weekday. */
export function thatDay(known: Known, context: Context): Resolved | null {
  return near(known, context, (off) => (off > 3 ? off - 7 : off < -3 ? off + 7 : off))
}

/** "the following Friday", "the previous Friday". known: weekday, n. */
export function nextDay(known: Known, context: Context): Resolved | null {
  const n = Number(known.n)
  return near(known, context, (off) => (n > 0 ? (off <= 0 ? off + 7 : off) : off >= 0 ? off - 7 : off))
}

function near(known: Known, context: Context, choose: (off: number) => number): Resolved | null {
  const wanted = Number(known.weekday)
  const from = reference("D", context)
  if (!from) return { value: `XXXX-WXX-${wanted}${timeOfDay(known)}`, anchor: null }
  return dated(from.day + choose(wanted - weekdayOf(from.day)), known, from)
}

/** "the third day" of what the text says began on a day it names; today where the sentence says so. known: ord. */
export function nthDay(known: Known, context: Context): Resolved | null {
  const named = context.earlier.findLast(({ unit, sentence }) => unit === "D" && sentence === context.sentence)
  if (named && !named.begins) return dated(named.day, known, named)
  const start = context.earlier.findLast(({ unit, begins }) => unit === "D" && begins)
  if (!start) return { value: "XXXX-XX-XX", anchor: null }
  return dated(start.day + Number(known.ord) - 1, known, start)
}

function dated(day: Day, known: Known, from: Dated): Resolved | null {
  const value = written(day, "D")
  return value === null ? null : { value: value + timeOfDay(known), anchor: from.span }
}
