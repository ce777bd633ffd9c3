/** To whom it was said: "told {Radio Nord}", "in an interview with {the Courier}", "speaking to {students in Harbourton}". */
import { perLanguage } from "../../language/index.ts"
import type { Attribution, Span } from "../../record/index.ts"
import { beginningsOf, is, matchAt, type Passage, patternOf, type Token, tokensIn } from "../words/index.ts"
import { type Clause, spanOver } from "./clause.ts"
import { phraseEnd } from "./nouns.ts"

const hearersOf = perLanguage((language) => ({
  rows: beginningsOf(
    language.table("addressing", ["pattern"]).map((row) => ({
      pattern: patternOf(language, row.pattern),
      ofCue: !row.pattern.startsWith("="),
    })),
  ),
  nobody: new Set(language.list("no-hearers")),
  things: new Set(language.list("no-hearers-things")),
}))

/** A verb's object counts in the cue alone; a phrase ("in a letter to …") anywhere in its clause. */
export function hearerIn(passage: Passage, clause: Clause, { content }: Attribution): Span | null {
  const { tokens, cueFrom, cueTo } = clause
  for (const { pattern, ofCue } of hearersOf(passage.language).rows.among(tokens)) {
    const from = ofCue ? cueFrom : 0
    const to = ofCue ? cueTo : tokens.length
    for (let at = Math.max(from, 0); at < to; at++) {
      const end = matchAt(pattern, tokens, at)
      if (end === null || isBroken(tokens.slice(at, end))) continue
      const follows = tokens[end]
      const before = tokens[end - 1]
      if (follows && before && follows.start - before.end <= 2) {
        const span = phraseAt(passage, tokens, end)
        if (span) return span
      } else if (ofCue && end === cueTo && before) {
        const span = phraseInContent(passage, content, before.end)
        if (span) return span
      }
    }
  }
  return null
}

/** Every phrase of the tokens that names a hearer by itself ("in an interview with Radio Nord", "speaking to students"), in their order. */
export function* hearersIn(passage: Passage, tokens: readonly Token[]): Generator<Span> {
  for (let at = 0; at < tokens.length; at++) {
    for (const { pattern, ofCue } of hearersOf(passage.language).rows.at(tokens[at])) {
      const end = ofCue ? null : matchAt(pattern, tokens, at)
      const span = end === null || isBroken(tokens.slice(at, end)) ? null : phraseAt(passage, tokens, end)
      if (!span) continue
      yield span
      break
    }
  }
}

/** The content stood between: "said {the works had slowed} before frost came" has nobody before whom it was said. */
function isBroken(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => i > 0 && token.start - (tokens[i - 1]?.end ?? 0) > 2)
}

function phraseAt(passage: Passage, tokens: readonly Token[], from: number): Span | null {
  const { nobody, things } = hearersOf(passage.language)
  const end = phraseEnd(tokens, from)
  if (
    end === from ||
    nobody.has(tokens[from]?.lower ?? "") ||
    (!isCapital(tokens[end - 1]) && [...(tokens[end - 1]?.forms ?? [])].some((form) => things.has(form)))
  )
    return null
  return spanOver(passage, tokens, from, end)
}

const isCapital = (token: Token | undefined) => /^\p{Lu}/u.test(token?.text ?? "")

/** Whether a verb stands among the words behind the first. */
const opensClause = (tokens: readonly Token[]) =>
  tokens.slice(2).some((token) => is(token, "finite") || token.language.pattern("past-form").test(token.lower))

/** "told {his staff never to speak of it}": the hearer stands at the head of the content. */
function phraseInContent(passage: Passage, content: readonly Span[], cueEnd: number): Span | null {
  const head = content.find((span) => span.start >= cueEnd && span.start - cueEnd <= 2)
  if (!head) return null
  const tokens = tokensIn(passage, head)
  const end = phraseEnd(tokens, 0)
  if (is(tokens[end], "after-hearer-in-content")) return phraseAt(passage, tokens, 0)
  // "told {him the pumps were dry}": no phrase goes on behind such a word; "her" may own what follows ("told {her story}").
  const [first, next] = tokens
  const isAlone = is(first, "object-pronoun") && (!is(first, "possessive") || is(next, "determiner") || isCapital(next))
  return first && isAlone && opensClause(tokens) ? spanOver(passage, tokens, 0, 1) : null
}
