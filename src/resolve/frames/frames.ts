/**
 * Attribution → its frame: to whom, through which channel, on what occasion, with what hedge, on what condition.
 *
 *   "The mayor told Radio Nord in an interview on Friday that …"  →  addressee "Radio Nord", medium "in an interview"
 *
 * A frame is stated once and holds for the sentences of the same act of speaking (carry.ts).
 */
import type { Attribution, MediumKind, Span } from "../../record/index.ts"
import type { Passage } from "../words/index.ts"
import { carriedFrom } from "./carry.ts"
import { channelIn, occasionIn } from "./channel.ts"
import { clauseOf } from "./clause.ts"
import { conditionIn, hedgeIn } from "./distance.ts"
import { hearerIn } from "./hearer.ts"

export interface Frames {
  addressee: Span | null
  medium: { span: Span; kind: MediumKind } | null
  occasion: Span | null
  hedge: Span | null
  condition: Span | null
}

/**
 * @param speakers for each attribution who its source is, as an entity's id or any other key; null where that is not known
 * @returns the frames of each attribution, in the same order
 */
export function framesOf(
  passage: Passage,
  attributions: readonly Attribution[],
  speakers: readonly (string | null)[] = [],
): Frames[] {
  const own = attributions.map((attribution) => ownFrames(passage, attribution, attributions))
  return own.map((frames, i) => {
    const from = (has: (frames: Frames) => boolean) => {
      if (has(frames)) return frames
      const at = carriedFrom(passage, attributions, speakers, i, (k) => has(own[k] ?? frames))
      return at === null ? frames : (own[at] ?? frames)
    }
    const where = from((f) => f.medium !== null || f.occasion !== null)
    return {
      ...frames,
      addressee: from((f) => f.addressee !== null).addressee,
      medium: where.medium,
      occasion: where.occasion,
    }
  })
}

function ownFrames(passage: Passage, attribution: Attribution, all: readonly Attribution[]): Frames {
  const clause = clauseOf(passage, attribution, all)
  const channel = channelIn(passage, clause)
  const occasion = channel?.isOccasion ? channel.span : occasionIn(passage, clause)
  return {
    addressee: hearerIn(passage, clause, attribution),
    medium: channel?.kind ? { span: channel.span, kind: channel.kind } : null,
    occasion,
    hedge: hedgeIn(passage, clause, attribution),
    condition: conditionIn(passage, attribution),
  }
}
