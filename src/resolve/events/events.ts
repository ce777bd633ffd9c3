/**
 * Text → its events: what a person would list of what happened, was planned, cancelled or threatened.
 *
 * In: a passage, and what earlier stages found: statements, entities, times. Out: events in text order. Everything that the text tells of is
 * found first (`told.ts`); what is only said, named or possible then goes (`listed.ts`).
 */
import type { Entity, Event } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import { listed } from "./listed.ts"
import { mentionsOf } from "./participants.ts"
import { eventsTold, type Found, type Told } from "./told.ts"

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

const tellEvents = (passage: Passage, { entities, ...found }: Known): Told[] =>
  eventsTold(passage, { ...found, mentions: mentionsOf(entities) })

const numbered = (told: readonly Told[]): Event[] => told.map(({ event }, i) => ({ id: `v${i + 1}`, ...event }))
