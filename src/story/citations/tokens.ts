/** A text as words and marks, for rules that ask what stands before and after a name. A possessive ending is a token of its own. */
import type { Range } from "../../record/index.ts"

export interface Token extends Range {
  /** as it stands */
  text: string
  /** small letters, straight apostrophes */
  key: string
  /** the first of its sentence */
  opens: boolean
}

const TOKEN = /[\p{L}\p{N}]+(?:[.&’'-][\p{L}\p{N}]+)*|\S/gu
const POSSESSIVE = /[’']s$/u
const ENDS_SENTENCE = /^[.!?…]$/
const CLOSES = /^["”’')\]]$/u

/** @returns in order; sentences are told by full stops before a capital and by line ends, roughly */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const put = (start: number, end: number) => {
    const word = text.slice(start, end)
    const opens = opensSentence(text, tokens, start, word)
    tokens.push({ start, end, text: word, key: word.toLowerCase().replaceAll("’", "'"), opens })
  }
  for (const match of text.matchAll(TOKEN)) {
    const end = match.index + match[0].length
    if (POSSESSIVE.test(match[0]) && match[0].length > 2) {
      put(match.index, end - 2)
      put(end - 2, end)
    } else put(match.index, end)
  }
  return tokens
}

function opensSentence(text: string, before: readonly Token[], start: number, word: string): boolean {
  const last = before.at(-1)
  if (!last) return true
  const between = text.slice(last.end, start)
  if (between.includes("\n")) return true
  if (between === "" || !/^["“‘'(\p{Lu}\p{N}]/u.test(word)) return false
  const stop = CLOSES.test(last.key) ? before.at(-2) : last
  return stop !== undefined && ENDS_SENTENCE.test(stop.key)
}

/** No sentence is longer, in tokens to either side. */
const FAR = 200

/** From the first to the last token (exclusive) of the sentence in which a token stands. */
export function sentenceAround(tokens: readonly Token[], at: number): Range {
  let start = at
  while (start > 0 && at - start < FAR && !tokens[start]?.opens) start--
  let end = at + 1
  while (end < tokens.length && end - at < FAR && !tokens[end]?.opens) end++
  return { start, end }
}

/** The index of the token at a place in the text, or of the next one; of the last where none follows. */
export function tokenAt(tokens: readonly Token[], place: number): number {
  let [low, high] = [0, tokens.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.end ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}
