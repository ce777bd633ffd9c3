/** Days of the week and weekends. */
import { type Day, weekdayOf, written } from "../calendar.ts"
import type { Context, Resolved } from "../context.ts"
import type { Known } from "../pattern.ts"
import { looksAhead } from "../tense.ts"
import { timeOfDay } from "./time-of-day.ts"

/**
 * known: weekday; which = last, this or next; of = week for "Tuesday of last week"; weeks = how many weeks later, or num with unit and
 * from = 1: "two weeks from Monday"; part or clock.
 * Without "which" the tense tells: the latest such day up to publication, or the first from it on. News looks back.
 */
export function weekday(known: Known, context: Context): Resolved | null {
  const wanted = Number(known.weekday)
  if (context.publication === null) return { value: `XXXX-WXX-${wanted}${timeOfDay(known)}`, anchor: null }
  const off = wanted - weekdayOf(context.publication)
  // "two weeks from Monday" is counted from the Monday to come, whatever the tense.
  const from: Context = known.from ? { ...context, tense: "future" } : context
  const days = known.of === "week" ? off + 7 * Number(known.which ?? 0) : daysTo(off, known.which, from)
  const more = Number(known.num ?? 0) * (LENGTHS[known.unit ?? "D"] ?? Number.NaN)
  if (Number.isNaN(more)) return null
  const day = context.publication + days + more + 7 * Number(known.weeks ?? 0)
  const value = written(isBeforeStart(day, known, context) ? day + 7 : day, "D")
  return value === null ? null : { value: value + timeOfDay(known), anchor: context.anchor }
}

/** How many days a unit has that a weekday is counted with. */
const LENGTHS: { [unit: string]: number } = { D: 1, W: 7, FN: 14 }

/** "from Monday to Friday" ends after it begins. */
const isBeforeStart = (day: Day, known: Known, { start }: Context): boolean =>
  !known.which && start?.unit === "D" && day < start.day && start.day - day < 7

function daysTo(off: number, which: string | undefined, context: Context): number {
  if (which === "-1") return off >= 0 ? off - 7 : off
  if (which === "1") return off <= 0 ? off + 7 : off
  if (which === "0") return off
  if (looksAhead(context.tense)) return off < 0 ? off + 7 : off
  return off > 0 ? off - 7 : off
}

const isBack = (tense: Context["tense"]): boolean => tense === "past" || tense === "told"

/** A weekend is that of its week: 2031-W10-WE. known: which. */
export function weekend(known: Known, context: Context): Resolved | null {
  if (context.publication === null) return { value: "XXXX-WXX-WE", anchor: null }
  const now = weekdayOf(context.publication) >= 6
  const back = now ? 0 : -1
  // On a Monday "this weekend" in the past tense is the one just over.
  const which = known.which === "0" && isBack(context.tense) && weekdayOf(context.publication) <= 3 ? "-1" : known.which
  const weeks = which === undefined ? (looksAhead(context.tense) ? 0 : back) : which === "0" ? 0 : Number(which)
  const value = written(context.publication + 7 * weeks, "W")
  return value === null ? null : { value: `${value}-WE`, anchor: context.anchor }
}
