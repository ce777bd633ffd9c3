/** Attributions, and what each stage of resolving found of them → statements. */
import type { Attribution, Quotation, QuotedRange, Source, Span, Stance, Statement } from "../record/index.ts"
import { spanOf } from "../record/index.ts"
import type { Frames } from "./frames/index.ts"
import { holding } from "./words/index.ts"

/** What is known of one attribution beside its words. */
export interface Parts {
  attribution: Attribution
  source: Source
  stance: Stance
  frames: Frames
  via: Statement["via"]
}

/** @param entityOf the entity that some words name, or null */
export function statementsOf(
  text: string,
  parts: readonly Parts[],
  quotations: readonly QuotedRange[],
  entityOf: (spans: readonly Span[]) => string | null,
): Statement[] {
  // "She said" with nothing said is no statement.
  const ids = new Map<number, string>()
  for (const [i, { attribution }] of parts.entries()) if (attribution.content.length) ids.set(i, `s${ids.size + 1}`)
  return parts.flatMap(({ attribution, source, stance, frames, via }, i) => {
    const id = ids.get(i)
    if (!id) return []
    const { addressee, medium, occasion, said, hedge, condition } = frames
    return {
      id,
      source,
      cue: { spans: attribution.cue },
      content: { spans: attribution.content, quotation: quotationOf(attribution, quotations) },
      stance,
      addressee: addressee && { spans: [addressee], entity: entityOf([addressee]) },
      medium: medium && { spans: [medium.span], kind: medium.kind },
      occasion: shown(occasion),
      said: said && { spans: [spanOf(text, said.start, said.end)], value: said.value },
      hedge: shown(hedge),
      condition: shown(condition),
      via,
      within: attribution.within === null ? null : (ids.get(attribution.within) ?? null),
      confidence: attribution.confidence,
    }
  })
}

const shown = (span: Span | null) => span && { spans: [span] }

/** direct: every word stands in quotation marks, or after the colon of a transcript; mixed: some do. */
function quotationOf({ content, cue }: Attribution, quotations: readonly QuotedRange[]): Quotation {
  const isQuoted = (at: number) => holding(quotations, at) !== undefined
  const words = content.flatMap((span) => wordStarts(span))
  const quoted = words.filter(isQuoted).length
  if (words.length > 0 && quoted === words.length) return "direct"
  if (quoted > 0) return "mixed"
  return cue.length > 0 && cue.every((span) => span.text === ":") ? "direct" : "indirect"
}

function wordStarts(span: Span): number[] {
  return Array.from(span.text.matchAll(/[\p{L}\p{N}]+/gu), (match) => span.start + match.index)
}
