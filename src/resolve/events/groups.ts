/**
 * The group of a verb, "will not yet have been", read backwards from it: what its auxiliaries, modals and negations make of it.
 *
 * A verb joined by "and" to one with such a group shares it: "will not be charged or tried". The words are in `language/en/event-groups.tsv`.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import type { EventStatus } from "../../record/index.ts"
import { fits, is, type Token } from "../words/index.ts"

export interface Group {
  /** index of its first token, after "to" */
  first: number
  isNegated: boolean
  /** "almost", "all but" */
  isNearly: boolean
  modal: EventStatus | "wish" | null
  /** it follows "to" */
  isInfinitive: boolean
  /** one of its words is a form of to be or to get, or to have */
  hasBe: boolean
  isPresentBe: boolean
  hasHave: boolean
  isEmpty: boolean
}

const senses = perLanguage((language: Language) => {
  const rows = language.table("event-groups", ["sense", "words"])
  return new Map(rows.flatMap(({ sense, words }) => words.split(" ").map((word) => [word, sense] as const)))
})
const senseOf = (token: Token | undefined) => token && senses(token.language).get(token.lower)

const NO_MODAL = new Set(["negates", "passes", "nearly"])

/** will, may, would, must … */
export function isModal(token: Token | undefined): boolean {
  const sense = senseOf(token)
  return sense !== undefined && !NO_MODAL.has(sense)
}

/** "will", "would" */
export function tellsWhatWillBe(token: Token | undefined): boolean {
  const sense = senseOf(token)
  return sense === "planned" || sense === "wish"
}

/** Words of a verb's group that carry its tense: a form of to be, to have, to do, a modal. */
export const isAuxiliary = (token: Token | undefined) => isModal(token) || is(token, "auxiliary")

const LONGEST = 7
const SHARED = 12 // tokens back to the group of a verb joined by "and"

export function groupOf(tokens: readonly Token[], verb: number, sentenceFirst: number): Group {
  const own = readBack(tokens, verb, Math.max(sentenceFirst, verb - LONGEST))
  if (!own.isEmpty || own.isInfinitive || !is(tokens[own.first - 1], "joins-verbs")) return own
  for (let at = own.first - 2; at >= Math.max(sentenceFirst, own.first - SHARED); at--) {
    const token = tokens[at]
    if (is(token, "parts-verbs")) return own
    if (is(token, "infinitive-mark") || isModal(token) || senseOf(token) === "negates") {
      const shared = readBack(tokens, at + 1, Math.max(sentenceFirst, at - LONGEST))
      return { ...shared, isNegated: shared.isNegated || senseOf(tokens[own.first - 1]) === "negates" }
    }
  }
  return own
}

function readBack(tokens: readonly Token[], verb: number, least: number): Group {
  const group: Group = {
    first: verb,
    isNegated: false,
    isNearly: false,
    modal: null,
    isInfinitive: false,
    hasBe: false,
    isPresentBe: false,
    hasHave: false,
    isEmpty: true,
  }
  for (let at = verb - 1; at >= least; at--) {
    const token = tokens[at]
    if (is(token, "infinitive-mark")) {
      group.isInfinitive = true
      break
    }
    // "All but burned the mill"
    if (is(token, "but") && is(tokens[at - 1], "all")) {
      group.isNearly = true
      break
    }
    const meaning = senseOf(token) ?? (fits(token, "passed-adverb") ? "passes" : null)
    if (!meaning) break
    group.first = at
    if (!fits(token, "passed-adverb")) group.isEmpty = false
    if (meaning === "negates") group.isNegated ||= !is(tokens[at + 1], "after-weak-not")
    else if (meaning === "nearly") group.isNearly = true
    else if (meaning !== "passes") group.modal = meaning as Group["modal"]
    if (is(token, "negated-modal")) group.isNegated = true
    group.hasBe ||= is(token, "be-or-get")
    group.isPresentBe ||= is(token, "present-be")
    group.hasHave ||= is(token, "have")
  }
  return group
}

/** "began", "fell": a table, and no ending, leads back to its plain form. */
export const isIrregular = (token: Token | undefined) =>
  token !== undefined && token.forms.size > 1 && !fits(token, "regular-form")
