/** Which phrases name somebody, or something written, that can be the first to say a thing; and which name an outlet. */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Span, spanOf } from "../../record/index.ts"
import { is, type Passage, type Token } from "../words/index.ts"

const nounsOf = perLanguage((language) => ({
  people: new Set(language.table("people-words", ["noun"]).map((row) => row.noun)),
  // "citing the release of prisoners" is an event far more often than a press release.
  documents: new Set(language.list("document-words").filter((word) => !language.words("rather-event").has(word))),
  bodies: new Set(language.table("organisation-words", ["noun"]).map((row) => row.noun)),
  times: new Set(language.list("time-words")),
  outletWords: new Set(language.list("outlet-words")),
  outletNames: new Set(language.list("outlets").map((name) => name.toLowerCase())),
  stations: new Set(language.list("stations")),
  /** common nouns that stand for an outlet already named */
  outletNouns: new Set(language.list("outlet-nouns")),
  /** "conference", "briefing": where people speak, whatever stands before the noun */
  occasions: new Set(
    language
      .table("media", ["noun", "kind", "occasion"])
      .filter(({ occasion }) => occasion === "yes")
      .map(({ noun }) => noun),
  ),
}))
/** The phrase that begins at tokens[from], with what is said of it ("two people briefed on the talks"); null when it names no sayer. */
export function sayerAt(passage: Passage, tokens: readonly Token[], from: number): Span | null {
  const { times } = nounsOf(passage.language)
  let end = from
  for (; end < tokens.length && end - from < 14; end++) {
    const token = tokens[end]
    const before = tokens[end - 1]
    if (!token || (end > from && before && token.start - before.end > 2)) break
    if (is(token, "as") && is(tokens[end + 1], "saying-after-as")) break
    if (
      token.text === "." &&
      before &&
      /^(?:\p{Lu}\p{Ll}{0,3}|(?:\p{L}\.)+\p{L})$/u.test(before.text) &&
      tokens[end + 1]?.isWord
    )
      continue
    if (is(token, "and") && isCapital(tokens[end + 1])) continue
    // "obtained by Radio Nord | on Friday"
    if (end > from && is(token, "before-day") && times.has(tokens[end + 1]?.lower ?? "")) break
    // "the family that owns it" goes on; "officials that the bridge" has come to what they say.
    if (
      is(token, "content-opener") &&
      before?.isWord &&
      !is(tokens[end + 1], "after-that") &&
      !isCapital(tokens[end + 1])
    )
      continue
    if ((is(token, "ends-sayer") || /^[.,;:!?“”"—–()]$/.test(token.text)) && end > from) break
  }
  const words = tokens.slice(from, end)
  const [first, last] = [words[0], words.at(-1)]
  if (!first?.isWord || !last || !isSayer(words)) return null
  return spanOf(passage.text, first.start, last.end)
}

/** Told by the head of the phrase: "a report on the dam" is one, "a threat to officials" and "Alder's silence" are none. */
function isSayer(words: readonly Token[]): boolean {
  const head = headOf(words)
  if (head.some(speaks)) return true
  const named = head.filter((token) => !is(token, "small-in-name"))
  return named.length > 0 && named.every((token) => isCapital(token))
}

/** The words in front of "of", "on", "who" and the like. */
function headOf(words: readonly Token[]): Token[] {
  const post = words.findIndex((token, i) => i > 0 && is(token, "postmodifier"))
  return words.slice(0, post < 0 ? 8 : Math.min(post, 8)).filter((token) => token.isWord)
}

/** A word for people, a body, an outlet, or something written. */
function speaks({ lower, language }: Token): boolean {
  const { people, documents, outletNouns, bodies } = nounsOf(language)
  return [people, documents, outletNouns, bodies].some((known) => known.has(lower))
}

/** Whether the last word of a phrase's head is one that can say something: "a letter from the port", and no "letter activity". */
export function canSay(words: readonly Token[]): boolean {
  const last = headOf(words).at(-1)
  return last !== undefined && speaks(last)
}

function isCapital(token: Token | undefined): boolean {
  return /^\p{Lu}/u.test(token?.text ?? "")
}

/** "its lawyer", "a spokesman": somebody who can speak for another. */
export function isPerson(words: readonly Token[]): boolean {
  return words.slice(0, 5).some(({ lower, language }) => nounsOf(language).people.has(lower))
}

/** "a report on the dam", "two letters to the board". */
export function isWritten(words: readonly Token[]): boolean {
  const head = headOf(words)
  return !isPerson(head) && head.some(({ lower, language }) => nounsOf(language).documents.has(lower))
}

/** "Mr Orlo", "the mayor", "Ada Renn": a person, or a bare name that no word tells to be an outlet or a body. */
export function isPersonal(words: readonly Token[]): boolean {
  if (isOutlet(words) || words.length === 0) return false
  const [{ language } = { language: null }] = words
  const isBody = words.some(({ lower }) => language && nounsOf(language).bodies.has(lower))
  return isPerson(words) || (!isBody && words.every((token) => isCapital(token) || !token.isWord))
}

/** "Radio Nord", "the newspaper Harbour Courier", "the station". */
export function isOutlet(words: readonly Token[]): boolean {
  const language = words[0]?.language
  if (!language) return false
  const { outletNames, outletNouns, outletWords, stations, occasions } = nounsOf(language)
  // "a news conference in the capital" is no news.
  if (words.some((token) => !isCapital(token) && occasions.has(token.lower))) return false
  const name = words.map((token) => token.lower).join(" ")
  return (
    words.some((token) => isCapital(token) && is(token, "publishes-leaks")) ||
    outletNames.has(name.replace(language.pattern("leading-article"), "")) ||
    words.some(
      (token) =>
        outletNouns.has(token.lower) ||
        (isCapital(token) && (outletWords.has(token.lower) || stations.has(token.lower))),
    )
  )
}

/** Whether a phrase names the article's own outlet: "the Ledger", "this newspaper". */
export function isOwn(language: Language, phrase: string, outlet: string | null): boolean {
  if (language.pattern("own-outlet").test(phrase)) return true
  const plain = (name: string) => name.toLowerCase().replace(language.pattern("leading-article"), "").trim()
  return outlet !== null && (plain(outlet).includes(plain(phrase)) || plain(phrase).includes(plain(outlet)))
}
