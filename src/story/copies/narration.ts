/**
 * Text → the words an outlet tells in its own voice, apart from quotations: two reporters at one press conference share the quotations, only a copyist shares what stands
 * between them.
 */
import { type Language, quotationMask } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"

/** A word as it is compared, and where it stands in the text (UTF-16 code units, end exclusive). */
export interface Word extends Range {
  key: string
}

/** One paragraph: its range, and its words in stretches that no quotation interrupts. */
interface Told extends Range {
  stretches: Word[][]
}

export interface Narration {
  paragraphs: Told[]
  /** how many words there are */
  length: number
}

/** Scripts without blanks between words are taken letter by letter. An apostrophe within a word is part of it. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu

/** What a text tells outside of quotations. Takes time by its length. */
export function narrationOf(text: string, language: Language): Narration {
  const ranges = paragraphsOf(text)
  const mask = quotationMask(text, ranges, language)
  const paragraphs = ranges.map((range) => ({ ...range, stretches: stretchesOf(text, range, mask) }))
  const length = paragraphs.reduce((sum, { stretches }) => sum + stretches.reduce((n, words) => n + words.length, 0), 0)
  return { paragraphs, length }
}

function stretchesOf(text: string, { start, end }: Range, mask: Uint8Array): Word[][] {
  const stretches: Word[][] = []
  let open: Word[] = []
  let last = start
  const close = () => {
    if (open.length > 0) stretches.push(open)
    open = []
  }
  for (const match of text.slice(start, end).matchAll(WORD)) {
    const at = start + match.index
    if (mask.subarray(last, at + 1).some((inside) => inside > 0)) close()
    last = at
    if (mask[at]) continue
    open.push({ key: keyOf(match[0]), start: at, end: at + match[0].length })
  }
  close()
  return stretches
}

/** Capitals, apostrophes and accents are set otherwise by each outlet. */
const keyOf = (word: string) =>
  word
    .normalize("NFKD")
    .replace(/\p{M}|['’.,]/gu, "")
    .toLowerCase()

/** Lines with something on them. */
function paragraphsOf(text: string): Range[] {
  return [...text.matchAll(/\S.*/g)].map((line) => ({ start: line.index, end: line.index + line[0].trimEnd().length }))
}
