/**
 * The group of a verb, "will not yet have been", read backwards from it: what its auxiliaries, modals and negations make of it.
 *
 * A verb joined by "and" to one with such a group shares it: "will not be charged or tried". The words are in `language/en/event-groups.tsv`.
 */
import { table } from "../../language/index.ts"
import type { EventStatus } from "../../record/index.ts"
import type { Token } from "../words/index.ts"

export interface Group {
  /** index of its first token, after "to" */
  first: number
  isNegated: boolean
  modal: EventStatus | "wish" | null
  /** it follows "to" */
  isInfinitive: boolean
  /** one of its words is a form of to be or to get, or to have */
  hasBe: boolean
  isPresentBe: boolean
  hasHave: boolean
  isEmpty: boolean
}

const sense = new Map<string, string>()
for (const row of table("event-groups", ["sense", "words"])) {
  for (const word of row.words.split(" ")) sense.set(word, row.sense)
}
/** will, may, would, must … */
export const isModal = (word: string) => /^(?:planned|possible|wish|proposed)$/.test(sense.get(word) ?? "")

/** Words of a verb's group that carry its tense: a form of to be, to have, to do, a modal. */
export const isAuxiliary = (word: string) => isModal(word) || AUXILIARY.test(word)

const AUXILIARY = /^(?:be|is|are|was|were|am|been|being|'s|'re|'m|have|has|had|having|'ve|do|does|did)$/
const BE = /^(?:be|is|are|was|were|am|been|being|'s|'re|'m|get|got)$/
const LONGEST = 7
const SHARED = 12 // tokens back to the group of a verb joined by "and"

export function groupOf(tokens: readonly Token[], verb: number, sentenceFirst: number): Group {
  const own = readBack(tokens, verb, Math.max(sentenceFirst, verb - LONGEST))
  if (!own.isEmpty || own.isInfinitive || !/^(?:and|or|nor)$/.test(tokens[own.first - 1]?.lower ?? "")) return own
  for (let at = own.first - 2; at >= Math.max(sentenceFirst, own.first - SHARED); at--) {
    const word = tokens[at]?.lower ?? ""
    if (/^(?:[,;:.“”"]|that|who|which|but)$/.test(word)) return own
    if (word === "to" || isModal(word) || sense.get(word) === "negates") {
      const shared = readBack(tokens, at + 1, Math.max(sentenceFirst, at - LONGEST))
      return { ...shared, isNegated: shared.isNegated || tokens[own.first - 1]?.lower === "nor" }
    }
  }
  return own
}

function readBack(tokens: readonly Token[], verb: number, least: number): Group {
  const group: Group = {
    first: verb,
    isNegated: false,
    modal: null,
    isInfinitive: false,
    hasBe: false,
    isPresentBe: false,
    hasHave: false,
    isEmpty: true,
  }
  for (let at = verb - 1; at >= least; at--) {
    const word = tokens[at]?.lower ?? ""
    if (word === "to") {
      group.isInfinitive = true
      break
    }
    const meaning = sense.get(word) ?? (/..ly$/.test(word) ? "passes" : null)
    if (!meaning) break
    group.first = at
    if (!/ly$/.test(word)) group.isEmpty = false
    if (meaning === "negates") group.isNegated ||= !/^(?:only|just|merely|least)$/.test(tokens[at + 1]?.lower ?? "")
    else if (meaning !== "passes") group.modal = meaning as Group["modal"]
    if (word === "cannot") group.isNegated = true
    group.hasBe ||= BE.test(word)
    group.isPresentBe ||= /^(?:is|are|am|'s|'re|'m)$/.test(word)
    group.hasHave ||= /^(?:has|have|had|having|'ve)$/.test(word)
  }
  return group
}
