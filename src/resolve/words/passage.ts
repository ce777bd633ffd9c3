/** A text with its tokens, sentences and quotations at hand: what every rule of resolving looks into. */
import type { Language } from "../../language/index.ts"
import type { QuotedRange, Range, Reading, Span } from "../../record/index.ts"
import { type Piece, piecesOf } from "./pieces.ts"
import { endedAt, holding } from "./placed.ts"
import { type Token, tokensOf } from "./tokens.ts"
import { type Word, wordsOf } from "./word.ts"

export interface Passage {
  text: string
  language: Language
  /** the smallest, of which the others are joined */
  pieces: readonly Piece[]
  tokens: readonly Token[]
  words: readonly Word[]
  paragraphs: readonly Range[]
  sentences: readonly Range[]
  quotations: readonly QuotedRange[]
}

export function passageOf(
  text: string,
  parts: Pick<Reading, "paragraphs" | "sentences" | "quotations">,
  language: Language,
): Passage {
  const { paragraphs, sentences, quotations } = parts
  const pieces = piecesOf(language, text)
  const tokens = tokensOf(language, text, pieces)
  return { text, language, pieces, tokens, words: wordsOf(text, tokens, parts), paragraphs, sentences, quotations }
}

/** The index of the first token that ends after `offset`; tokens.length when there is none. */
export const tokenAt = ({ tokens }: Pick<Passage, "tokens">, offset: number): number => endedAt(tokens, offset)

/** The tokens that share a character with the range, and the first behind it where there is none. */
export function tokensIn(passage: Passage, { start, end }: Range): readonly Token[] {
  return passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, Math.max(end - 1, start)) + 1)
}

/** The sentence that holds an offset. */
export const sentenceOf = ({ sentences }: Passage, offset: number): Range | undefined => holding(sentences, offset)

export function isInside(offset: number, spans: readonly Range[]): boolean {
  return spans.some((span) => span.start <= offset && offset < span.end)
}

/** First to last character of some spans. */
export function extentOf(spans: readonly Span[]): Range | null {
  if (spans.length === 0) return null
  return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) }
}
