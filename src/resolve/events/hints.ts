/** Words that tell what has become of an event (`language/en/event-status.tsv`), found where they stand. */
import { type Language, perLanguage } from "../../language/index.ts"
import { type EventStatus, eventStatuses, wordOf } from "../../record/index.ts"
import { is, type Token } from "../words/index.ts"
import { fitting, type Rows, rowsOf } from "./rows.ts"

/** Where an event's words stand. */
export interface Place {
  tokens: readonly Token[]
  first: number
  last: number
  isVerb: boolean
  /** first and last token of the sentence */
  from: number
  to: number
  /** is this token part of a trigger? */
  isTrigger: (at: number) => boolean
  /** the event's own words, where words that bear on it are asked about */
  asked?: { first: number; last: number }
}

/** Words that tell of an event, as tokens from first to last, and the status that they give it. */
export interface Hit {
  status: EventStatus
  first: number
  last: number
  /** they tell what it does to others */
  isEffect: boolean
  /** they tell that it takes place: "held", "after" */
  isCarrying: boolean
  /** a participle without its auxiliary: "planned for Thursday" */
  isReduced: boolean
}

const WHERE = [
  "governs",
  "infinitive",
  "carries",
  "clause",
  "modifies",
  "after",
  "effect",
  "passive",
  "claim",
  "undoes",
  "undone",
] as const
export type Where = (typeof WHERE)[number]

const rules = perLanguage((language: Language) => {
  const all = language.table("event-status", ["words", "where", "within", "status"])
  const rowsAt = (where: Where) =>
    all
      .filter((row) => row.where === where)
      .map(({ words, within, status }) => ({
        words,
        meaning: { within: Number(within), status: wordOf(eventStatuses, status) },
      }))
  return Object.fromEntries(WHERE.map((where) => [where, rowsOf(language, rowsAt(where))])) as Record<
    Where,
    Rows<{ within: number; status: EventStatus }>
  >
})

/** What of the rows of one place fits from a token on, the longest first. */
export function rowsAt(where: Where, tokens: readonly Token[], at: number) {
  const token = tokens[at]
  return token ? fitting(rules(token.language)[where], tokens, at) : []
}

/** What a row gives, as tokens from `at` up to `end`. */
export const hitOf = (status: EventStatus, at: number, end: number, more: Partial<Hit> = {}): Hit => ({
  status,
  first: at,
  last: end - 1,
  isEffect: false,
  isCarrying: false,
  isReduced: false,
  ...more,
})

/** Tokens back to a word that bears on an event. */
export const FARTHEST = 14

export const isBorder = (token: Token | undefined) => /^[.,;:?!—–()]$/.test(token?.text ?? ".")

/** Are two tokens joined by "and": "cancelled the talks and the visit"? */
export const isJoined = (tokens: readonly Token[], a: number, b: number) =>
  tokens.slice(a + 1, b).some((token) => is(token, "and-or"))

/** A word that tells of a noun before it that it takes place, or what becomes of it: "began", "was called off". */
export const predicateAt = (tokens: readonly Token[], at: number): boolean =>
  (["after", "passive", "effect"] as const).some((where) => rowsAt(where, tokens, at).length > 0)

/** A verb that has an event as its object and only says that it takes place: "held", "carried out". */
export const carrierAt = (tokens: readonly Token[], at: number): boolean => rowsAt("carries", tokens, at).length > 0
