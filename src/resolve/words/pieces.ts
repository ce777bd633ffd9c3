/**
 * Text → the smallest pieces that anybody asks for, found in one go: runs of letters or digits, short forms that are written in one with a word ("n't",
 * "'s"), and single marks. Tokens, words and the words of dates are joins of them, so that all agree on where a word may begin.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"

export interface Piece extends Range {
  kind: "letters" | "digits" | "clitic" | "mark"
}

const pieceOf = perLanguage((language) => {
  const [not, clitic] = [language.pattern("negation-clitic").source, language.pattern("clitic").source]
  const end = "(?!\\p{L})"
  const letters = `\\p{L}+(?=${not}${end})`
  return new RegExp(`(${letters})|(${not}${end}|${clitic}${end})|([\\p{L}\\p{M}]+)|(\\d+|\\p{N})|[^\\s]`, "gu")
})

/** In text order; only blanks stand between them. */
export function piecesOf(language: Language, text: string): Piece[] {
  return Array.from(text.matchAll(pieceOf(language)), (match): Piece => {
    const kind = match[1] || match[3] ? "letters" : match[2] ? "clitic" : match[4] ? "digits" : "mark"
    return { start: match.index, end: match.index + match[0].length, kind }
  })
}

/** The piece or token at `at`, where nothing stands between it and the one before. */
export const adjoining = <P extends Range>(pieces: readonly P[], at: number): P | undefined =>
  pieces[at]?.start === pieces[at - 1]?.end ? pieces[at] : undefined
