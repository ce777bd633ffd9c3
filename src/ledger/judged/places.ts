/** Spans of one text looked for in another, or in the same as another reading has them. */
import { type Range, type Span, spanOf } from "../../record/index.ts"

export const quotes = (text: string, spans: readonly Span[]): boolean =>
  spans.every(({ start, end, text: own }) => start < end && end <= text.length && text.slice(start, end) === own)

export const isSame = (a: readonly Range[], b: readonly Range[]): boolean =>
  a.length === b.length && a.every(({ start, end }, i) => start === b[i]?.start && end === b[i]?.end)

/** The words of a piece in several parts, whatever blanks stand between them. */
export const wordingOf = (spans: readonly Span[]): string =>
  spans.map(({ text }) => text.replace(/\s+/g, " ").trim()).join(" … ")

/** How many characters both have, as a share of those that either has. */
export function overlap(a: readonly Range[], b: readonly Range[]): number {
  const size = (ranges: readonly Range[]) => ranges.reduce((sum, { start, end }) => sum + end - start, 0)
  const both = a.reduce(
    (sum, x) => sum + b.reduce((each, y) => each + Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start)), 0),
    0,
  )
  return both === 0 ? 0 : both / (size(a) + size(b) - both)
}

/** Whether each of these lies in one of those. */
export const isWithin = (spans: readonly Range[], around: readonly Range[]): boolean =>
  spans.every((span) => around.some(({ start, end }) => start <= span.start && span.end <= end))

/**
 * The same words in this text: moved by so many characters, or else where they stand once.
 *
 * @param isFixed they are nowhere but in their own place
 * @returns in text order; null when some of them are not there, or two share a character
 */
export function placedIn(
  text: string,
  spans: readonly Span[],
  { shift, isFixed }: { shift: number; isFixed: boolean },
): Span[] | null {
  const placed: Span[] = []
  for (const span of spans) {
    const moved = { ...span, start: span.start + shift, end: span.end + shift }
    const start = moved.start >= 0 && quotes(text, [moved]) ? moved.start : isFixed ? -1 : onlyPlaceOf(text, span.text)
    if (start < 0) return null
    placed.push(spanOf(text, start, start + span.text.length))
  }
  placed.sort((a, b) => a.start - b.start || a.end - b.end)
  return placed.some(({ end }, i) => end > (placed[i + 1]?.start ?? end)) ? null : placed
}

function onlyPlaceOf(text: string, words: string): number {
  const first = words === "" ? -1 : text.indexOf(words)
  return first >= 0 && text.indexOf(words, first + 1) < 0 ? first : -1
}
