/** Times without one place on the calendar: lengths, habits, and the vague past, present and future. */
import type { Context, Resolved } from "../context.ts"
import type { Known } from "../pattern.ts"
import { timeOfDay } from "./time-of-day.ts"

/** known: is = PAST_REF, PRESENT_REF or FUTURE_REF. */
export const ref = (known: Known): Resolved => ({ value: known.is ?? "PRESENT_REF", anchor: null })

/** Parts of a day are counted in days, a fortnight is two weeks. */
const LENGTHS: { [unit: string]: { of: string; times?: number; time?: true } } = {
  FN: { of: "W", times: 2 },
  NI: { of: "NI" },
  MO: { of: "MO" },
  EV: { of: "EV" },
  H: { of: "H", time: true },
  MIN: { of: "M", time: true },
  S: { of: "S", time: true },
}

/** P3D, PT2H, PXY. known: unit; n or num, or high for "two to three". */
export function duration(known: Known, context: Context): Resolved {
  const unit = known.unit ?? "X"
  const length = period(known.n ?? known.high ?? known.num ?? "X", unit)
  return context.isRate && known.n === "1"
    ? { value: length, type: "SET", anchor: null }
    : { value: length, anchor: null }
}

function period(n: string, unit: string): string {
  const smaller = { Y: ["M", 12], H: ["MIN", 60], DE: ["Y", 10] }[unit]
  if (n.endsWith(".5") && smaller) return period(String(Number(n) * Number(smaller[1])), String(smaller[0]))
  const { of, times = 1, time } = LENGTHS[unit] ?? { of: unit }
  return `P${time ? "T" : ""}${n === "X" ? "X" : Number(n) * times}${of}`
}

const ADVERBS: { [unit: string]: string } = { D: "XXXX-XX-XX", W: "XXXX-WXX", M: "XXXX-XX", Q: "XXXX-QX", Y: "XXXX" }

/** P1Y for "each year", XXXX-XX-XX for "daily". known: unit; num or n; adverb = 1. */
export function set(known: Known): Resolved {
  const unit = known.unit ?? "D"
  const adverb = known.adverb ? ADVERBS[unit] : undefined
  return { value: adverb ?? period(known.count ? "1" : (known.n ?? known.num ?? "1"), unit), anchor: null }
}

/** "every Monday": XXXX-WXX-1. known: weekday, part. */
export const setDay = (known: Known): Resolved => ({
  value: `XXXX-WXX-${known.weekday}${timeOfDay(known)}`,
  anchor: null,
})

/** "each July", "every summer": XXXX-07, XXXX-SU. known: month or season. */
export const setMonth = (known: Known): Resolved => ({ value: `XXXX-${known.month ?? known.season}`, anchor: null })

/** "every morning": XXXX-XX-XXTMO. known: part. */
export const setPart = (known: Known): Resolved => ({ value: `XXXX-XX-XXT${known.part}`, anchor: null })
