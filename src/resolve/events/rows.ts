/** Rows of a table whose first cell is a pattern, found by the word that it begins with: a long table costs no more than a short one. */
import type { Language } from "../../language/index.ts"
import { matchAt, type Pattern, patternOf, type Token } from "../words/index.ts"

interface Row<Meaning> {
  pattern: Pattern
  meaning: Meaning
}

export type Rows<Meaning> = ReadonlyMap<string, readonly Row<Meaning>[]>

/** @throws {RangeError} when a pattern does not begin with a word: the tables are ours */
export function rowsOf<Meaning>(
  language: Language,
  rows: readonly { words: string; meaning: Meaning }[],
): Rows<Meaning> {
  const byWord = new Map<string, Row<Meaning>[]>()
  for (const { words, meaning } of rows) {
    const pattern = patternOf(language, words)
    const first = pattern[0]
    if (first?.kind !== "word" || first.optional) throw new RangeError(`"${words}" does not begin with a word`)
    for (const word of first.words) byWord.set(word, [...(byWord.get(word) ?? []), { pattern, meaning }])
  }
  return byWord
}

/** What fits from a token on, the longest first; `end` is the index after the last token. */
export function fitting<Meaning>(
  rows: Rows<Meaning>,
  tokens: readonly Token[],
  at: number,
): { meaning: Meaning; end: number }[] {
  const found: { meaning: Meaning; end: number }[] = []
  for (const form of tokens[at]?.forms ?? []) {
    for (const { pattern, meaning } of rows.get(form) ?? []) {
      const end = matchAt(pattern, tokens, at)
      if (end !== null) found.push({ meaning, end })
    }
  }
  return found.length > 1 ? found.toSorted((a, b) => b.end - a.end) : found
}
