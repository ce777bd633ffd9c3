/** The words that tell of events, typed by PLOVER (`language/en/events.tsv`), less what only looks so (`event-unread.tsv`). */
import { type Language, perLanguage } from "../../language/index.ts"
import { fits, is, type Passage, type Token } from "../words/index.ts"
import { groupOf, isAuxiliary, isIrregular } from "./groups.ts"
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

const entries = perLanguage((language: Language) =>
  rowsOf(
    language,
    language.table("events", ["words", "as", "near", "type", "kind"]).map(({ words, as, near, type, kind }) => ({
      words,
      meaning: { as, type, kind, isPhrase: words.includes(" "), near: near ? near.split("|") : null },
    })),
  ),
)
const unread = perLanguage((language: Language) =>
  rowsOf(
    language,
    language.table("event-unread", ["words"]).map(({ words }) => ({ words, meaning: null })),
  ),
)
const UNREAD_BEFORE = 3
const NEAR = 6
const GROUP = 20

/** In text order; where two overlap, the one that begins first, then the longer one. */
export function triggersIn({ tokens, language }: Passage, isHeadline = false): Trigger[] {
  const found: Trigger[] = []
  for (let i = 0; i < tokens.length; i++) {
    const trigger = triggerAt(language, tokens, i, isHeadline)
    if (!trigger || isUnread(language, tokens, trigger)) continue
    found.push(trigger)
    i = trigger.last
  }
  return found
}

function triggerAt(language: Language, tokens: readonly Token[], first: number, isHeadline: boolean): Trigger | null {
  for (const { meaning, end } of fitting(entries(language), tokens, first)) {
    const { as, type, kind, isPhrase, near } = meaning
    const last = end - 1
    if (near && !hasNear(tokens, first, last, near)) continue
    const isVerb =
      as === "verb" && (isPhrase || near)
        ? isVerbPhraseAt(tokens, first)
        : isVerbAt(tokens, first, as) || (isHeadline && isHeadlineVerbAt(tokens, first, as))
    const isNoun = !isVerb && isNounForm(tokens[last])
    if (isRead(as, isVerb, isNoun, tokens, { first, last })) return { first, last, type, kind, isVerb }
  }
  return null
}

function isRead(
  as: string,
  isVerb: boolean,
  isNoun: boolean,
  tokens: readonly Token[],
  { first, last }: Pick<Trigger, "first" | "last">,
): boolean {
  if (as === "noun") return isNoun
  if (as === "any") return isVerb || isNoun
  if (!isVerb || as === "verb") return isVerb
  if (as === "object") return is(tokens[last + 1], "opens-object") || is(tokens[last + 1], "determines-event")
  const { isNegated, modal, isInfinitive } = groupOf(tokens, first, Math.max(0, first - 10))
  if (as === "negated") return isNegated
  return !isNegated && ((isInfinitive && as === "future") || modal === "planned" || modal === "wish")
}

function hasNear(tokens: readonly Token[], first: number, last: number, words: readonly string[]): boolean {
  const around = tokens.slice(Math.max(0, first - NEAR), last + 1 + NEAR)
  return around.some(({ forms }) => words.some((word) => forms.has(word)))
}

function isUnread(language: Language, tokens: readonly Token[], { first, last }: Trigger): boolean {
  for (let at = Math.max(0, first - UNREAD_BEFORE); at <= last; at++) {
    if (fitting(unread(language), tokens, at).some(({ end }) => end > first)) return true
  }
  return false
}

/** "The cut in aid" is no verb, "cut off the aid" is one: with its object it is in little doubt. */
function isVerbPhraseAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  // "Host cancels summit": a plain form opens no text as its verb.
  if (!before && tokens[at]?.forms.size === 1) return false
  const isGerund = is(before, "of") && fits(tokens[at], "present-participle")
  return !is(before, "determines-event") || is(before, "content-opener") || isGerund
}

/** "Bidder {quits} race", "PM {visits} Sorrel", "as premier {visits}": in a headline the present tells. */
function isHeadlineVerbAt(tokens: readonly Token[], at: number, as: string): boolean {
  const [token, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]]
  if (!token || !before?.isWord || !fits(token, "third-person-present") || is(before, "no-verb-after")) return false
  return as === "verb" || !after || /^[\p{Lu}\d]/u.test(after.text) || is(after, "opens-object")
}

/** By its ending and by the words beside it: without a tagger, in doubt a bare form after a noun is a noun. */
function isVerbAt(tokens: readonly Token[], at: number, as: string): boolean {
  const [token, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]]
  if (!token || (is(before, "determines-event") && !isOfSome(before, token, after))) return false
  if (as === "noun" && isVerbalNoun(before, token, after)) return false
  const isPlain = token.forms.size === 1 || fits(token, "plain-in-s")
  if (isPlain) {
    if (is(before, "before-event-verb") || is(after, "opens-object")) return true
    // "will withdraw its troops and release the prisoners", "the islanders reject new borders"
    if (is(before, "and-or")) return !groupOf(tokens, at, Math.max(0, at - GROUP)).isEmpty
    if (as !== "verb") return false
    // "The dam burst", "the islanders withdraw"
    const isPast = is(token, "past-like-plain") && before?.isWord === true && !is(before, "phrase-preposition")
    return isPast || (fits(before, "plural-or-present") && !is(before, "no-plural"))
  }
  if (fits(token, "third-person-present"))
    return is(before, "before-third-person") || is(after, "object-of-third-person")
  return true
}

/** "Closed {hearing} at which", "{Meeting} of ministers", but not "is meeting on", "after shelling the town". */
const isVerbalNoun = (before: Token | undefined, token: Token, after: Token | undefined) =>
  fits(token, "present-participle") &&
  (!after?.isWord || is(after, "after-noun")) &&
  (!before || (before.isWord && !isAuxiliary(before) && !is(before, "before-event-verb") && !is(before, "and-or")))

/** "The two met on Friday", "several fled", but not "two shot men". */
const isOfSome = (before: Token | undefined, token: Token, after: Token | undefined) =>
  is(before, "some-of-them") && isIrregular(token) && (!after?.isWord || is(after, "after-noun"))

/** No form of a verb but the plain one and its plural: "talk", "talks", "inquiries"; "meeting", but not "attacked". */
const isNounForm = (token: Token | undefined) => token !== undefined && !fits(token, "past-but-no-noun")
