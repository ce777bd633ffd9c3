/**
 * Text → everything that it tells of as an event: what happened, was planned, cancelled, threatened or denied, acts of saying among them.
 *
 * In: a passage, and what earlier stages found: statements, entities, times. Out: events in text order, each with its trigger, PLOVER type,
 * status, participants, date, and the statement on whose word it stands (null: the article's own).
 */
import { type Event, type Statement, spanOf, type Timex } from "../../record/index.ts"
import { fits, holding, is, type Passage, sentenceOf, tokenAt } from "../words/index.ts"
import { bearsOn, claimOf } from "./claims.ts"
import { isOfClause, newDatesOf } from "./clause.ts"
import { type Conditional, conditionalOf } from "./conditional.ts"
import { aroundOf, cuedAt, dateOf, innermost, isAhead } from "./dates.ts"
import { groupOf } from "./groups.ts"
import type { Hit } from "./hints.ts"
import { type Mention, participantsOf } from "./participants.ts"
import { statusOf } from "./status.ts"
import { stemOf, type Trigger, triggersIn } from "./triggers.ts"

export interface Told {
  event: Omit<Event, "id">
  trigger: Trigger
  /** a plain form of its first word; "" of a noun whose kind says as much */
  stem: string
  /** by a verb, or by what is said of a noun: it is not only spoken of */
  isTold: boolean
  /** a noun of which nothing is said, and that has no day */
  isBare: boolean
  /** somebody claims it, and the claim is knocked down: "no evidence that", "the rumour was false" */
  isKnockedDown: boolean
  /** it hangs on another, or another on it: "if they {attack}, we will {strike}" */
  conditional: Conditional
  /** more than somebody's word says that it will be: "is due to sign", "was certain to be banned" */
  isScheduled: boolean
}

/** What earlier stages found. */
export interface Found {
  statements: readonly Statement[]
  mentions: readonly Mention[]
  times: readonly Timex[]
  /** ISO day, to tell what lies ahead; null: not known */
  published: string | null
}

/** How widely a text is searched. */
export interface Wide {
  /** it is a headline, with a grammar of its own */
  isHeadline?: boolean
  /** nouns of which nothing is said count too: "the strike" */
  hasBareNouns?: boolean
}

export function eventsTold(passage: Passage, found: Found, wide: Wide = {}): Told[] {
  // "In March": what a time expression holds is a time.
  const triggers = triggersIn(passage, wide.isHeadline).filter(({ first }) => {
    const start = passage.tokens[first]?.start ?? 0
    return !holding(found.times, start)
  })
  const marked = new Uint8Array(passage.tokens.length)
  for (const { first, last } of triggers) marked.fill(1, first, last + 1)
  const isTrigger = (at: number) => marked[at] === 1
  const told = triggers.flatMap((trigger, i) => {
    // The triggers near by: those of its sentence are among them.
    const others = triggers.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1).filter((other) => other !== trigger)
    return eventOf(passage, trigger, others, found, isTrigger, wide) ?? []
  })
  return withoutRepeats(passage, told)
}

const NEIGHBOURS = 8

const rangeOf = ({ tokens }: Passage, { first, last }: Pick<Trigger, "first" | "last">) => ({
  start: tokens[first]?.start ?? 0,
  end: tokens[last]?.end ?? 0,
})

function eventOf(
  passage: Passage,
  trigger: Trigger,
  others: readonly Trigger[],
  { statements, mentions, times, published }: Found,
  isTrigger: (at: number) => boolean,
  { hasBareNouns = false }: Wide,
): Told | null {
  const { start, end } = rangeOf(passage, trigger)
  const sentence = sentenceOf(passage, start)
  if (!sentence) return null
  const own = innermost(statements, start)
  const tokens = { first: tokenAt(passage, sentence.start), last: tokenAt(passage, sentence.end - 1) }
  const plain = statusOf(passage.tokens, trigger, tokens, own?.stance ?? null, isTrigger)
  const denier = denierOf(passage, trigger, tokens.first, plain.isTold, own, statements)
  const isOpen = plain.status === "planned" || plain.status === "possible"
  const conditional = isOpen ? conditionalOf(passage, trigger, sentence, statements) : null
  const status = denier ? "denied" : conditional ? "possible" : plain.status
  const judged = { ...plain, status, isShown: plain.isShown || denier !== null }
  const statement = denier ?? (judged.knocked ? holderOf(passage, judged.knocked, statements) : own)
  const nearest = dateOf(
    passage,
    { start, end, sentence },
    others
      .map((other) => rangeOf(passage, other))
      .filter((other) => other.start >= sentence.start && other.end <= sentence.end),
    judged.status === "postponed" ? newDatesOf(passage, sentence, times) : times,
    statements,
    (time) => isOfClause(passage, trigger, judged.status, time),
  )
  // What is told as past took place on no day to come: the date is another's.
  const date = nearest && judged.isPast && isAhead(nearest, published) ? null : nearest
  // A noun alone may name a thing and no happening: it needs a date or a word of what became of it.
  const isBare = !judged.isShown && !date
  if (isBare && !hasBareNouns) return null
  const lies = judged.status === "occurred" || judged.status === "ongoing"
  // "The vote will be on Friday."
  const isSet = !judged.isShown && !trigger.isVerb && is(passage.tokens[trigger.last + 1], "sets")
  const event = {
    trigger: spanOf(passage.text, start, end),
    type: trigger.type,
    ...(trigger.kind && { kind: trigger.kind }),
    participants: participantsOf(passage, trigger, others, sentence, mentions),
    status: date && isAhead(date, published) && (lies || isSet) ? ("planned" as const) : judged.status,
    date: date && { spans: [spanOf(passage.text, date.start, date.end)], value: date.value },
    statement: statement?.id ?? null,
  }
  return {
    event,
    trigger,
    stem: trigger.kind && !trigger.isVerb ? "" : stemOf(passage.tokens, trigger),
    isTold: judged.isTold,
    isBare,
    isKnockedDown: event.status === "denied" && (judged.knocked !== null || denier !== null),
    conditional,
    isScheduled: judged.isScheduled,
  }
}

/** Who denies the claim that the event stands in: "scoffed at {rumours that} he had resigned". */
function denierOf(
  passage: Passage,
  trigger: Trigger,
  from: number,
  isTold: boolean,
  own: Statement | null,
  statements: readonly Statement[],
): Statement | null {
  if (!own?.within) return null
  const start = trigger.isVerb ? groupOf(passage.tokens, trigger.first, from).first : trigger.first
  const claim = claimOf({ tokens: passage.tokens, from }, start)
  if (!claim || !bearsOn(passage, claim, isTold) || !isCueOf(passage, own, claim)) return null
  const around = aroundOf(statements, own)
  return around?.stance === "denies" ? around : null
}

/** The statement that some words belong to, as its cue or in its content. */
function holderOf(passage: Passage, hit: Hit, statements: readonly Statement[]): Statement | null {
  const range = rangeOf(passage, hit)
  return cuedAt(statements, range) ?? innermost(statements, range.start)
}

function isCueOf(passage: Passage, { cue }: Statement, hit: Hit): boolean {
  const { start, end } = rangeOf(passage, hit)
  return cue.spans.some((span) => span.start < end && start < span.end)
}

/**
 * One sentence tells of one event of a kind: "the two met for talks", "the hearing, planned for Thursday, was called off"; but "shot the mayor and
 * struck the depot" of two. A threat of an act that the sentence names is that act, threatened.
 */
function withoutRepeats(passage: Passage, told: readonly Told[]): Told[] {
  const first = new Map<string, Told>()
  const placeOf = ({ event }: Told) => sentenceOf(passage, event.trigger.start)?.start
  const threatened = new Set(
    told.filter(({ event }) => event.status === "threatened" && event.type !== "THREATEN").map(placeOf),
  )
  return told.filter((one) => {
    const { type, kind, status } = one.event
    if (type === "THREATEN" && threatened.has(placeOf(one))) return false
    const key = `${type} ${kind ?? ""} ${status} ${placeOf(one)}`
    const before = first.get(key)
    if (before && !isAnotherAct(passage, before, one)) return false
    first.set(key, one)
    return true
  })
}

/** Two verbs, each with an object of its own: "arrested the editor and detained two clerks", but "shot and killed the guard". */
function isAnotherAct({ tokens }: Passage, a: Told, b: Told): boolean {
  const hasObject = ({ trigger: { isVerb, first, last } }: Told) =>
    isVerb &&
    !fits(tokens[first], "present-participle") &&
    tokens.slice(first + 1, last + 2).some((token) => is(token, "opens-object") || is(token, "determines-event"))
  return a.stem !== b.stem && hasObject(a) && hasObject(b)
}

/** "The {flood} hearing": of two in a row, the first says what kind the other is. */
export function withoutFirstOfTwo(told: readonly Told[]): Told[] {
  const starts = new Set(told.map(({ trigger }) => trigger.first))
  return told.filter(({ trigger }) => trigger.isVerb || !starts.has(trigger.last + 1))
}
