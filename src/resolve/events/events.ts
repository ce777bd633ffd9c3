/**
 * Text → what happened, was planned, cancelled, threatened or denied.
 *
 * In: a passage, and what earlier stages found: statements, entities, times. Out: events in text order, each with its trigger, PLOVER type,
 * status, participants, date, and the statement on whose word it stands (null: the article's own).
 */
import { type Entity, type Event, type Statement, spanOf, type Timex } from "../../record/index.ts"
import { type Passage, rangeAt, tokenAt } from "../words/index.ts"
import { dateOf, innermost, isAhead } from "./dates.ts"
import { type Mention, mentionsOf, participantsOf } from "./participants.ts"
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
  // "In March": what a time expression holds is a time.
  const triggers = triggersIn(passage).filter(({ first }) => {
    const start = passage.tokens[first]?.start ?? 0
    return !known.times.some((time) => time.start <= start && start < time.end)
  })
  const marked = new Uint8Array(passage.tokens.length)
  for (const { first, last } of triggers) marked.fill(1, first, last + 1)
  const mentions = mentionsOf(known.entities)
  const isTrigger = (at: number) => marked[at] === 1
  const events = triggers.flatMap((trigger, i) => {
    // The triggers near by: those of its sentence are among them.
    const others = triggers.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1).filter((other) => other !== trigger)
    return eventOf(passage, trigger, others, { ...known, mentions }, isTrigger) ?? []
  })
  return withoutRepeats(passage, events).map((event, i) => ({ id: `v${i + 1}`, ...event }))
}

const NEIGHBOURS = 8

const rangeOf = ({ tokens }: Passage, { first, last }: Trigger) => ({
  start: tokens[first]?.start ?? 0,
  end: tokens[last]?.end ?? 0,
})

type Found = Omit<Event, "id">

function eventOf(
  passage: Passage,
  trigger: Trigger,
  others: readonly Trigger[],
  { statements, mentions, times, published }: Omit<Known, "entities"> & { mentions: readonly Mention[] },
  isTrigger: (at: number) => boolean,
): Found | null {
  const { start, end } = rangeOf(passage, trigger)
  const sentence = rangeAt(passage.sentences, start)
  if (!sentence) return null
  const statement = innermost(statements, start)
  const tokens = { first: tokenAt(passage, sentence.start), last: tokenAt(passage, sentence.end - 1) }
  const judged = statusOf(passage.tokens, trigger, tokens, statement?.stance ?? null, isTrigger)
  const date = dateOf(
    { start, end, sentence },
    passage.text,
    others
      .map((other) => rangeOf(passage, other))
      .filter((other) => other.start >= sentence.start && other.end <= sentence.end),
    times,
    statements,
  )
  // A noun alone may name a thing and no happening: it needs a date or a word of what became of it.
  if (!judged.isShown && !date) return null
  const lies = !judged.isPast && (judged.status === "occurred" || judged.status === "ongoing")
  const status = lies && date && isAhead(date, published) ? "planned" : judged.status
  return {
    trigger: spanOf(passage.text, start, end),
    type: trigger.type,
    ...(trigger.kind && { kind: trigger.kind }),
    participants: participantsOf(passage, trigger, sentence, mentions),
    status,
    date: date && { spans: [spanOf(passage.text, date.start, date.end)], value: date.value },
    statement: statement?.id ?? null,
  }
}

/**
 * One sentence tells of one event of a kind: "the two met for talks", "the hearing, planned for Thursday, was called off". A threat of an act
 * that the sentence names is that act, threatened.
 */
function withoutRepeats({ sentences }: Passage, events: readonly Found[]): Found[] {
  const seen = new Set<string>()
  const placeOf = ({ trigger }: Found) => rangeAt(sentences, trigger.start)?.start
  const threatened = new Set(
    events.filter(({ status, type }) => status === "threatened" && type !== "THREATEN").map(placeOf),
  )
  return events.filter((event) => {
    if (event.type === "THREATEN" && threatened.has(placeOf(event))) return false
    const key = `${event.type} ${event.kind ?? ""} ${event.status} ${placeOf(event)}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
