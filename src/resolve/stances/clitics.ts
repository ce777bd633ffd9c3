/** "he'd" → "he", "'d": patterns of stances name pronoun and auxiliary one by one. Offsets stay those of the text. */
import { type Token, tokensOf } from "../words/index.ts"

const CLITIC = /(?<=\p{L})['’](?:s|re|ve|ll|d|m)$/u

export function splitClitics(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    const at = token.text.search(CLITIC)
    if (at < 0) return [token]
    return [token.text.slice(0, at), token.text.slice(at)].flatMap((text, part) => {
      const start = token.start + (part === 0 ? 0 : at)
      return tokensOf(text).map((piece) => ({ ...piece, start: start + piece.start, end: start + piece.end }))
    })
  })
}
