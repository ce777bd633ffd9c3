/** Whether a statement is quoted word for word: in double marks, in single ones where a paper prints quotations so, or behind the label of a transcript. */
import type { Attribution, Quotation, QuotedRange, Range, Span } from "../record/index.ts"
import { holding, isTurn } from "./words/index.ts"

/** direct: every word is quoted; mixed: some are. */
export function quotationOf(text: string, attribution: Attribution, quotations: readonly QuotedRange[]): Quotation {
  const { source, cue, content } = attribution
  // A label may be a line of its own, without a mark.
  const between = text.slice(source[0]?.end ?? 0, content[0]?.start ?? 0)
  const isBelowLabel = cue.length === 0 && source.length > 0 && /^:?\s+$/.test(between) && between.includes("\n")
  if (isTurn(attribution) || isBelowLabel) return "direct"
  const words = content.flatMap((span) => {
    const inSingle = singlyQuoted(span)
    return wordStarts(span).map(
      (at) => holding(quotations, at) !== undefined || inSingle.some(({ start, end }) => start < at && at < end),
    )
  })
  const quoted = words.filter((isQuoted) => isQuoted).length
  if (words.length > 0 && quoted === words.length) return "direct"
  return quoted > 0 ? "mixed" : "indirect"
}

/** From a single mark behind a blank to the next that no letter follows and two words or more before it: no apostrophe, and no name given to a thing. */
const SINGLE = /(?<![^\s([])['‘](?=[\p{L}\p{N}[])[^\n‘]{0,600}?[\p{L}\p{N}.,!?…\]]['’](?![\p{L}\p{N}])/gu
const FEWEST = 2

/** What stands in single marks; of a span that opens and closes with them, the whole. */
function singlyQuoted(span: Span): Range[] {
  if (/^['‘][\s\S]*['’]$/.test(span.text)) return [span]
  return Array.from(span.text.matchAll(SINGLE), ({ 0: words, index }) => ({
    start: span.start + index,
    end: span.start + index + words.length,
    words,
  })).filter(({ words }) => words.trim().split(/\s+/).length >= FEWEST)
}

function wordStarts(span: Span): number[] {
  return Array.from(span.text.matchAll(/[\p{L}\p{N}]+/gu), (match) => span.start + match.index)
}
