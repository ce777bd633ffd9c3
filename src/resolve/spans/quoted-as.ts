/** "The Herald {quoted the general as saying} {that the road was open}": one statement, where the reader marks one about the quoting and one inside it. */
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import { extentOf, is, isInside, type Passage, type Token, tokenAt } from "../words/index.ts"
import { rebuilt } from "./list.ts"

/** How many words may name who is quoted. */
const LONGEST = 12

/** The same attributions, each "quoted … as saying" made one: its cue goes on to "saying", and what is said is its content. */
export function quotedAs(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const joined = attributions.map((attribution) => joinedOf(passage, attribution))
  return rebuilt(joined, (attribution) => (isRepeated(joined, attribution) ? [] : [attribution]))
}

function joinedOf(passage: Passage, attribution: Attribution): Attribution {
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
export function isRepeated(all: readonly Attribution[], { cue, within }: Attribution): boolean {
  const outer = within === null ? undefined : all[within]
  return outer !== undefined && cue.length > 0 && cue.every((span) => isInside(span.start, outer.cue))
}
