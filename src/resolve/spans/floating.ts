/**
 * Quotations without a cue: they belong to whom the paragraph is about, the subject of the sentence before, or to nobody, and then a note says so.
 *
 *   {The judge, Rolf Amsel}, leaned forward. {“Who signed this?”} Pavel Rusk looked at his lawyer.
 *
 * High precision is the aim. Nobody gets words that speak of him ("“He never paid”"), nor any that follow what he declined to say.
 */
import type { Attribution, QuotedRange, Range, Span } from "../../record/index.ts"
import { spanOf } from "../../record/index.ts"
import { begunAt, holding, is, isForm, type Passage, type Shelf, shelf, tokenAt, touching } from "../words/index.ts"
import { personBefore } from "./subject.ts"

const SURE = 0.6
/** Words; a quotation of fewer is a turn of phrase, unless it asks or exclaims. */
const FEWEST = 2

export function withFloating(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const parts = shelf<number>()
  for (const [i, { source, cue, content }] of attributions.entries())
    for (const span of [...source, ...cue, ...content]) parts.put(span, i)
  const given = new Map<number, readonly Span[]>()
  const out = attributions.map((attribution) => {
    const [first] = attribution.content
    if (attribution.cue.length || attribution.source.length || attribution.within !== null || !first) return attribution
    const quotation = holding(passage.quotations, first.start)
    const source = quotation ? speakerOf(passage, attributions, parts, quotation, given) : []
    if (quotation) given.set(quotation.start, source)
    return { ...attribution, source: [...source] }
  })
  for (const quotation of passage.quotations) {
    if (parts.over(quotation).length > 0 || !quotation.closed) continue
    const source = speakerOf(passage, attributions, parts, quotation, given)
    if (source.length === 0) continue
    given.set(quotation.start, source)
    out.push({
      source: [...source],
      cue: [],
      content: [spanOf(passage.text, quotation.start, quotation.end)],
      within: null,
      confidence: SURE,
    })
  }
  return out
}

/** Whose a quotation is that stands for itself behind another sentence of its paragraph; empty: nobody's. */
function speakerOf(
  passage: Passage,
  attributions: readonly Attribution[],
  parts: Shelf<number>,
  quotation: QuotedRange,
  given: ReadonlyMap<number, readonly Span[]>,
): readonly Span[] {
  const { sentences, paragraphs } = passage
  const before = sentences[begunAt(sentences, quotation.start) - 2]
  const paragraph = holding(paragraphs, quotation.start)
  if (!paragraph || !before || before.start < paragraph.start || !isWhole(passage, quotation)) return []
  if (speaksOfAnother(passage, quotation)) return []
  const spoken = touching(passage.quotations, before).at(-1)
  if (spoken) return given.get(spoken.start) ?? []
  const told = [...new Set(parts.over(before).map(({ value }) => value))]
    .flatMap((i) => attributions[i] ?? [])
    .filter(({ cue, within }) => within === null && cue.some((span) => holdsStart(before, span)))
  if (told.length === 0) {
    const person = personBefore(passage, before)
    return person ? [person] : []
  }
  const last = told.at(-1)
  const [source, cue] = [last?.source[0], last?.cue[0]]
  if (!last || !source || !cue || source.start > cue.start || told.some(({ cue }) => isRefusal(passage, cue))) return []
  return last.source
}

const holdsStart = (range: Range, { start }: Range) => range.start <= start && start < range.end

/** Nothing but the quotation stands in its sentences, and it holds more than a turn of phrase. */
function isWhole({ text, sentences, tokens, ...passage }: Passage, { start, end }: QuotedRange): boolean {
  const [first, last] = [holding(sentences, start), sentences[begunAt(sentences, end - 1) - 1]]
  if (!first || !last || first.start !== start || last.end > end) return false
  if (!/[.!?…]["”»]$/.test(text.slice(start, end))) return false
  const within = { text, sentences, tokens, ...passage }
  const words = tokens.slice(tokenAt(within, start), tokenAt(within, end - 1) + 1).filter(({ isWord }) => isWord)
  return words.length >= FEWEST
}

/** "“He never paid”": about somebody, and in nobody's own person. */
function speaksOfAnother(passage: Passage, { start, end }: Range): boolean {
  const tokens = passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1)
  return tokens.some((token) => is(token, "of-another")) && !tokens.some((token) => is(token, "of-oneself"))
}

const isRefusal = (passage: Passage, cue: readonly Span[]) =>
  cue.some(({ start, end }) =>
    passage.tokens
      .slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1)
      .some((token) => isForm(token, "refusal")),
  )
