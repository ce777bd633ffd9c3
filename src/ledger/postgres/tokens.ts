/**
 * A text → its words, as SQLite's index has them (https://www.sqlite.org/fts5.html#unicode61_tokenizer): runs of letters, digits and what is for private use, in lower case and without accents.
 */
import { stemOf } from "./stem.ts"

export interface Token {
  word: string
  start: number
  end: number
}

const WORDS = /[\p{L}\p{N}\p{Co}](?:[\p{L}\p{N}\p{Co}]|[\u0300-\u0331])*/gu

/** PostgreSQL takes no longer words; whoever looks for one looks for as much of it. */
const LONGEST = 500

export function tokensOf(text: string, isStemmed: boolean): Token[] {
  return Array.from(text.matchAll(WORDS), ({ 0: written, index }) => ({
    word: isStemmed ? stemOfWritten(written) : foldedWord(written).slice(0, LONGEST),
    start: index,
    end: index + written.length,
  }))
}

/** The same words come again and again: of so many, each is cut to its stem once. */
const known = new Map<string, string>()
const MOST_KNOWN = 50_000

function stemOfWritten(written: string): string {
  const before = known.get(written)
  if (before !== undefined) return before
  const stem = stemOf(foldedWord(written)).slice(0, LONGEST)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(written, stem)
  return stem
}

/** Most words are of ASCII's letters. */
function foldedWord(written: string): string {
  if (/^[\x20-\x7e]*$/.test(written)) return written.toLowerCase()
  return [...written.normalize("NFC")].map(foldedLetter).join("")
}

/** An accent is taken off a Latin letter; what would become more than one letter in lower case stays as it is. */
function foldedLetter(letter: string): string {
  if (/\p{M}/u.test(letter)) return ""
  const [base = letter, ...accents] = letter.normalize("NFD")
  const isAccented = accents.length > 0 && accents.every((accent) => /\p{M}/u.test(accent))
  const bare = isAccented && /\p{Script=Latin}/u.test(base) ? base : letter
  const lower = bare.toLowerCase()
  return [...lower].length === 1 ? lower : bare
}
