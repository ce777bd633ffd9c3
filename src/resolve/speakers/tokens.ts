/** Text → words with their place: which sentence, which paragraph, in a quotation or not. */
import type { Range, Reading } from "../../record/index.ts"

export interface Token extends Range {
  /** without a possessive ending */
  word: string
  lower: string
  /** "mayor's", "voters'" */
  possessive: boolean
  capital: boolean
  sentence: number
  paragraph: number
  /** the first word of its sentence, or of a quotation */
  opens: boolean
  quoted: boolean
}

const WORD = /(?:\p{Lu}\.){2,}|[@#]?[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'’&.][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const CAPITAL = /^(?:\p{Lu}|\p{Lt}|@|(?:al|el|ad|an|ar|as|ash|at|az|d|l)[-'’]\p{Lu})/u

/** "they're", "I'd", "he's": a verb after a pronoun, and no possessive. */
const SHORTENED = /(?<=^(?:i|we|you|he|she|it|they|who|that|there))['’](?:re|ve|d|ll|m|s)$/i

/** The words of all sentences, in order. */
export function tokensOf(text: string, { sentences, paragraphs, quotations }: Reading): Token[] {
  let paragraph = 0
  let quotation = 0
  return sentences.flatMap((range, sentence) => {
    while (paragraph + 1 < paragraphs.length && (paragraphs[paragraph + 1]?.start ?? 0) <= range.start) paragraph++
    const inner = text.slice(range.start, range.end)
    return Array.from(inner.matchAll(WORD), (match, i): Token => {
      const start = range.start + match.index
      const full = match[0]
      const verb = full.match(SHORTENED)?.[0] ?? ""
      const ending = verb || (full.match(/['’][sS]$/)?.[0] ?? "")
      while (quotation < quotations.length && (quotations[quotation]?.end ?? 0) <= start) quotation++
      const word = full.slice(0, full.length - ending.length)
      const end = start + word.length
      const opens = i === 0 || /["“]/.test(text[start - 1] ?? "")
      return {
        start,
        end,
        word,
        lower: word.toLowerCase(),
        possessive:
          (ending !== "" && verb === "") || (/s$/i.test(word) && /^['’](?![\p{L}"”])/u.test(text.slice(end, end + 2))),
        capital: CAPITAL.test(word),
        sentence,
        paragraph,
        opens,
        quoted: (quotations[quotation]?.start ?? Number.POSITIVE_INFINITY) <= start,
      }
    })
  })
}
