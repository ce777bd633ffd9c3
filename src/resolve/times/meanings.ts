/** The ways a value is worked out, by the names that `language/en/times.tsv` uses. Null: no such time, nothing is read. */

import type { Context, Resolved } from "./context.ts"
import { date, holiday, month, monthDay, monthWeekday, weekdayDay } from "./meanings/date.ts"
import { century, decade, era, half, quarter, season, year, yearAgo } from "./meanings/period.ts"
import { clock, shift } from "./meanings/shift.ts"
import { duration, ref, set, setDay, setMonth, setPart } from "./meanings/span-of-time.ts"
import { nextDay, nthDay, step, that, thatDay } from "./meanings/step.ts"
import { weekday, weekend } from "./meanings/week.ts"
import type { Known } from "./pattern.ts"

export type Meaning = (known: Known, context: Context) => Resolved | null

export const meanings: { readonly [name: string]: Meaning } = {
  date,
  holiday,
  month,
  monthday: monthDay,
  monthweekday: monthWeekday,
  weekdayday: weekdayDay,
  year,
  decade,
  century,
  era,
  quarter,
  half,
  season,
  yearago: yearAgo,
  weekday,
  weekend,
  shift,
  clock,
  that,
  thatday: thatDay,
  nextday: nextDay,
  step,
  nthday: nthDay,
  ref,
  duration,
  set,
  setday: setDay,
  setmonth: setMonth,
  setpart: setPart,
}
