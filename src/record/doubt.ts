/**
 * What in a reading a person should look at first: harm × doubt. A wrong name on a denial does more harm than one on praise, and what was inferred is wrong more often than what stands there.
 *
 * Nothing here says that a statement is wrong; it says where a minute of looking is spent best.
 */
import { z } from "zod"
import { words } from "./closed-list.ts"
import { entityOf } from "./lookup.ts"
import type { Record } from "./record.ts"
import type { Stance } from "./stance.ts"
import type { Statement } from "./statement.ts"

export const doubtKinds = [
  ["name on unnamed words", "Words that name nobody were taken for a person with a name."],
  ["speaker is hearer", "Whoever says it is also the one it is said to."],
  ["low confidence", "Hearsay itself holds the reading for unsure."],
  ["day from elsewhere", "The day on which it was said stands in another sentence."],
] as const

export const DoubtKind = z.enum(words(doubtKinds))
export type DoubtKind = z.infer<typeof DoubtKind>

export interface Doubt {
  statement: string
  kind: DoubtKind
  /** from 0 to 1: harm × doubt */
  weight: number
}

/** What a wrong name or a wrong stance would do to whoever it is put on, from 0 to 1. */
const HARM = {
  denies: 1,
  alleges: 1,
  confirms: 0.9,
  condemns: 0.9,
  warns: 0.8,
  promises: 0.8,
  withholds: 0.7,
  demands: 0.7,
  says: 0.6,
  supports: 0.6,
  believes: 0.6,
  wants: 0.6,
  asks: 0.5,
  other: 0.5,
} satisfies { [stance in Stance]: number }

const SURE = 0.7
/** Harm, by what the words are put on. */
const [ON_A_PERSON, ON_OTHERS] = [1, 0.5]

/** How much is open where this was inferred, from 0 to 1, before the reading's own confidence is counted. */
const OPEN = { hearer: 0.9, unnamed: 0.6, day: 0.3 }

/** Of each statement the heaviest doubt, those without one left out, in the order of the statements. Whether somebody has looked already is not asked. */
export function doubtsOf(record: Record): Doubt[] {
  return record.statements.flatMap((statement) => {
    const doubts = kindsOf(record, statement).map(([kind, open]) => ({
      statement: statement.id,
      kind,
      weight: Math.round(harmOf(record, statement) * Math.max(open, 1 - statement.confidence) * 1000) / 1000,
    }))
    return doubts.toSorted((a, b) => b.weight - a.weight).slice(0, 1)
  })
}

function kindsOf(record: Record, statement: Statement): [DoubtKind, number][] {
  const { source, addressee, said, confidence } = statement
  const kinds: [DoubtKind, number][] = []
  if (source.entity !== null && source.entity === addressee?.entity) kinds.push(["speaker is hearer", OPEN.hearer])
  if (isNamePutOnUnnamed(record, statement)) kinds.push(["name on unnamed words", OPEN.unnamed])
  if (confidence < SURE) kinds.push(["low confidence", 1 - confidence])
  if (said?.carried) kinds.push(["day from elsewhere", OPEN.day])
  return kinds
}

const PRONOUN = /^(?:he|she|they|i|we|who|it)$/i

/** A pronoun stands for somebody as a matter of course; "the official" does not. */
function isNamePutOnUnnamed(record: Record, { source }: Statement): boolean {
  const entity = entityOf(record, source.entity)
  if (entity?.type !== "person" || entity.unnamed || source.spans.length === 0) return false
  const worded = source.spans.map(({ text }) => text).join(" ")
  if (PRONOUN.test(worded.trim())) return false
  const own = new Set(worded.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  return !entity.name
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.some((part) => own.has(part))
}

function harmOf(record: Record, { stance, source }: Statement): number {
  const entity = entityOf(record, source.entity)
  const onPerson = entity?.type === "person" && !entity.unnamed
  return HARM[stance ?? "says"] * (onPerson ? ON_A_PERSON : ON_OTHERS)
}
