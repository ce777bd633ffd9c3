/** "The Herald {quoted the general as saying} {that the road was open}": one statement, where the reader marks one about the quoting and one inside it. */
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { extentOf, is, isInside, type Passage, type Token, tokenAt } from "../words/index.ts"

/** How many words may name who is quoted. */
const LONGEST = 12

/** The same attributions, each "quoted … as saying" made one: its cue goes on to "saying", and what is said is its content. */
export function quotedAs(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const out = attributions.map((attribution) => joined(passage, attribution))
  // What was marked inside by the words that are now in the cue is the same statement; what stood in it stands in the outer one.
  const outerOf = (at: number | null): number | null =>
    at !== null && isSame(out, at) ? outerOf(out[at]?.within ?? null) : at
  const kept = [...out.keys()].filter((i) => !isSame(out, i))
  const places = new Map(kept.map((from, to) => [from, to]))
  return kept.flatMap((i) => {
    const attribution = out[i]
    const outer = outerOf(attribution?.within ?? null)
    return attribution ? [{ ...attribution, within: outer === null ? null : (places.get(outer) ?? null) }] : []
  })
}

function joined(passage: Passage, attribution: Attribution): Attribution {
  const { tokens, text } = passage
  const [cue, end] = [extentOf(attribution.cue), attribution.content.at(-1)?.end ?? 0]
  if (!cue || end <= cue.end) return attribution
  const to = tokenAt(passage, cue.end - 1) + 1
  if (!tokens.slice(tokenAt(passage, cue.start), to).some((token) => is(token, "quoted"))) return attribution
  const as = asSaying(tokens, to)
  const [first, last, next] = [tokens[as], tokens[as + 1], tokens[as + 2]]
  if (!first || !last || !next || next.start >= end || !isInside(first.start, attribution.content)) return attribution
  const content = attribution.content.flatMap((span): Span[] =>
    span.end <= next.start ? [] : [spanOf(text, Math.max(span.start, next.start), span.end)],
  )
  return { ...attribution, cue: [...attribution.cue, spanOf(text, first.start, last.end)], content }
}

/** Where "as saying" stands behind tokens[from], -1 where it does not. */
function asSaying(tokens: readonly Token[], from: number): number {
  return tokens.findIndex(
    (token, at) => at >= from && at < from + LONGEST && is(token, "as") && is(tokens[at + 1], "saying-after-as"),
  )
}

/** Whether the whole cue of an inner attribution stands in the cue of the one around it. */
function isSame(all: readonly Attribution[], at: number): boolean {
  const inner = all[at]
  const outer = inner?.within == null ? undefined : all[inner.within]
  return (
    inner !== undefined &&
    outer !== undefined &&
    inner.cue.length > 0 &&
    inner.cue.every((span) => isInside(span.start, outer.cue))
  )
}
