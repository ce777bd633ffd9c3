/**
 * What several statements rest on is said once: "in audio obtained by Radio Nord", "a Courier poll". It is a link of the chain of each of them, marked
 * as carried, and only of those whose own words show that they come from there:
 *
 *   shares.ts    "{44 percent} would back her" is what the poll found that the text named last
 *   papers.ts    "{in the audio}, he says …": the same audio
 *   quoted.ts    paragraphs in quotation marks behind "Ada Renn reports:"
 *   unnamed.ts   "another source said", in an article that another outlet's report opens
 */
import type { Source, Span } from "../../record/index.ts"
import type { Chained } from "../chains/index.ts"
import type { Frames } from "../frames/index.ts"
import { extentOf, type Passage, rangeAt } from "../words/index.ts"
import { papersOf } from "./papers.ts"
import { quotedFrom } from "./quoted.ts"
import { pollsOf } from "./shares.ts"
import type { Told } from "./told.ts"
import { reportedFirst } from "./unnamed.ts"

/** A link of a chain, and whether another sentence names it. */
export interface Rest {
  span: Span
  carried: true | undefined
}

/** For each attribution what its article names elsewhere as where it comes from; null: nothing, or its own chain says more. */
export function restsOf(
  passage: Passage,
  chains: readonly Chained[],
  sources: readonly Source[],
  frames: readonly Frames[],
  outlet: string | null,
): (Rest | null)[] {
  const told = chains.flatMap((chain, i): Told[] => {
    const { attribution } = chain
    const [source, frame] = [sources[i], frames[i]]
    const at = (extentOf(attribution.cue) ?? extentOf(attribution.content))?.start ?? 0
    return source && frame ? [{ attribution, chain, source, frames: frame, at }] : []
  })
  const rules = [
    pollsOf(passage),
    papersOf(passage, told, outlet),
    quotedFrom(passage),
    reportedFirst(passage, told, outlet),
  ]
  const own = told.map((each): Rest | null => {
    if (each.attribution.within !== null || each.chain.via.length || !each.chain.isSaid) return null
    for (const rule of rules) {
      const span = rule(each)
      if (span && !isOwn(each, span)) return { span, carried: isBeside(passage, each, span) ? undefined : true }
    }
    return null
  })
  const outermost = (i: number): number => {
    const within = told[i]?.attribution.within ?? null
    return within === null ? i : outermost(within)
  }
  return told.map((_, i) => own[outermost(i)] ?? null)
}

/** What a statement names as its own source, hearer or channel is no link beside it. */
const isOwn = ({ attribution, frames }: Told, span: Span) =>
  [...attribution.source, ...(frames.addressee ? [frames.addressee] : [])].some(
    (own) => own.start <= span.start && span.end <= own.end,
  )

const isBeside = ({ sentences }: Passage, { at }: Told, { start }: Span) =>
  rangeAt(sentences, at)?.start === rangeAt(sentences, start)?.start
