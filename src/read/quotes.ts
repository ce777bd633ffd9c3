/**
 * Text → what stands in double quotation marks, and what each character's place in it is.
 *
 * A quotation left open at the end of its paragraph goes on only where the next paragraph begins with a quotation mark, as
 * newspapers print long quotations. The network was trained on the same rule (`inside_quotes` in training/data.py).
 */
import type { QuotedRange, Range } from "../record/index.ts"

const OPEN = "“«„"
const CLOSE = "”»"
const STRAIGHT = '"'
const BEFORE_OPENING = "([—–-‘'\""

/** Per UTF-16 code unit: 1 inside a double quotation (marks included), 3 where that quotation is carried over from an earlier paragraph. */
export function quotationMask(text: string, paragraphs: readonly Range[]): Uint8Array {
  const mask = new Uint8Array(text.length)
  const starts = new Set(paragraphs.map((paragraph) => paragraph.start))
  let open = false
  let carried = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    const isOpening = OPEN.includes(char) || char === STRAIGHT
    if (starts.has(i)) {
      carried = open && isOpening
      open = false
    }
    const was = open
    if (OPEN.includes(char)) open = true
    else if (CLOSE.includes(char)) open = false
    else if (char === STRAIGHT) open = starts.has(i) || opensStraight(text, i, open)
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
export function quotationsOf(text: string, paragraphs: readonly Range[]): QuotedRange[] {
  const mask = quotationMask(text, paragraphs)
  return paragraphs.flatMap((paragraph) => {
    const out: QuotedRange[] = []
    for (let i = paragraph.start; i < paragraph.end; i++) {
      if (!mask[i]) continue
      const start = i
      while (i + 1 < paragraph.end && mask[i + 1] && !closes(text, i, start)) i++
      out.push({ start, end: i + 1, closed: closes(text, i, start), carried: mask[start] === 3 })
    }
    return out
  })
}

function closes(text: string, i: number, start: number): boolean {
  return i > start && (CLOSE + STRAIGHT).includes(text.charAt(i))
}
