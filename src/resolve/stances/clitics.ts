/** "he'd" → "he", "'d", and "cannot" → "can", "not": patterns of stances name pronoun and auxiliary one by one. Offsets stay those of the text. */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Token, tokensOf } from "../words/index.ts"

const cliticOf = perLanguage(
  (language) =>
    new RegExp(`(?<=\\p{L})(?:${language.pattern("clitic").source}|${language.pattern("joined-not").source})$`, "u"),
)

export function splitClitics(language: Language, tokens: readonly Token[]): Token[] {
  const clitic = cliticOf(language)
  return tokens.flatMap((token) => {
    const at = token.text.search(clitic)
    if (at < 0) return [token]
    return [token.text.slice(0, at), token.text.slice(at)].flatMap((text, part) => {
      const start = token.start + (part === 0 ? 0 : at)
      return tokensOf(language, text).map((piece) => ({ ...piece, start: start + piece.start, end: start + piece.end }))
    })
  })
}
