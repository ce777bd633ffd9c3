/**
 * Text → its paragraphs.
 *
 * A blank line parts paragraphs. A single line break does too, unless the text is hard-wrapped (lines broken at a fixed width, as
 * wire services and old mail send them): there it is only a blank.
 */
import type { Range } from "../record/index.ts"

/** Fewest lines of one paragraph from which a text can be called hard-wrapped, and the share of them that must break mid-sentence. */
const FEWEST_LINES = 4
const SHARE_UNFINISHED = 0.6
const WIDEST_WRAPPED = 100

/** Ranges from the first to the last visible character of each paragraph, in order. Never empty ones. */
export function paragraphsOf(text: string): Range[] {
  const parting = isHardWrapped(text) ? /\n[^\S\n]*\n\s*/g : /[\n\r\u2028\u2029]\s*/g
  const out: Range[] = []
  let start = 0
  for (const match of text.matchAll(parting)) {
    out.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  out.push({ start, end: text.length })
  return out.map((range) => trimmed(text, range)).filter((range) => range.end > range.start)
}

function isHardWrapped(text: string): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd())
  const followed = lines.filter((line, i) => line !== "" && (lines[i + 1] ?? "") !== "")
  if (followed.length < FEWEST_LINES || followed.some((line) => line.length > WIDEST_WRAPPED)) return false
  const unfinished = followed.filter((line) => /[\p{L}\p{N},;–—-]$/u.test(line) && line.length > 40)
  return unfinished.length >= SHARE_UNFINISHED * followed.length
}

function trimmed(text: string, { start, end }: Range): Range {
  const inner = text.slice(start, end)
  const lead = inner.length - inner.trimStart().length
  return { start: start + lead, end: Math.max(start + lead, start + inner.trimEnd().length) }
}
