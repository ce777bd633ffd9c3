/** Text → words and marks with their offsets and the plain forms they may come from. Light on purpose: the patterns need no more. */
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
}

const piece =
  /\p{L}+(?=n['’]t(?!\p{L}))|n['’]t(?!\p{L})|['’](?:s|re|ve|ll|d|m)(?!\p{L})|[\p{L}\p{M}\p{N}]+(?:[-'’.&@](?=[\p{L}\p{N}])(?!['’](?:s|re|ve|ll|d|m)(?!\p{L}))[\p{L}\p{M}\p{N}]+)*|[^\s]/gu

/** The tokens of `text` from `start` to `end`, offsets into the whole text. "didn't" is two: "did", "n't". */
export function tokensOf(text: string, start = 0, end = text.length): Token[] {
  return Array.from(text.slice(start, end).matchAll(piece), (match) => {
    const lower = match[0].toLowerCase().replaceAll("’", "'")
    const isWord = /[\p{L}\p{N}]/u.test(lower)
    return {
      start: start + match.index,
      end: start + match.index + match[0].length,
      text: match[0],
      lower,
      forms: isWord ? plainForms(lower) : new Set([lower]),
      isWord,
    }
  })
}
