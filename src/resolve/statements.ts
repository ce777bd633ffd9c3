/** Attributions → statements with the fields that the words alone settle; what later stages of resolving fill is null or []. */
import type { Attribution, Quotation, QuotedRange, Span, Statement } from "../record/index.ts"

/** Attributions without a content are left out: "she said" with nothing said is no statement. Their inner ones hang on. */
export function statementsOf(attributions: readonly Attribution[], quotations: readonly QuotedRange[]): Statement[] {
  const kept = attributions.map((attribution) => attribution.content.length > 0)
  const ids = new Map<number, string>()
  for (const [i, keep] of kept.entries()) if (keep) ids.set(i, `s${ids.size + 1}`)
  return attributions.flatMap((attribution, i) => {
    const id = ids.get(i)
    if (!id) return []
    return {
      id,
      source: { spans: attribution.source, entity: null, type: attribution.source.length ? null : "none", count: null },
      cue: { spans: attribution.cue },
      content: { spans: attribution.content, quotation: quotationOf(attribution, quotations) },
      stance: null,
      addressee: null,
      medium: null,
      occasion: null,
      said: null,
      hedge: null,
      condition: null,
      via: [],
      within: attribution.within === null ? null : (ids.get(attribution.within) ?? null),
      confidence: attribution.confidence,
    }
  })
}

/** direct: every word stands in quotation marks, or after the colon of a transcript; mixed: some do. */
function quotationOf({ content, cue }: Attribution, quotations: readonly QuotedRange[]): Quotation {
  const isQuoted = (at: number) => quotations.some((range) => range.start <= at && at < range.end)
  const words = content.flatMap((span) => wordStarts(span))
  const quoted = words.filter(isQuoted).length
  if (words.length > 0 && quoted === words.length) return "direct"
  if (quoted > 0) return "mixed"
  return cue.length > 0 && cue.every((span) => span.text === ":") ? "direct" : "indirect"
}

function wordStarts(span: Span): number[] {
  return Array.from(span.text.matchAll(/[\p{L}\p{N}]+/gu), (match) => span.start + match.index)
}
