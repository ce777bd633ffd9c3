/**
 * The words of a statement stand together: in the sentence of its cue, or in quotations that go on from there, also into the next paragraph.
 *
 *   At the gate Osla wiped his hands. {“I saw the beam go.”} Behind him, Ost {said} {the site was closed}.
 *
 * The quotation is no part of what Ost said. What the reader joined over a paragraph, over a full stop to a later cue, or over another's statement is taken
 * off. Of a quotation that is taken off a statement of its own is made, for which floating.ts finds whose it is; other words are dropped.
 */
import type { Attribution, QuotedRange, Range, Span } from "../../record/index.ts"
import { beginning, begunAt, isForm, type Passage, sentenceOf, tokenAt, touching } from "../words/index.ts"
import { rebuilt, rehomed } from "./list.ts"

const SURE_APART = 0.6

export function withinReach(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const voices = attributions
    .filter(({ within, source, cue }) => within === null && source.length > 0 && cue.length > 0)
    .map(({ source, cue }) => ({
      start: cue[0]?.start ?? 0,
      end: cue[0]?.end ?? 0,
      source: source[0]?.start ?? 0,
      words: source[0]?.text ?? "",
    }))
    // "He said": whoever spoke before goes on.
    .filter(({ words }) => !passage.language.words("human-pronoun").has(words.toLowerCase()))
    .toSorted((a, b) => a.start - b.start)
  const all = rebuilt(attributions, (attribution) => {
    const home = homeOf(passage, attribution)
    if (!home) return [attribution]
    const kept: Span[] = []
    const apart: Attribution[] = []
    for (const span of attribution.content) {
      const isHere = isReached(passage, home, span, kept)
      if (isHere && !isCrossing(home, span, voices)) kept.push(span)
      else if (isQuoted(passage, span))
        // "Brand pointed at the pier. “That was here in May.”": no saying of the pier, and his words all the same.
        apart.push(pieceOf(isGoingOn(home, span) ? attribution.source : [], span))
    }
    return kept.length === attribution.content.length ? [attribution] : [{ ...attribution, content: kept }, ...apart]
  })
  return rehomed(all)
}

/** Where an attribution's cue stands, and what it has in its own sentence. */
interface Home {
  cue: number
  source: number | null
  sentence: Range
  paragraph: number
  /** words outside of quotations stand in the sentence of the cue */
  hasOwn: boolean
  isSaidAloud: boolean
  isGesture: boolean
  isRefusal: boolean
  /** "– Ida Renn", on a line of its own: signs what stands above */
  isSignature: boolean
}

function homeOf(passage: Passage, { source, cue, content, within }: Attribution): Home | null {
  const [first] = cue
  const sentence = first && sentenceOf(passage, first.start)
  const paragraph = first ? begunAt(passage.paragraphs, first.start) - 1 : -1
  const range = passage.paragraphs[paragraph]
  if (!first || !sentence || !range || within !== null) return null
  const tokens = cue.flatMap(({ start, end }) =>
    passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1),
  )
  return {
    cue: first.start,
    source: source[0]?.start ?? null,
    sentence,
    paragraph,
    hasOwn: content.some((span) => isIn(span, sentence) && !quotationAt(passage, span)),
    isSaidAloud: tokens.some((token) => isForm(token, "said-aloud")),
    isGesture: tokens.some((token) => isForm(token, "gesture")),
    isRefusal: tokens.some((token) => isForm(token, "refusal")),
    isSignature: !/[\p{L}\p{N}]/u.test(first.text) || /^[—–-]/.test(passage.text.slice(range.start, range.start + 1)),
  }
}

const isIn = (span: Range, range: Range) => span.start < range.end && range.start < span.end
const quotationAt = ({ quotations }: Passage, span: Range): QuotedRange | undefined => touching(quotations, span)[0]
/** The whole of it stands in marks. */
const isQuoted = (passage: Passage, span: Span) =>
  touching(passage.quotations, span).some(({ start, end }) => start <= span.start && span.end <= end)
const isGoingOn = ({ isGesture, hasOwn, cue }: Home, span: Span) => isGesture && hasOwn && span.start > cue

function isReached(passage: Passage, home: Home, span: Span, kept: readonly Span[]): boolean {
  if (isIn(span, home.sentence)) return true
  const paragraph = begunAt(passage.paragraphs, span.start) - 1
  const quotation = quotationAt(passage, span)
  if (paragraph < home.paragraph) return home.isSignature || quotation?.closed === false
  if (paragraph > home.paragraph) return quotation !== undefined || isSetOff(passage, home, span, kept)
  if (span.start > home.cue) return quotation === undefined || (!home.isRefusal && !isGoingOn(home, span))
  return quotation ? isAsked(passage, home, quotation) : !home.hasOwn
}

/** In a paragraph of its own: after a colon, right behind what is set off so, or in single marks. */
function isSetOff({ text }: Passage, { cue, sentence }: Home, span: Span, kept: readonly Span[]): boolean {
  const before = Math.max(cue, sentence.end - 1, ...kept.map(({ end }) => end))
  return (
    /^['‘]/.test(span.text) ||
    (/^[.”"]?:?\s*$/.test(text.slice(before, span.start)) &&
      (kept.length > 0 || /:\s*$/.test(text.slice(0, span.start).slice(-8))))
  )
}

/** A quotation in a sentence before that of its cue: “Who signed this?” Rusk asked. A full stop ends what is said, and the next sentence another's. */
function isAsked({ text, paragraphs }: Passage, home: Home, quotation: QuotedRange): boolean {
  const isFirst = paragraphs[home.paragraph]?.start === quotation.start
  const next = text
    .slice(quotation.end, quotation.end + 8)
    .trimStart()
    .charAt(0)
  if (/[.…]["”»]?$/.test(text.slice(quotation.start, quotation.end))) return home.isSaidAloud && !home.hasOwn
  if (next !== next.toUpperCase()) return true
  return !home.isGesture && (isFirst || !home.hasOwn)
}

/** Where somebody says something: the cue, and where the source begins. */
interface Voice extends Range {
  source: number
}

/** Somebody else says something between the sentence of the cue and the words. */
function isCrossing({ cue, source, sentence }: Home, span: Span, voices: readonly Voice[]): boolean {
  if (isIn(span, sentence)) return false
  const [from, to] = span.start > cue ? [sentence.end, span.start] : [span.end, sentence.start]
  return beginning(voices, from, to).some((voice) => voice.source !== source)
}

const pieceOf = (source: readonly Span[], span: Span): Attribution => ({
  source: [...source],
  cue: [],
  content: [span],
  within: null,
  confidence: SURE_APART,
})
