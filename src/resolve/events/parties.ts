/** Phrases that name a party to an event, told by their last word: "a Kestov judge", "two of the guards". */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"
import { isCapital, subjectBefore } from "../chains/index.ts"
import { fits, is, isForm, type Token } from "../words/index.ts"
import { isAuxiliary } from "./groups.ts"

const LONGEST = 7 // words of a phrase behind a verb
const LONGEST_SUBJECT = 16 // and of one in front of it

const partiesOf = perLanguage(
  (language: Language) =>
    new Set([
      ...language.table("people-words", ["noun"]).map(({ noun }) => noun),
      ...language.table("organisation-words", ["noun"]).map(({ noun }) => noun),
    ]),
)

function isParty(token: Token | undefined): boolean {
  if (!token) return false
  const parties = partiesOf(token.language)
  return isForm(token, "party") || [...token.forms].some((form) => parties.has(form))
}

/** A phrase, and whether its last word says that it is somebody; a name does not tell that by itself. */
export interface Phrase extends Range {
  isParty: boolean
  /** how many tokens it has */
  words: number
}

/** The phrase right before a verb's group, in the sentence that begins at tokens[from]. */
export function partyBefore(tokens: readonly Token[], from: number, end: number): Phrase | null {
  const near = tokens.slice(Math.max(from, end - LONGEST_SUBJECT), end)
  const found = subjectBefore(near, near.length)
  return (
    found && {
      start: found.start,
      end: found.end,
      isParty: isParty(near.at(-1)),
      words: near.length - found.from,
    }
  )
}

/** The phrase right behind a verb: up to a preposition, a verb, a mark or a word that opens another. */
export function partyAfter(tokens: readonly Token[], from: number): Phrase | null {
  let to = from
  for (; to < Math.min(tokens.length, from + LONGEST); to++) {
    const token = tokens[to]
    const isLead = is(token, "determiner") || is(token, "possessive")
    if (!token?.isWord || isAuxiliary(token) || is(token, "phrase-preposition") || is(token, "between-phrases")) break
    if (isLead && to > from && !is(tokens[to - 1], "determiner")) break
  }
  const [first, last] = [tokens[from], tokens[to - 1]]
  if (!first || !last || to === from) return null
  const isPhrase = is(first, "determiner") || is(first, "possessive") || isCapital(first) || isParty(last)
  return isPhrase ? { start: first.start, end: last.end, isParty: isParty(last), words: to - from } : null
}

/** The same with those that "and" joins to it: "met {the reeve} and {two envoys}". What has a verb of its own behind it is none. */
export function partiesAfter(tokens: readonly Token[], from: number): Phrase[] {
  const found: Phrase[] = []
  for (let at = from; ; ) {
    const phrase = partyAfter(tokens, at)
    if (!phrase) return found
    at += phrase.words
    const isSubject = found.length > 0 && (isAuxiliary(tokens[at]) || fits(tokens[at], "past-ending"))
    if (isSubject) return found
    found.push(phrase)
    if (!is(tokens[at], "and")) return found
    at++
  }
}
