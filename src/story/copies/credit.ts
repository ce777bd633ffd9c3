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

/**
 * The first credit that an article gives to an outlet; null where it gives none. Letters are only read where datelines and credits have them.
 *
 * What is asked for many outlets is looked through once.
 */
export function creditsIn(text: string, byline: string | null): (outlet: Outlet) => Credit | null {
  const above = byline === null ? null : stretchOf(byline, { start: 0, end: byline.length })
  const places = placesOf(text).map((place) => stretchOf(text, place))
  return (outlet) => {
    if (byline !== null && above && namedIn(above, outlet)) return { byline }
    for (const place of places) {
      const range = namedIn(place, outlet)
      if (range) return { span: spanOf(text, range.start, range.end) }
    }
    return null
  }
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

interface Stretch {
  words: readonly (Range & { text: string; isCapital: boolean })[]
  /** so many words from one on, folded */
  folded(from: number, count: number): string
}

function stretchOf(text: string, { start, end }: Range): Stretch {
  const words = [...text.slice(start, end).matchAll(WORDS)].map(({ 0: word, index }) => {
    return { text: word, start: start + index, end: start + index + word.length, isCapital: /^\p{Lu}/u.test(word) }
  })
  const known: string[][] = words.map(() => [])
  return {
    words,
    folded(from, count) {
      const before = known[from]?.[count]
      if (before !== undefined) return before
      const name = folded(text.slice(words[from]?.start, words[from + count - 1]?.end))
      if (known[from]) known[from][count] = name
      return name
    },
  }
}

/** A name in a stretch of text, word for word. */
function namedIn({ words, folded }: Stretch, { names, short }: Outlet): Range | null {
  const most = Math.max(0, ...[...names].map((name) => name.split(" ").length))
  for (const [i, { text, start, end, isCapital }] of words.entries()) {
    if (short.has(text)) return { start, end }
    if (!isCapital) continue
    for (let n = 1; n <= most && i + n <= words.length; n++)
      if (names.has(folded(i, n))) return { start, end: words[i + n - 1]?.end ?? end }
  }
  return null
}
