/** Years and what is longer or a named part of one: decades, centuries, quarters, halves, seasons. */
import { addMonths, type Day, dayOf, four, partsOf, written } from "../calendar.ts"
import { type Context, type Dated, placeOf, type Resolved } from "../context.ts"
import type { Known } from "../pattern.ts"
import { looksAhead } from "../tense.ts"
import { date, isYear } from "./date.ts"

/** known: year; or yy, whose century is that of `from` or the one that brings it nearest below publication. */
export function year(known: Known, context: Context): Resolved | null {
  if (known.year !== undefined)
    return isYear(Number(known.year), context.publication) ? { value: known.year, anchor: null } : null
  if (known.from !== undefined) {
    if (!isYear(Number(known.from), context.publication)) return null
    return Number(known.yy) > Number(known.from.slice(2))
      ? { value: known.from.slice(0, 2) + known.yy, anchor: null }
      : null
  }
  const printed = context.publication === null ? null : partsOf(context.publication)
  if (!printed) return { value: `XX${known.yy}`, anchor: null }
  const soonest = printed.year - (printed.year % 100) + Number(known.yy)
  return { value: four(soonest > printed.year + 10 ? soonest - 100 : soonest), anchor: context.anchor }
}

/** known: decade, three digits, or XX and one. */
export function decade(known: Known, context: Context): Resolved | null {
  const digits = known.decade ?? ""
  if (!digits.startsWith("XX"))
    return isYear(Number(digits) * 10, context.publication) ? { value: digits, anchor: null } : null
  const printed = context.publication === null ? null : partsOf(context.publication)
  if (!printed) return { value: digits, anchor: null }
  const latest = Math.floor(printed.year / 100) * 10 + Number(digits[2])
  return { value: String(latest * 10 > printed.year ? latest - 10 : latest).padStart(3, "0"), anchor: context.anchor }
}

/** "the 20th century" is 19. known: ord. */
export function century(known: Known): Resolved | null {
  const n = Number(known.ord)
  return n >= 1 && n <= 30 ? { value: String(n - 1).padStart(2, "0"), anchor: null } : null
}

/** "44 BC" is BC0044, as TIDES writes it; "AD 79" is 0079. known: num; before = 1. */
export function era(known: Known): Resolved | null {
  const n = Number(known.num)
  if (!Number.isInteger(n) || n < 1 || n > 9999) return null
  return { value: `${known.before ? "BC" : ""}${four(n)}`, anchor: null }
}

/** The quarter that the text looked back on last, as more than a comparison: over by publication, or a company's own that is. */
const saidQuarter = ({ earlier, publication }: Context): Dated | null =>
  earlier.findLast(
    ({ unit, day, compared, reported }) =>
      unit === "Q" &&
      !compared &&
      (publication === null || day + DAYS_OF_A_QUARTER <= publication || (reported && day <= publication)),
  ) ?? null

const DAYS_OF_A_QUARTER = 90

/**
 * known: ord; year, or of = year with which; half = 1 for "the first two quarters". Without a year: the latest begun one, or in the
 * future tense the next. which = said: the one spoken of last; ago = 1: the same one of the year before.
 */
export function quarter(known: Known, context: Context): Resolved | null {
  if (known.half) return known.num === "2" ? { value: `${known.year}-H1`, anchor: null } : null
  if (known.which === "said") return sameQuarter(known, context)
  return part(known, context, Number(known.ord), 4, "Q")
}

/** "the second half of 2031": 2031-H2. known: as a quarter's. */
export const half = (known: Known, context: Context): Resolved | null => part(known, context, Number(known.ord), 2, "H")

function part(known: Known, context: Context, ord: number, parts: number, unit: "Q" | "H"): Resolved | null {
  if (ord < 1 || ord > parts) return null
  if (known.year !== undefined) {
    return isYear(Number(known.year), context.publication)
      ? { value: `${known.year}-${unit}${ord}`, anchor: null }
      : null
  }
  const printed = context.publication === null ? null : partsOf(context.publication)
  if (!printed) return { value: `XXXX-${unit}${ord}`, anchor: null }
  if (known.of === "year")
    return { value: `${four(printed.year + Number(known.which ?? 0))}-${unit}${ord}`, anchor: context.anchor }
  const now = Math.ceil((printed.month * parts) / 12)
  // The one just over is still reported on in the future tense: "expects to post a third-quarter loss".
  const off = ord > now && !looksAhead(context.tense) ? -1 : ord < now - 1 && looksAhead(context.tense) ? 1 : 0
  return { value: `${four(printed.year + off)}-${unit}${ord}`, anchor: context.anchor }
}

function sameQuarter(known: Known, context: Context): Resolved | null {
  const said = saidQuarter(context)
  if (said && known.year !== undefined)
    return {
      value: spokeOfLonger(said, context) ? known.year : `${known.year}${said.value.slice(4)}`,
      anchor: said.span,
      compared: true,
    }
  if (said && known.ago) return yearBefore(said, context)
  if (said) return { value: said.value, anchor: said.span }
  if (known.year !== undefined)
    return isYear(Number(known.year), context.publication) ? { value: known.year, anchor: null } : null
  if (known.ago) return before(context)
  if (known.endmonth) return endingOn(known, context)
  const day = known.latest && context.publication !== null ? addMonths(context.publication, -3) : null
  const value = day === null ? null : written(day, "Q")
  return value === null ? null : { value, anchor: context.anchor }
}

/** "the quarter ended July 31": that in which most of it lies, by the day in its middle. */
function endingOn(known: Known, context: Context): Resolved | null {
  const end = date({ month: known.endmonth ?? "", day: known.endday ?? "" }, context)
  const place = end && placeOf(end.value)
  const value = place && written(place.day - DAYS_OF_A_QUARTER / 2, "Q")
  return value ? { value, anchor: context.anchor } : null
}

/**
 * "a year ago", "last year": in a report on a quarter the same quarter of the year before, else the year before. "last year" is the
 * quarter only where something is compared with it.
 */
export function yearAgo(known: Known, context: Context): Resolved | null {
  const said = saidQuarter(context)
  const isQuarter = known.which === "last" ? context.isCompared : true
  if (said && isQuarter && context.paragraph - said.paragraph <= 4) return yearBefore(said, context)
  const from = context.earlier.at(-1)
  if (known.from === "text" && from && context.sentence - from.sentence <= 1) return beforeThat(from)
  return before(context)
}

function yearBefore(said: Dated, context: Context): Resolved | null {
  const day = addMonths(said.day, -12)
  const value = day === null ? null : written(day, spokeOfLonger(said, context) ? "Y" : "Q")
  return value === null ? null : { value, anchor: said.span, compared: true }
}

/** After "In the nine months" the year before is meant, not its quarter. */
const spokeOfLonger = (said: Dated, { stretch, paragraph }: Context): boolean =>
  stretch !== null && stretch.start > said.span.start && paragraph - stretch.paragraph <= 1

function beforeThat(from: Dated): Resolved | null {
  const day = addMonths(from.day, -12)
  const value = day === null ? null : written(day, "Y")
  return value === null ? null : { value, anchor: from.span }
}

function before(context: Context): Resolved | null {
  const day = context.publication === null ? null : addMonths(context.publication, -12)
  const value = day === null ? null : written(day, "Y")
  return { value: value ?? "XXXX", anchor: value === null ? null : context.anchor }
}

const SEASON_STARTS: { [season: string]: number } = { SP: 3, SU: 6, FA: 9, WI: 12 }

/** known: season; year; which. "last summer" is the latest that is over, "the summer" goes by the tense. */
export function season(known: Known, context: Context): Resolved | null {
  const name = known.season ?? ""
  if (known.year !== undefined) {
    return isYear(Number(known.year), context.publication) ? { value: `${known.year}-${name}`, anchor: null } : null
  }
  const printed = context.publication === null ? null : partsOf(context.publication)
  if (!printed || context.publication === null) return { value: `XXXX-${name}`, anchor: null }
  return {
    value: `${four(seasonYear(name, printed.year, context.publication, known.which, context))}-${name}`,
    anchor: context.anchor,
  }
}

function seasonYear(name: string, year: number, publication: Day, which: string | undefined, context: Context): number {
  const begins = (y: number) => dayOf(y, SEASON_STARTS[name] ?? 1, 1) ?? publication
  const isIn = (y: number) => publication >= begins(y) && publication < begins(y) + 92
  // A winter is that of the year in which it begins.
  if (which === undefined && isIn(year)) return year
  const looksBack = name === "WI" && (context.tense === "past" || context.tense === "told")
  if (which === "0") return isIn(year - 1) || (looksBack && publication < begins(year)) ? year - 1 : year
  if (which === "1" || (which === undefined && looksAhead(context.tense)))
    return publication < begins(year) ? year : year + 1
  const latest = publication >= begins(year) ? year : year - 1
  return which === "-1" && isIn(latest) ? latest - 1 : latest
}
