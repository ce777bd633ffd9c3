/** The words that tell of events, typed by PLOVER (`language/en/events.tsv`), less what only looks so (`event-unread.tsv`). */
import { table } from "../../language/index.ts"
import type { Passage, Token } from "../words/index.ts"
import { groupOf } from "./groups.ts"
import { fitting, rowsOf } from "./rows.ts"

export interface Trigger {
  /** indices into the passage's tokens, inclusive */
  first: number
  last: number
  type: string
  /** of an OTHER: a short word for it; else "" */
  kind: string
  isVerb: boolean
}

/** The shortest plain form of its first word: "talks" and "talk" are one. */
export const stemOf = (tokens: readonly Token[], { first }: Trigger): string =>
  [...(tokens[first]?.forms ?? [])].reduce(
    (a, b) => (b.length < a.length || (b.length === a.length && b < a) ? b : a),
    tokens[first]?.lower ?? "",
  )

const entries = rowsOf(
  table("events", ["words", "as", "near", "type", "kind"]).map(({ words, as, near, type, kind }) => ({
    words,
    meaning: { as, type, kind, isPhrase: words.includes(" "), near: near ? near.split("|") : null },
  })),
)
const unread = rowsOf(table("event-unread", ["words"]).map(({ words }) => ({ words, meaning: null })))
const UNREAD_BEFORE = 3
const NEAR = 6

const wordSet = (words: string) => new Set(words.split(" "))
const DETERMINERS = wordSet(
  "a an the this that these those its his her their our my your 's ' any some no each every another all such of first second two three four several many more new other",
)
const VERB_BEFORE = wordSet(
  "to will would may might can could should must shall not n't never did does do be is are was were been being has have had he she they we who i it 'll 'd also cannot",
)
const SINGULAR_BEFORE = wordSet("he she it who which also")
const OBJECT_OF_ONE = wordSet("the a its his her two")
const GROUP = 20
const OBJECT_AFTER = wordSet(
  "a an the its his her their our my this that these those him them us it any all more no every",
)

/** In text order; where two overlap, the one that begins first, then the longer one. */
export function triggersIn({ tokens }: Passage): Trigger[] {
  const found: Trigger[] = []
  for (let i = 0; i < tokens.length; i++) {
    const trigger = triggerAt(tokens, i)
    if (!trigger || isUnread(tokens, trigger)) continue
    found.push(trigger)
    i = trigger.last
  }
  return found
}

function triggerAt(tokens: readonly Token[], first: number): Trigger | null {
  for (const { meaning, end } of fitting(entries, tokens, first)) {
    const { as, type, kind, isPhrase, near } = meaning
    const last = end - 1
    if (near && !hasNear(tokens, first, last, near)) continue
    const isVerb = as === "verb" && (isPhrase || near) ? isVerbPhraseAt(tokens, first) : isVerbAt(tokens, first, as)
    const isNoun = !isVerb && isNounForm(tokens[last])
    if (isRead(as, isVerb, isNoun, tokens, first)) return { first, last, type, kind, isVerb }
  }
  return null
}

function isRead(as: string, isVerb: boolean, isNoun: boolean, tokens: readonly Token[], first: number): boolean {
  if (as === "noun") return isNoun
  if (as === "any") return isVerb || isNoun
  if (!isVerb || as === "verb") return isVerb
  const { isNegated, modal, isInfinitive } = groupOf(tokens, first, Math.max(0, first - 10))
  if (as === "negated") return isNegated
  return !isNegated && ((isInfinitive && as === "future") || modal === "planned" || modal === "wish")
}

function hasNear(tokens: readonly Token[], first: number, last: number, words: readonly string[]): boolean {
  const around = tokens.slice(Math.max(0, first - NEAR), last + 1 + NEAR)
  return around.some(({ forms }) => words.some((word) => forms.has(word)))
}

function isUnread(tokens: readonly Token[], { first, last }: Trigger): boolean {
  for (let at = Math.max(0, first - UNREAD_BEFORE); at <= last; at++) {
    if (fitting(unread, tokens, at).some(({ end }) => end > first)) return true
  }
  return false
}

/** "The cut in aid" is no verb, "cut off the aid" is one: with its object it is in little doubt. */
function isVerbPhraseAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? ""
  return !DETERMINERS.has(before) || before === "that" || (before === "of" && /ing$/.test(tokens[at]?.lower ?? ""))
}

/** By its ending and by the words beside it: without a tagger, in doubt a bare form after a noun is a noun. */
function isVerbAt(tokens: readonly Token[], at: number, as: string): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]?.lower ?? ""
  const after = tokens[at + 1]?.lower ?? ""
  if (!token || DETERMINERS.has(before)) return false
  const isPlain = token.forms.size === 1 || /(?:ss|us)$/.test(token.lower)
  if (isPlain) {
    if (VERB_BEFORE.has(before) || OBJECT_AFTER.has(after)) return true
    // "will withdraw its troops and release the prisoners", "the islanders reject new borders"
    if (before === "and" || before === "or") return !groupOf(tokens, at, Math.max(0, at - GROUP)).isEmpty
    return as === "verb" && /[^s]s$/.test(before) && !/^(?:'s|is|was|has|as|this|its)$/.test(before)
  }
  if (/(?:[^s]s|sses|shes|ches)$/.test(token.lower)) return SINGULAR_BEFORE.has(before) || OBJECT_OF_ONE.has(after)
  return true
}

/** No form of a verb but the plain one and its plural: "talk", "talks", "inquiries"; "meeting", but not "attacked". */
const isNounForm = (token: Token | undefined) => token !== undefined && !/(?:[^e]ed)$/.test(token.lower)
