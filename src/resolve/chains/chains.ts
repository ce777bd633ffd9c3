/**
 * Attributions → the chain of each: who said it first, and through whom it came, from the source outwards.
 *
 *   "The {Courier} {reported}, citing two officials, that {…}"  →  source "two officials", via ["The Courier"]
 *
 * The reader marks the sayer that the verb has; the first sayer that the text names becomes the source, and the one marked a relay. What the reader
 * does not mark because nothing is said (refusals, words put about by nobody) is added (unsaid.ts).
 */
import type { Attribution, Span } from "../../record/index.ts"
import { type Others, othersOf } from "../frames/index.ts"
import type { Passage } from "../words/index.ts"
import { firstSayer, quotedSayer, toldPassively } from "./first-sayer.ts"
import { withInner } from "./inner.ts"
import { saysNothing } from "./no-statements.ts"
import { relaysOf } from "./relays.ts"
import { withUnsaid } from "./unsaid.ts"

export interface Chained {
  attribution: Attribution
  /** through whom it came, from the source outwards, each with its spans */
  via: Span[][]
  /** whom a passive names: "{The council} was told that …"; null: none */
  addressee: Span | null
  /** false: no statement comes of it ("citing two officials") */
  isSaid: boolean
}

/**
 * @param outlet who published the text, so that it is no relay of its own; null where that is not known
 * @returns the attributions given, in their order, with those added at the end; `within` still points into the list
 */
export function chainsOf(passage: Passage, attributions: readonly Attribution[], outlet: string | null): Chained[] {
  const all = withInner(passage, withUnsaid(passage, attributions))
  const others = othersOf(all)
  const chained: Chained[] = []
  let before: Chained | undefined
  for (const attribution of all) {
    const link = chainOf(passage, attribution, others, outlet, before)
    chained.push(link)
    if (link.attribution.within === null && link.isSaid) before = link
  }
  return chained.map((link) => ({ ...link, via: [...link.via, ...outerOf(link, chained)] }))
}

function chainOf(
  passage: Passage,
  attribution: Attribution,
  others: Others,
  outlet: string | null,
  before: Chained | undefined,
): Chained {
  const isSaid = !saysNothing(passage, attribution)
  const told = toldPassively(passage, attribution)
  if (told) return { ...told, via: [], isSaid }
  const first =
    quotedSayer(passage, attribution) ??
    firstSayer(passage, attribution, others) ??
    goneOn(passage, attribution, before)
  const inner = first?.attribution ?? attribution
  return {
    attribution: inner,
    via: [...(first?.via ?? []), ...relaysOf(passage, inner, others, outlet, first?.via ?? [])],
    addressee: null,
    isSaid,
  }
}

/** A claim inside a claim came through whoever makes the outer one, and through whoever that came through. */
function outerOf({ attribution }: Chained, chained: readonly Chained[]): Span[][] {
  const outer = attribution.within === null ? undefined : chained[attribution.within]
  if (!outer) return []
  const { source } = outer.attribution
  return [...(source.length && outer.isSaid ? [source] : []), ...outer.via, ...outerOf(outer, chained)]
}

/** "It said …", after "the Courier reported, citing two officials, that …": still on the officials' word. */
function goneOn(
  passage: Passage,
  attribution: Attribution,
  before: Chained | undefined,
): { attribution: Attribution; via: Span[][] } | null {
  const [source] = attribution.source
  const earlier = before?.attribution.source[0]
  if (!source || !earlier || !before?.via.length || attribution.within !== null) return null
  if (!passage.language.pattern("outlet-again").test(source.text)) return null
  if (passage.text.slice(before.attribution.content.at(-1)?.end ?? 0, source.start).includes("\n\n")) return null
  return { attribution: { ...attribution, source: before.attribution.source }, via: [attribution.source] }
}
