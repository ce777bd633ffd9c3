/** Pieces → words and marks with their offsets and the plain forms they may come from. Light on purpose: the patterns need no more. */
import type { Language } from "../../language/index.ts"
import { plainForms } from "./forms.ts"
import { adjoining, type Piece, piecesOf } from "./pieces.ts"

export interface Token {
  start: number
  end: number
  text: string
  /** in lower case, with straight apostrophes */
  lower: string
  /** every plain form that this may be an inflected form of, itself included */
  forms: ReadonlySet<string>
  isWord: boolean
  language: Language
}

/** What a word or a token is asked by. */
type Spelt = Pick<Token, "lower" | "language">

/** Whether a token is one of the words of a row of words.tsv. */
export const is = (token: Spelt | undefined, row: string): boolean =>
  token?.language.words(row).has(token.lower) ?? false

/** Whether a token, in lower case, fits a row of patterns.tsv. */
export const fits = (token: Spelt | undefined, row: string): boolean =>
  token?.language.pattern(row).test(token.lower) ?? false

/** Whether a token may be an inflected form of one of the words of a row of words.tsv. */
export function isForm(token: Token | undefined, row: string): boolean {
  const words = token?.language.words(row)
  for (const form of token?.forms ?? []) if (words?.has(form)) return true
  return false
}

/** What joins words and numbers that are written as one: "well-known", "O'Malley", "R&B". */
const JOINER = /^[-'’.&@]$/

/** The tokens of a text: its pieces, with what is written as one word joined, and "didn't" two: "did", "n't". */
export function tokensOf(
  language: Language,
  text: string,
  pieces: readonly Piece[] = piecesOf(language, text),
): Token[] {
  const out: Token[] = []
  for (let i = 0; i < pieces.length; ) {
    const first = pieces[i] as Piece
    const next = isPlain(first) ? compoundEnd(pieces, text, i) : i + 1
    const end = pieces[next - 1]?.end ?? first.end
    out.push(tokenOf(language, text, first.start, end))
    i = next
  }
  return out
}

const isPlain = (piece: Piece | undefined) => piece?.kind === "letters" || piece?.kind === "digits"

/** The index after the pieces that are written as one with the word or number at `i`. */
function compoundEnd(pieces: readonly Piece[], text: string, i: number): number {
  let next = i + 1
  for (;;) {
    const piece = adjoining(pieces, next)
    if (!piece) return next
    const isJoiner = JOINER.test(text.charAt(piece.start))
    // "mayor's" is one here, "didn't" is two.
    if (isPlain(piece) || (piece.kind === "clitic" && isJoiner)) next++
    else if (piece.kind === "mark" && isJoiner && isPlain(adjoining(pieces, next + 1))) next += 2
    else return next
  }
}

function tokenOf(language: Language, text: string, start: number, end: number): Token {
  const own = text.slice(start, end)
  const lower = own.toLowerCase().replaceAll("’", "'")
  const isWord = /[\p{L}\p{N}]/u.test(lower)
  const forms = isWord ? plainForms(language, lower) : new Set([lower])
  return { start, end, text: own, lower, forms, isWord, language }
}
