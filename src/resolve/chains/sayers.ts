/** Which phrases name somebody, or something written, that can be the first to say a thing; and which name an outlet. */
import { table, wordList } from "../../language/index.ts"
import { type Span, spanOf } from "../../record/index.ts"
import type { Passage, Token } from "../words/index.ts"

const people = new Set(table("people-words", ["noun"]).map((row) => row.noun))
// "citing the release of prisoners" is an event far more often than a press release.
const documents = new Set(wordList("document-words").filter((word) => word !== "release"))
const outletWords = new Set(wordList("outlet-words"))
const outletNames = new Set(wordList("outlets").map((name) => name.toLowerCase()))
const stations = new Set(wordList("stations"))
/** Common nouns that stand for an outlet already named. */
const outletNouns = new Set(wordList("outlet-nouns"))
const postmodifier = /^(?:of|for|to|in|on|at|from|with|about|who|which|as|over|against|by|familiar|briefed|close)$/
const ends =
  /^(?:[.,;:!?“”"—–()]|that|said|says|saying|say|told|reported|reports|wrote|has|have|had|was|were|is|are|will|would|but|and)$/

/** The phrase that begins at tokens[from], with what is said of it ("two people briefed on the talks"); null when it names no sayer. */
export function sayerAt(passage: Passage, tokens: readonly Token[], from: number): Span | null {
  let end = from
  for (; end < tokens.length && end - from < 14; end++) {
    const token = tokens[end]
    const before = tokens[end - 1]
    if (!token || (end > from && before && token.start - before.end > 2)) break
    if (token.lower === "as" && /^(?:saying|telling|describing|having)$/.test(tokens[end + 1]?.lower ?? "")) break
    if (
      token.text === "." &&
      before &&
      /^(?:\p{Lu}\p{Ll}{0,3}|(?:\p{L}\.)+\p{L})$/u.test(before.text) &&
      tokens[end + 1]?.isWord
    )
      continue
    if (token.lower === "and" && isCapital(tokens[end + 1])) continue
    // "the family that owns it" goes on; "officials that the bridge" has come to what they say.
    if (
      token.lower === "that" &&
      before?.isWord &&
      !/^(?:the|an?|he|she|it|they|we|his|her|its|their|no|there)$/.test(tokens[end + 1]?.lower ?? "") &&
      !isCapital(tokens[end + 1])
    )
      continue
    if (ends.test(token.lower) && end > from) break
  }
  const words = tokens.slice(from, end)
  const [first, last] = [words[0], words.at(-1)]
  if (!first?.isWord || !last || !isSayer(words)) return null
  return spanOf(passage.text, first.start, last.end)
}

/** Told by the head of the phrase: "a report on the dam" is one, "a threat to officials" and "Alder's silence" are none. */
function isSayer(words: readonly Token[]): boolean {
  const post = words.findIndex((token, i) => i > 0 && postmodifier.test(token.lower))
  const head = words.slice(0, post < 0 ? 8 : Math.min(post, 8)).filter((token) => token.isWord)
  if (head.some((token) => people.has(token.lower) || documents.has(token.lower) || outletNouns.has(token.lower)))
    return true
  const named = head.filter((token) => !/^(?:the|its|his|her|their|our|a|an|'s|and)$/.test(token.lower))
  return named.length > 0 && named.every((token) => isCapital(token))
}

function isCapital(token: Token | undefined): boolean {
  return /^\p{Lu}/u.test(token?.text ?? "")
}

/** "its lawyer", "a spokesman": somebody who can speak for another. */
export function isPerson(words: readonly Token[]): boolean {
  return words.slice(0, 5).some((token) => people.has(token.lower))
}

/** "Radio Nord", "the newspaper Harbour Courier", "the station". */
export function isOutlet(words: readonly Token[]): boolean {
  const name = words
    .map((token) => token.lower)
    .join(" ")
    .replace(/^the /, "")
  return (
    outletNames.has(name) ||
    words.some(
      (token) =>
        outletNouns.has(token.lower) ||
        (isCapital(token) && (outletWords.has(token.lower) || stations.has(token.lower))),
    )
  )
}

/** Whether a phrase names the article's own outlet: "the Ledger", "this newspaper". */
export function isOwn(phrase: string, outlet: string | null): boolean {
  if (
    /^(?:us|me|we|our|reporters|journalists|the media|the press|this (?:newspaper|paper|outlet|website|publication|magazine|agency))\b/i.test(
      phrase,
    )
  )
    return true
  const plain = (name: string) => name.toLowerCase().replace(/^the /, "").trim()
  return outlet !== null && (plain(outlet).includes(plain(phrase)) || plain(phrase).includes(plain(outlet)))
}
