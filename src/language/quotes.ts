/**
 * Text → what stands in double quotation marks, and what each character's place in it is.
 *
 * A quotation left open at the end of its paragraph goes on only where the next paragraph begins with a quotation mark, as
 * newspapers print long quotations. The network was trained on the same rule (`inside_quotes` in training/data.py).
 */

import type { QuotedRange, Range } from "../record/index.ts"
import { type Language, perLanguage } from "./language.ts"

const BEFORE_OPENING = "([—–-‘'\""

/** Which marks open and close a quotation differs: „…“ in German, «…» in Spanish. */
/** The marks that open a quotation, that close one, and that do either. */
export const marksOf = perLanguage((language) => {
  const rows = language.table("quotation-marks", ["does", "marks"])
  const marks = (does: string) =>
    new Set(rows.filter((row) => row.does === does).flatMap((row) => row.marks.split(" ")))
  return { opening: marks("open"), closing: marks("close"), straight: marks("either") }
})

/** Per UTF-16 code unit: 1 inside a double quotation (marks included), 3 where that quotation is carried over from an earlier paragraph. */
export function quotationMask(text: string, paragraphs: readonly Range[], language: Language): Uint8Array {
  const { opening, closing, straight } = marksOf(language)
  const mask = new Uint8Array(text.length)
  const starts = new Set(paragraphs.map((paragraph) => paragraph.start))
  let open = false
  let carried = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    const isOpening = opening.has(char) || straight.has(char)
    if (starts.has(i)) {
      carried = open && isOpening
      open = false
    }
    const was = open
    if (opening.has(char)) open = true
    else if (closing.has(char)) open = false
    else if (straight.has(char)) open = starts.has(i) || opensStraight(text, i, open)
    if (was || open) mask[i] = carried ? 3 : 1
    if (!open) carried = false
  }
  return mask
}

function opensStraight(text: string, i: number, open: boolean): boolean {
  const before = i === 0 || /\s/.test(text.charAt(i - 1)) || BEFORE_OPENING.includes(text.charAt(i - 1))
  const after = i + 1 >= text.length || /\s/.test(text.charAt(i + 1))
  return before === after ? !open : before
}

/** The quotations of a text in order, one range a paragraph, marks included. */
export function quotationsOf(text: string, paragraphs: readonly Range[], language: Language): QuotedRange[] {
  const mask = quotationMask(text, paragraphs, language)
  const { closing, straight } = marksOf(language)
  const closes = (i: number, start: number) =>
    i > start && (closing.has(text.charAt(i)) || straight.has(text.charAt(i)))
  return paragraphs.flatMap((paragraph) => {
    const out: QuotedRange[] = []
    for (let i = paragraph.start; i < paragraph.end; i++) {
      if (!mask[i]) continue
      const start = i
      while (i + 1 < paragraph.end && mask[i + 1] && !closes(i, start)) i++
      out.push({ start, end: i + 1, closed: closes(i, start), carried: mask[start] === 3 })
    }
    return out
  })
}
