/** What an expression is resolved against: the publication, what the text has already dated, the tense of its sentence. */
import type { Span, Timex, TimexType } from "../../record/index.ts"
import { type Day, dayOf } from "./calendar.ts"
import type { Tense } from "./tense.ts"

/** A time expression that has its place on the calendar. */
export interface Dated {
  span: Span
  value: string
  /** its first day */
  day: Day
  /** how exactly the text has it */
  unit: "Y" | "H" | "Q" | "M" | "W" | "D"
  sentence: number
  paragraph: number
  /** its sentence says that something began then */
  begins: boolean
  /** only named to compare with: the year-ago quarter */
  compared: boolean
  /** its sentence reports on it: reported fourth-quarter earnings */
  reported: boolean
}

export interface Context {
  publication: Day | null
  /** "publication", or the dateline that stands in for it */
  anchor: Timex["anchor"]
  /** in text order, nearest last */
  earlier: readonly Dated[]
  tense: Tense | null
  sentence: number
  paragraph: number
  /** an amount of something stands before it: $5 million [a year] */
  isRate: boolean
  /** it is set against another time: compared with $3 million [last year] */
  isCompared: boolean
  /** the day just before it, which it is the end of: from Monday to [Friday] */
  start: Dated | null
  /** where the text last spoke of a stretch longer than a quarter, as reports do: "the nine months" */
  stretch: { start: number; paragraph: number } | null
}

export interface Resolved {
  value: string
  anchor: Timex["anchor"]
  /** where the value turns out to be of another type than the pattern's */
  type?: TimexType
  /** it is only named to compare with */
  compared?: true
}

/** The first day of a value and how exact it is; null for what has no place on the calendar. */
export function placeOf(value: string): Pick<Dated, "day" | "unit"> | null {
  const match = /^(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)|Q(\d)|H(\d)|(SP|SU|FA|WI)))?(?:T.*|-WE)?$/.exec(value)
  if (!match) return null
  const [, year, month, day, week, quarter, half, season] = match
  const at = (m: number, d: number) => dayOf(Number(year), m, d)
  if (day) return found(at(Number(month), Number(day)), "D")
  if (month) return found(at(Number(month), 1), "M")
  if (week) {
    const fourth = at(1, 4)
    return found(fourth === null ? null : fourth - ((fourth + 3) % 7) + 7 * (Number(week) - 1), "W")
  }
  if (quarter) return found(at(Number(quarter) * 3 - 2, 1), "Q")
  if (half) return found(at(half === "2" ? 7 : 1, 1), "H")
  return found(at(season ? ({ SP: 3, SU: 6, FA: 9, WI: 12 }[season] ?? 1) : 1, 1), "Y")
}

const found = (day: Day | null, unit: Dated["unit"]) => (day === null ? null : { day, unit })
