/**
 * Where an article says whose text it prints: in its byline, in its dateline ("SYDNEY (AP) —"), or in a short line at its end ("Reporting by …", "with Trident News
 * Service"). A name in the middle of the text is a citation, not a credit.
 */
import { type Range, type Span, spanOf } from "../../record/index.ts"
import { folded, type Outlet } from "../outlets/outlets.ts"

/** How far into the text a dateline may reach, and how long a line of credit at the end may be, in characters. */
const DATELINE = 80
const CREDIT_LINE = 160
const LAST_LINES = 4

/** The words that credit an outlet: a span of the text, or the byline's words where the page states them apart from its text. */
export type Credit = { span: Span } | { byline: string }

/** The first credit that an article gives to an outlet; null where it gives none. Letters are only read where datelines and credits have them. */
export function creditOf(text: string, byline: string | null, outlet: Outlet): Credit | null {
  if (byline !== null && isNamed(byline, outlet)) return { byline }
  for (const place of placesOf(text)) {
    const range = namedIn(text, place, outlet)
    if (range) return { span: spanOf(text, range.start, range.end) }
  }
  return null
}

function placesOf(text: string): Range[] {
  const lines = [...text.matchAll(/\S.*/g)].map((line) => ({ start: line.index, end: line.index + line[0].length }))
  const [first] = lines
  const dateline = first
    ? /^.*?(?:\s[–—-]+\s|[–—])/.exec(text.slice(first.start, first.start + DATELINE))?.[0]
    : undefined
  const last = lines.slice(-LAST_LINES).filter(({ start, end }) => end - start <= CREDIT_LINE)
  return [...(first && dateline ? [{ start: first.start, end: first.start + dateline.length }] : []), ...last]
}

const WORDS = /[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu

/** A name in a stretch of text, word for word. */
function namedIn(text: string, { start, end }: Range, { names, short }: Outlet): Range | null {
  const words = [...text.slice(start, end).matchAll(WORDS)]
  const most = Math.max(0, ...[...names].map((name) => name.split(" ").length))
  for (const [i, word] of words.entries()) {
    const from = start + word.index
    if (short.has(word[0])) return { start: from, end: from + word[0].length }
    for (let n = 1; n <= most && i + n <= words.length; n++) {
      const last = words[i + n - 1]
      if (!last) break
      const to = start + last.index + last[0].length
      if (/^\p{Lu}/u.test(word[0]) && names.has(folded(text.slice(from, to)))) return { start: from, end: to }
    }
  }
  return null
}

const isNamed = (words: string, outlet: Outlet): boolean =>
  namedIn(words, { start: 0, end: words.length }, outlet) !== null
