/**
 * What the network is told of each piece beside its word: six bits, as `features` in training/data.py makes them.
 *
 * 1 the word begins with a capital · 2 the word is in capitals · 4 inside a double quotation · 8 begins a paragraph ·
 * 16 follows a blank · 32 its quotation was carried over from an earlier paragraph
 */
import { type Language, quotationMask } from "../language/index.ts"
import type { Range } from "../record/index.ts"
import type { Piece } from "./wordpiece.ts"

const WORDS = /[\p{L}\p{N}]+/gu
const BLANK = /[^\S\uFEFF]/ // a byte order mark inside a text is no blank
const CAPITAL = /^\p{Lu}/u
const CAPITALS = /^\p{Lu}{2,}$/u

export function featuresOf(
  text: string,
  pieces: readonly Piece[],
  paragraphs: readonly Range[],
  language: Language,
): Uint8Array {
  const mask = quotationMask(text, paragraphs, language)
  const starts = new Set(paragraphs.map((paragraph) => paragraph.start))
  const cases = casesOf(text)
  return Uint8Array.from(pieces, ({ start }) => {
    const inside = mask[start] ?? 0
    const blank = start === 0 || BLANK.test(text.charAt(start - 1))
    return (
      (cases[start] ?? 0) | (inside ? 4 : 0) | (starts.has(start) ? 8 : 0) | (blank ? 16 : 0) | (inside === 3 ? 32 : 0)
    )
  })
}

/** Per code unit: bits 1 and 2 of the word that it stands in. */
function casesOf(text: string): Uint8Array {
  const cases = new Uint8Array(text.length)
  for (const match of text.matchAll(WORDS)) {
    const bits = (CAPITAL.test(match[0]) ? 1 : 0) | (CAPITALS.test(match[0]) ? 2 : 0)
    if (bits) cases.fill(bits, match.index, match.index + match[0].length)
  }
  return cases
}
