/** When an event takes place: the date that stands nearest to it, and is not the date of saying so. */
import { type Range, type Shelf, type Statement, shelvedBy, stretchOf, type Timex } from "../../record/index.ts"
import { beginning, type Passage } from "../words/index.ts"

interface Dated {
  /** the trigger's characters */
  start: number
  end: number
  sentence: { start: number; end: number }
}

/** The nearest date of the sentence that tells of the event's time, one behind the trigger before one in front of it. */
export function dateOf(
  passage: Passage,
  { start, end, sentence }: Dated,
  others: readonly Range[],
  times: readonly Timex[],
  statements: readonly Statement[],
  isOfClause: (time: Range) => boolean,
): Timex | null {
  const own = innermost(statements, start)
  const isCue = placesOf(statements).cues.over({ start, end }).length > 0
  const inside = beginning(times, sentence.start, sentence.end).filter(
    (time) =>
      (time.type === "DATE" || time.type === "TIME") &&
      time.end <= sentence.end &&
      /\d/.test(time.value) &&
      // An act of saying takes place when it is said; what is said, when the saying tells.
      (isCue || (innermost(statements, time.start) === own && !isSaidAt(time, own))) &&
      !isClaimed(passage, time, start, others) &&
      isOfClause(time),
  )
  const distance = (time: Timex) => (time.start > start ? time.start - start : 1.5 * (start - time.end))
  const nearest = inside.toSorted((a, b) => distance(a) - distance(b))
  return nearest[0] ?? null
}

/** When the statement that tells of the event was made. */
const isSaidAt = ({ start, end }: Timex, statement: Statement | null) =>
  statement?.said?.spans.some((span) => span.start < end && start < span.end) ?? false

/** It is another event's: "the chairman, who died in 2029, had asked", "arrested at the gate on Wednesday, accused of …". */
function isClaimed({ text, language }: Passage, time: Timex, start: number, others: readonly Range[]): boolean {
  const isBeside = (between: string) => language.pattern("event-to-its-date").test(between)
  const isRightBefore = (between: string) => language.pattern("date-to-its-event").test(between)
  if (
    others.some(
      (other) =>
        other.end <= time.start && other.end > start && isBeside(text.slice(other.end, time.start).replace(/^\s/, "")),
    )
  )
    return true
  if (others.some((other) => other.start >= time.end && isRightBefore(text.slice(time.end, other.start)))) return true
  if (time.end > start) return false
  const isApart = text.slice(time.end, start).includes(",")
  return others.some(
    (other) => other.end <= time.start && (isApart || isBeside(text.slice(other.end, time.start).replace(/^\s/, ""))),
  )
}

/** Does it begin after the day of publication? Null values and unknown days lie nowhere. */
export function isAhead({ value }: Timex, published: string | null): boolean {
  const [when, day] = [stretchOf(value), published && stretchOf(published.slice(0, 10))]
  return Boolean(when && day && when.from >= day.to)
}

/** The statement with the shortest content that holds the offset. */
export function innermost(statements: readonly Statement[], offset: number): Statement | null {
  let best: Statement | null = null
  let size = Number.POSITIVE_INFINITY
  for (const { start, end, value } of placesOf(statements).contents.at(offset)) {
    if (end - start >= size) continue
    best = statements[value] ?? null
    size = end - start
  }
  return best
}

/** The first statement whose cue has a word of the range. */
export function cuedAt(statements: readonly Statement[], range: Range): Statement | null {
  const [first] = placesOf(statements).cues.over(range)
  return (first && statements[first.value]) ?? null
}

/** The statement in whose content one stands. */
export const aroundOf = (statements: readonly Statement[], { within }: Statement): Statement | null =>
  (within && placesOf(statements).byId.get(within)) || null

interface Places {
  byId: ReadonlyMap<string, Statement>
  cues: Shelf<number>
  contents: Shelf<number>
}

const known = new WeakMap<readonly Statement[], Places>()

/** Where statements stand, laid out once for all that is asked of an article's. */
function placesOf(statements: readonly Statement[]): Places {
  const places = known.get(statements) ?? {
    byId: new Map(statements.map((statement) => [statement.id, statement])),
    cues: shelvedBy(statements, ({ cue }) => cue.spans),
    contents: shelvedBy(statements, ({ content }) => content.spans),
  }
  known.set(statements, places)
  return places
}
