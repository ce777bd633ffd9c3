import type { Span } from "./span.ts"

/**
 * The span of `text` from `start` to `end`.
 *
 * @throws {RangeError} when the offsets are not whole numbers with 0 ≤ start < end ≤ text.length
 */
export function spanOf(text: string, start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end || end > text.length) {
    throw new RangeError(`no span from ${start} to ${end} in a text of ${text.length} code units`)
  }
  return { start, end, text: text.slice(start, end) }
}
