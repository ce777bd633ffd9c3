/** Runs of pieces → spans of characters, with the same convention for quotation marks everywhere. */
import { type Span, spanOf } from "../record/index.ts"
import type { Run } from "./decode.ts"
import type { Piece } from "./wordpiece.ts"

const OPENING = '“«„"'
const CLOSING_AFTER = /^[,.!?]?[”»"]/

/**
 * The span of a run. A mark that opens or closes the run's own quotation belongs to it; commas and colons at its edges do not.
 * A cue may be no more than a colon.
 */
export function spanOfRun(text: string, pieces: readonly Piece[], run: Run): Span | null {
  const whole = { start: pieces[run.first]?.start ?? 0, end: pieces[run.last]?.end ?? 0 }
  let { start, end } = whole
  while (start < end && /[\s,.;:]/.test(text.charAt(start))) start++
  while (end > start && /[\s,;:]/.test(text.charAt(end - 1))) end--
  if (start >= end) return whole.end > whole.start ? spanOf(text, whole.start, whole.end) : null
  if (start > 0 && OPENING.includes(text.charAt(start - 1)) && !OPENING.includes(text.charAt(start))) start--
  if (isUnclosed(text.slice(start, end))) end += text.slice(end, end + 2).match(CLOSING_AFTER)?.[0].length ?? 0
  return spanOf(text, start, end)
}

function isUnclosed(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1
  return count("“") > count("”") || count("«") > count("»") || count('"') % 2 === 1
}
