/** A stretch of text → its words, each with the form by which two of them are compared. */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"

export interface Token extends Range {
  /** as it stands, small, without an owner's mark */
  word: string
  /** what its inflected forms have in common: "sign" of "signing" and "signed" */
  stem: string
  isName: boolean
}

const TOKEN = /[$£€¥%]|\d+(?:[.,]\d+)*|\p{L}+(?:['’]\p{L}+)*|[^\s\p{L}\p{N}]/gu
const SHORTEST_STEM = 3

const plainOf = perLanguage((language) => {
  const rows = language.table("irregular-forms", ["lemma", "forms"])
  return new Map(rows.flatMap(({ lemma, forms }) => forms.split(" ").map((form) => [form, lemma] as const)))
})

export function tokensOf(text: string, { start, end }: Range, language: Language): Token[] {
  return [...text.slice(start, end).matchAll(TOKEN)].map(({ 0: found, index }) => {
    const word = found.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "")
    return {
      start: start + index,
      end: start + index + found.length,
      word: word === "" ? found : word,
      stem: stemOf(word, language),
      isName: /^\p{Lu}/u.test(found) && index > 0,
    }
  })
}

/** A form of one of the verbs that no rule of spelling tells: "goes". */
export const isVerb = (word: string, language: Language) => plainOf(language).has(word)

export function stemOf(word: string, language: Language): string {
  const plain = plainOf(language).get(word) ?? word
  const rest = plain.replace(language.pattern("ending-for-likeness"), "")
  return (rest.length < SHORTEST_STEM ? plain : rest).replace(/(.)\1$/u, "$1")
}

/** Phrases by their first word. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>

/** @param entries words, those of one phrase joined by "_" */
export function phrasesOf(entries: Iterable<string>): Phrases {
  const phrases = new Map<string, string[][]>()
  for (const entry of entries) {
    const words = entry.split("_")
    const [first = ""] = words
    phrases.set(first, [...(phrases.get(first) ?? []), words])
  }
  return phrases
}

/** How many tokens the longest phrase that begins at one of them has; 0 where none does. */
export function phraseAt(tokens: readonly Token[], at: number, phrases: Phrases): number {
  const fits = phrases
    .get(tokens[at]?.word ?? "")
    ?.filter((words) => words.every((word, i) => tokens[at + i]?.word === word))
  return Math.max(0, ...(fits ?? []).map(({ length }) => length))
}
