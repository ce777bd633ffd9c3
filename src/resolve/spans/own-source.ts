/**
 * "citing {a clerk, that the town's treasurer, Ada Renn,} {had told} …": a source does not go back over the comma and "that" with which another's words begin. What
 * stands in front is whoever says the whole.
 */
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { is, isFiniteVerb, type Passage, tokenAt } from "../words/index.ts"

export function withOwnSources(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  return attributions.map((attribution) => {
    if (attribution.within === null) return attribution
    return { ...attribution, source: attribution.source.map((span) => behindThat(passage, span)) }
  })
}

function behindThat(passage: Passage, span: Span): Span {
  const from = tokenAt(passage, span.start)
  const tokens = passage.tokens.slice(from, tokenAt(passage, span.end - 1) + 1)
  const at = tokens.findLastIndex((token, i) => is(token, "content-opener") && tokens[i - 1]?.text === ",")
  const [next, ...rest] = tokens.slice(at + 1)
  // "the ship, that nobody had seen": a clause about it, and no clause that somebody says.
  if (at < 1 || !next || [next, ...rest].some(isFiniteVerb)) return span
  return spanOf(passage.text, next.start, span.end)
}
