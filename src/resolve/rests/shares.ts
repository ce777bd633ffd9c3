/** "{44 percent} would back her": what the poll found that the text named last. */
import { perLanguage } from "../../language/index.ts"
import { type Span, spanOf } from "../../record/index.ts"
import { begunAt, is, matchAt, type Passage, patternOf, type Token, tokensOf } from "../words/index.ts"
import type { Rule, Told } from "./told.ts"

const sharesOf = perLanguage((language) =>
  language.table("shares", ["pattern"]).map(({ pattern }) => patternOf(language, pattern)),
)
/** How many tokens may name a poll: "a new Orren Times–Radio Nord national poll". */
const LONGEST = 12

export function pollsOf(passage: Passage): Rule {
  const polls = passage.tokens.flatMap((token, at) => (is(token, "poll") ? pollAt(passage, at) : []))
  return (told) => {
    if (!isShare(passage, told)) return null
    return polls[begunAt(polls, told.at) - 1] ?? null
  }
}

function isShare({ language }: Passage, { attribution, frames }: Told): boolean {
  const tokens = attribution.source.flatMap(({ text }) => tokensOf(language, text))
  if (tokens.some((token) => is(token, "poll")) || frames.medium) return false
  return tokens.some((_, at) => sharesOf(language).some((pattern) => matchAt(pattern, tokens, at) !== null))
}

/** The phrase that ends with the word at tokens[at], where a name in it tells which poll it is. */
function pollAt({ text, tokens }: Passage, at: number): Span[] {
  let from = at
  for (; from > 0 && at - from < LONGEST; from--) {
    const before = tokens[from - 1]
    if (!before || (!before.isWord && !/^[-/.&–]$/.test(before.text)) || isOutside(before)) break
    if (is(before, "article")) {
      from--
      break
    }
  }
  const [first, last] = [tokens[from], tokens[at]]
  const isNamed = tokens
    .slice(from + (is(first, "article") ? 1 : 0), at)
    .some(({ text: word }) => /^\p{Lu}/u.test(word))
  return first && last && isNamed ? [spanOf(text, first.start, last.end)] : []
}

const isOutside = (token: Token) =>
  is(token, "phrase-preposition") || is(token, "finite") || is(token, "between-phrases")
