/**
 * Text → what happened, was planned, cancelled, threatened or denied.
 *
 * In: a passage, and what earlier stages found: statements, entities, times. Out: events in text order, each with its trigger, PLOVER type,
 * status, participants, date, and the statement on whose word it stands (null: the article's own).
 */
import { type Entity, type Event, type Statement, spanOf, type Timex } from "../../record/index.ts"
import { type Passage, rangeAt, tokenAt } from "../words/index.ts"
import { participantsOf } from "./participants.ts"
import { statusOf } from "./status.ts"
import { type Trigger, triggersIn } from "./triggers.ts"

export interface Known {
  statements: readonly Statement[]
  entities: readonly Entity[]
  times: readonly Timex[]
  /** ISO day, to tell what lies ahead; null: not known */
  published: string | null
}

export function findEvents(passage: Passage, known: Known): Event[] {
  const seen = new Set<string>()
  const events: Event[] = []
  for (const trigger of triggersIn(passage)) {
    const event = eventOf(passage, trigger, known)
    const key = event && `${event.type} ${rangeAt(passage.sentences, event.trigger.start)?.start}`
    // One sentence tells of one event of a kind: "the hearing, planned for Thursday, was called off".
    if (!event || !key || seen.has(key)) continue
    seen.add(key)
    events.push({ ...event, id: `v${events.length + 1}` })
  }
  return events
}

function eventOf(
  passage: Passage,
  trigger: Trigger,
  { statements, entities, times, published }: Known,
): Omit<Event, "id"> | null {
  const start = passage.tokens[trigger.first]?.start ?? 0
  const end = passage.tokens[trigger.last]?.end ?? 0
  const sentence = rangeAt(passage.sentences, start)
  // "In March": what a time expression holds is a time.
  if (!sentence || times.some((time) => time.start <= start && start < time.end)) return null
  const statement = innermost(statements, start)
  const date = dateNear(times, start, sentence)
  const isAhead =
    published !== null &&
    date !== null &&
    /^\d{4}-\d{2}-\d{2}/.test(date.value) &&
    date.value.slice(0, 10) > published.slice(0, 10)
  const tokens = { first: tokenAt(passage, sentence.start), last: tokenAt(passage, sentence.end - 1) }
  const { status, shown } = statusOf(passage.tokens, trigger, tokens, statement?.stance ?? null, isAhead)
  // A noun alone may name a thing and no happening: it needs a date or a word of what became of it.
  if (!trigger.isVerb && !shown && !date) return null
  return {
    trigger: spanOf(passage.text, start, end),
    type: trigger.type,
    participants: participantsOf(passage, trigger, sentence, entities),
    status,
    date: date && { spans: [spanOf(passage.text, date.start, date.end)], value: date.value },
    statement: statement?.id ?? null,
  }
}

/** The statement with the shortest content that holds the offset. */
function innermost(statements: readonly Statement[], offset: number): Statement | null {
  const holding = statements.flatMap((statement) =>
    statement.content.spans
      .filter((span) => span.start <= offset && offset < span.end)
      .map((span) => ({ statement, size: span.end - span.start })),
  )
  return holding.toSorted((a, b) => a.size - b.size)[0]?.statement ?? null
}

/** The nearest date of the sentence, one behind the trigger before one in front of it. */
function dateNear(times: readonly Timex[], offset: number, sentence: { start: number; end: number }): Timex | null {
  const inside = times.filter(
    (time) =>
      (time.type === "DATE" || time.type === "TIME") &&
      time.start >= sentence.start &&
      time.end <= sentence.end &&
      /\d/.test(time.value),
  )
  const distance = (time: Timex) => (time.start > offset ? time.start - offset : 1.5 * (offset - time.end))
  return inside.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}
