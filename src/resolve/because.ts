/** For the fields of a statement, which pass gave them, why in words, and the words that show it. */
import type { Attribution, Because, Reasons, Span, Statement } from "../record/index.ts"
import type { Chained } from "./chains/index.ts"
import type { Frames } from "./frames/index.ts"
import type { Judged } from "./stances/index.ts"

interface Part {
  attribution: Attribution
  chain: Chained
  judged: Judged
  via: Statement["via"]
  frames: Frames
  /** why the words of the source were taken for their entity */
  who: Because
}

export function becauseOf({ attribution, chain, judged, via, frames, who }: Part): Reasons {
  const given = (pass: Because["pass"], why: string, spans: readonly Span[]): Because => ({
    pass,
    why,
    spans: [...spans],
  })
  const { addressee, medium, occasion, said } = frames
  const channel = medium?.span ?? occasion
  return {
    source: who,
    stance: given("stances", judged.why, judged.spans),
    ...(chain.addressee
      ? { addressee: given("chains", "the cue is a passive: its subject was told", [chain.addressee]) }
      : addressee && { addressee: given("frames", frames.why.addressee ?? "", [addressee]) }),
    ...(channel && { medium: given("frames", frames.why.medium ?? "", [channel]) }),
    ...(said && { said: given("frames", frames.why.said ?? "", [said]) }),
    ...(via.length && {
      via: given(
        "chains",
        "the text names who passed it on",
        via.flatMap(({ spans }) => spans),
      ),
    }),
    ...(attribution.within !== null && {
      within: given("chains", "its words stand in what another says", attribution.content),
    }),
  }
}
