/**
 * Tokens → words as a reader counts them, with their place: "didn't" is one, "U.S." keeps its stops, "mayor's" is "mayor" with an owner's mark. What the
 * tokenizer parted is joined here; nothing is parted anew.
 */
import type { Language } from "../../language/index.ts"
import type { Range, Reading } from "../../record/index.ts"
import { adjoining } from "./pieces.ts"
import { is, type Token } from "./tokens.ts"

export interface Word extends Range {
  /** without a possessive ending */
  word: string
  lower: string
  /** "mayor's", "voters'" */
  possessive: boolean
  capital: boolean
  /** the indexes of its sentence and paragraph */
  sentence: number
  paragraph: number
  /** the first word of its sentence, or of a quotation */
  opens: boolean
  quoted: boolean
  language: Language
}

const CAPITAL = /^(?:\p{Lu}|\p{Lt}|@)/u
const INITIALS = /^\p{Lu}(?:\.\p{Lu})+$/u

/** The words of all sentences, in order. */
export function wordsOf(
  text: string,
  tokens: readonly Token[],
  { sentences, paragraphs, quotations }: Pick<Reading, "sentences" | "paragraphs" | "quotations">,
): Word[] {
  const out: Word[] = []
  let [sentence, paragraph, quotation] = [0, 0, 0]
  for (let i = 0; i < tokens.length; ) {
    const first = tokens[i] as Token
    const next = nextAfter(tokens, i)
    const full = text.slice(first.start, tokens[next - 1]?.end)
    i = next
    if (!/^[@#]?[\p{L}\p{N}]/u.test(full)) continue
    const { start, language } = first
    while (sentence < sentences.length && (sentences[sentence]?.end ?? 0) <= start) sentence++
    if (start < (sentences[sentence]?.start ?? Number.POSITIVE_INFINITY)) continue
    while ((paragraphs[paragraph + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) paragraph++
    while (quotation < quotations.length && (quotations[quotation]?.end ?? 0) <= start) quotation++
    const verb = language.pattern("verb-after-pronoun").exec(full)?.[0] ?? ""
    const mark = verb ? "" : (language.pattern("owner-mark").exec(full)?.[0] ?? "")
    const word = full.slice(0, full.length - verb.length - mark.length)
    const lower = word.toLowerCase()
    const end = start + word.length
    out.push({
      start,
      end,
      word,
      lower,
      possessive:
        mark !== "" || (language.pattern("plural").test(lower) && /^['’](?![\p{L}"”])/u.test(text.slice(end, end + 2))),
      capital: CAPITAL.test(word) || language.pattern("capital-after-particle").test(word),
      sentence,
      paragraph,
      opens: out.at(-1)?.sentence !== sentence || /["“]/.test(text[start - 1] ?? ""),
      quoted: (quotations[quotation]?.start ?? Number.POSITIVE_INFINITY) <= start,
      language,
    })
  }
  return out
}

/** The index after the tokens that are one word with the token at `i`. */
function nextAfter(tokens: readonly Token[], i: number): number {
  let next = i + 1
  // "@varnvalley", "#flood"
  if (/^[@#]$/.test(tokens[i]?.text ?? "") && adjoining(tokens, next)?.isWord) next++
  if (!tokens[next - 1]?.isWord) return next
  if (INITIALS.test(tokens[next - 1]?.text ?? "") && adjoining(tokens, next)?.text === ".") next++
  while (isClitic(adjoining(tokens, next))) next++
  return next
}

/** "'s", "n't": parted from the word before it. */
const isClitic = (token: Token | undefined) =>
  token !== undefined && (is(token, "negation-form") || /^['’]\p{L}/u.test(token.text))
