/** Nouns of saying that have a content of their own: "the union's {claim} that …", "{calls} by two ministers to …", "his {remarks} about …". */
import { perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"
import { fits, is, type Token } from "../words/index.ts"
import type { Clause, Made } from "./inner-verbs.ts"
import { clauseEnd, isCapital, isLeading, isVerbal, possessorBefore } from "./phrases.ts"

const REACH = 9

/** noun → the words that open its content, and those that do where the text names nobody */
const nounsOf = perLanguage(
  (language) =>
    new Map(
      language
        .table("inner-nouns", ["noun", "opens", "alone"])
        .map(({ noun, opens, alone }) => [
          noun,
          { opens: new Set(opens.split(" ")), alone: new Set(alone.split(" ")) },
        ]),
    ),
)

export function nounClaimAt({ tokens }: Clause, at: number): Made | null {
  const noun = tokens[at]
  const entry =
    noun && [...noun.forms].map((form) => nounsOf(noun.language).get(form)).find((found) => found !== undefined)
  if (!noun || !entry || fits(noun, "verb-form")) return null
  const owner = possessorBefore(tokens, at) ?? namedBefore(tokens, at)
  const giver = !owner && is(tokens[at + 1], "giver") ? giverAfter(tokens, at + 2, entry.opens) : null
  const opener = giver?.opener ?? at + 1
  const word = tokens[opener]?.lower ?? ""
  const source = owner ?? giver?.range ?? null
  if (!(source ? entry.opens : entry.alone).has(word) || !(source || isNoun(tokens, at))) return null
  if (!opensContent(tokens, opener)) return null
  const keeps = word === "that" || word === "to"
  const start = keeps ? opener : opener + 1
  const [first, last] = [tokens[start], tokens[endOf(tokens, start, word === "that" ? 1 : 0) - 1]]
  if (!first || !last || last.end <= first.start || !tokens[start + (keeps ? 1 : 0)]?.isWord) return null
  const cue = { start: noun.start, end: keeps ? noun.end : (tokens[opener]?.end ?? noun.end) }
  return { source, cue, content: { start: first.start, end: last.end } }
}

/** A comma ends it too: what follows belongs to the sentence around the noun. */
function endOf(tokens: readonly Token[], start: number, verbs: number): number {
  const end = clauseEnd(tokens, start, verbs)
  const comma = tokens.findIndex((token, i) => i > start && i < end && token.text === ",")
  return comma < 0 ? end : comma
}

/** "by two ministers that …": the words up to the one that opens the content. */
function giverAfter(
  tokens: readonly Token[],
  from: number,
  opens: ReadonlySet<string>,
): { range: Range; opener: number } | null {
  for (let at = from + 1; at < tokens.length && at - from < REACH; at++) {
    const token = tokens[at]
    const [first, last] = [tokens[from], tokens[at - 1]]
    if (!token || !first || !last || isVerbal(token) || /^[;:.“”"]$/.test(token.text)) return null
    if (is(token, "content-mark") && opens.has(token.lower))
      return { range: { start: first.start, end: last.end }, opener: at }
  }
  return null
}

/** "a {New York Times} request", "a {State Department} decision". */
function namedBefore(tokens: readonly Token[], at: number): Range | null {
  let from = at
  while (from > 0 && isCapital(tokens[from - 1])) from--
  const [first, last] = [tokens[from], tokens[at - 1]]
  return first && last && from < at && from > 0 && !isCapital(tokens[at]) ? { start: first.start, end: last.end } : null
}

/** "claims that were made" says what claims they are, "calls to other towns" and "a threat to the town" say nothing. */
function opensContent(tokens: readonly Token[], opener: number): boolean {
  const [word, next] = [tokens[opener]?.lower, tokens[opener + 1]]
  if (word === "that") return next !== undefined && !isVerbal(next) && !/ed$/.test(next.lower)
  if (word === "to") return next?.isWord === true && !isCapital(next) && !isLeading(next)
  return true
}

/** "calls" after "he" or "who" is a verb; a noun in the singular has an article before it. */
function isNoun(tokens: readonly Token[], at: number): boolean {
  if (!fits(tokens[at], "plural")) return [1, 2].some((back) => is(tokens[at - back], "before-singular")) || at === 0
  return !is(tokens[at - 1], "before-verb")
}
