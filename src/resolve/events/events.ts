/**
 * Text → its events: what a person would list of what happened, was planned, cancelled or threatened.
 *
 * In: a passage, and what earlier stages found: statements, entities, times. Out: events in text order. Everything that the text tells of is
 * found first (`told.ts`); what is only said, named or possible then goes (`listed.ts`).
 */
import type { Language } from "../../language/index.ts"
import type { Entity, Event, Range, Record } from "../../record/index.ts"
import { type Passage, passageOf } from "../words/index.ts"
import { listed } from "./listed.ts"
import { isName, isOfCompound } from "./names.ts"
import { mentionsOf } from "./participants.ts"
import { eventsTold, type Found, type Told, type Wide, withoutFirstOfTwo } from "./told.ts"

export interface Known extends Omit<Found, "mentions"> {
  entities: readonly Entity[]
}

export function findEvents(passage: Passage, known: Known): Event[] {
  const names = known.entities
    .filter(({ unnamed, type }) => !unnamed && type !== "document")
    .flatMap(({ name, mentions }) => mentions.filter(({ text }) => /^\p{Lu}/u.test(text) && /^\p{Lu}/u.test(name)))
  return numbered(listed(passage, tellEvents(passage, known), known.statements, names))
}

/** Acts of saying and mere possibilities among them: what evaluation measures types and statuses on. */
export function allEvents(passage: Passage, known: Known): Event[] {
  return numbered(tellEvents(passage, known))
}

const tellEvents = (passage: Passage, { entities, ...found }: Known, wide: Wide = {}): Told[] =>
  eventsTold(passage, { ...found, mentions: mentionsOf(entities) }, wide)

/** An event that a text speaks of, told or only named. */
export interface Spoken extends Omit<Event, "id"> {
  /** a noun of which nothing is said, and that has no day: it tells that there is such a thing, and not what became of it */
  isBare: boolean
}

/**
 * All that a record's text speaks of as an event, with what the record leaves out: several articles that speak of one make it worth a line.
 *
 * @param parts where paragraphs and sentences stand in the record's text
 */
export function eventsSpokenOf(
  record: Pick<Record, "article" | "entities" | "statements" | "times">,
  parts: { paragraphs: readonly Range[]; sentences: readonly Range[] },
  language: Language,
): Spoken[] {
  const { article, entities, statements, times } = record
  const passage = passageOf(
    article.text,
    { paragraphs: [...parts.paragraphs], sentences: [...parts.sentences], quotations: [] },
    language,
  )
  const told = tellEvents(
    passage,
    { entities, statements, times, published: article.published },
    { hasBareNouns: true },
  )
  return withoutFirstOfTwo(told)
    .filter((one) => !isOfCompound(passage, one.trigger) && !isName(passage, one.trigger, []))
    .map(({ event, isBare }) => ({ ...event, isBare }))
}

const numbered = (told: readonly Told[]): Event[] => told.map(({ event }, i) => ({ id: `v${i + 1}`, ...event }))
