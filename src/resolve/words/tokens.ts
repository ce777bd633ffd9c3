/** Text → words and marks with their offsets and the plain forms they may come from. Light on purpose: the patterns need no more. */
import { type Language, perLanguage } from "../../language/index.ts"
import { plainForms } from "./forms.ts"

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

const pieceOf = perLanguage((language) => {
  const [not, clitic] = [language.pattern("negation-clitic").source, language.pattern("clitic").source]
  const end = "(?!\\p{L})"
  return new RegExp(
    `\\p{L}+(?=${not}${end})|${not}${end}|${clitic}${end}|` +
      `[\\p{L}\\p{M}\\p{N}]+(?:[-'’.&@](?=[\\p{L}\\p{N}])(?!${clitic}${end})[\\p{L}\\p{M}\\p{N}]+)*|[^\\s]`,
    "gu",
  )
})

/** Whether a token, in lower case, fits a row of patterns.tsv. */
export const fits = (token: Spelt | undefined, row: string): boolean =>
  token?.language.pattern(row).test(token.lower) ?? false

/** Whether a token may be an inflected form of one of the words of a row of words.tsv. */
export function isForm(token: Token | undefined, row: string): boolean {
  const words = token?.language.words(row)
  for (const form of token?.forms ?? []) if (words?.has(form)) return true
  return false
}

/** The tokens of `text` from `start` to `end`, offsets into the whole text. "didn't" is two: "did", "n't". */
export function tokensOf(language: Language, text: string, start = 0, end = text.length): Token[] {
  return Array.from(text.slice(start, end).matchAll(pieceOf(language)), (match) => {
    const lower = match[0].toLowerCase().replaceAll("’", "'")
    const isWord = /[\p{L}\p{N}]/u.test(lower)
    return {
      start: start + match.index,
      end: start + match.index + match[0].length,
      text: match[0],
      lower,
      forms: isWord ? plainForms(language, lower) : new Set([lower]),
      isWord,
      language,
    }
  })
}
