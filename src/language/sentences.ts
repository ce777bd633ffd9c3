/**
 * Paragraphs → sentences, by the words around each full stop.
 *
 * A stop ends a sentence when closing marks may follow it, then a blank, then a capital, a figure or an opening mark; not after an
 * abbreviation of `language/en/abbreviations.txt`, nor after an initial. After dotted letters ("U.S.") it does only before a
 * word that often opens a sentence.
 */
import type { Range } from "../record/index.ts"
import { type Language, perLanguage } from "./language.ts"

const abbreviationsOf = perLanguage((language) => new Set(language.list("abbreviations")))
const END = /(?<![.!?…])[.!?…]+["”’')\]]*(?=\s+(?:["“‘'([]*[\p{Lu}\p{Lt}\p{N}]|["“]\p{Ll}))/gu

/** Characters; whoever writes without stops is read in pieces of this size, for every rule looks through the whole of a sentence. Real ones have 500. */
const LONGEST = 2000

/** The sentences of `paragraphs`, in order; each lies in one paragraph, and together they hold all its visible characters. */
export function sentencesOf(text: string, paragraphs: readonly Range[], language: Language): Range[] {
  return paragraphs.flatMap((paragraph) => {
    const inner = text.slice(paragraph.start, paragraph.end)
    const out: Range[] = []
    let start = 0
    for (const match of inner.matchAll(END)) {
      const end = match.index + match[0].length
      if (!endsSentence(language, inner, match.index, match[0], end)) continue
      out.push({ start: paragraph.start + start, end: paragraph.start + end })
      start = end + (inner.slice(end).match(/^\s+/)?.[0].length ?? 0)
    }
    if (start < inner.length) out.push({ start: paragraph.start + start, end: paragraph.end })
    return out.flatMap((sentence) => piecesOf(text, sentence))
  })
}

/** The range itself, or pieces of at most LONGEST characters, cut between words where there are any. */
function piecesOf(text: string, { start, end }: Range): Range[] {
  const pieces: Range[] = []
  let from = start
  while (end - from > LONGEST) {
    let to = from + LONGEST
    while (to > from + LONGEST / 2 && !/\s/.test(text.charAt(to))) to--
    if (!/\s/.test(text.charAt(to)))
      to = from + LONGEST - (/[\uD800-\uDBFF]/.test(text.charAt(from + LONGEST - 1)) ? 1 : 0)
    let last = to
    while (/\s/.test(text.charAt(last - 1))) last--
    pieces.push({ start: from, end: last })
    from = to
    while (/\s/.test(text.charAt(from))) from++
  }
  return [...pieces, { start: from, end }]
}

function endsSentence(language: Language, text: string, at: number, mark: string, end: number): boolean {
  if (!mark.startsWith(".") || mark.startsWith("..")) return true
  const word = text.slice(Math.max(0, at - 24), at).match(/(?<![\p{L}\p{N}.&-])[\p{L}\p{N}.&-]+$/u)?.[0] ?? ""
  if (/^\p{Lu}$/u.test(word)) return mark.length > 1
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return language.pattern("sentence-opener").test(text.slice(end, end + 16))
  return !abbreviationsOf(language).has(word.toLowerCase())
}
