/** The constructions of language/en/constructions.tsv, found by the word that each begins with: few of them have one that stands in a sentence. */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Stance, stances, wordOf } from "../../record/index.ts"
import { type Pattern, patternOf, type Token } from "../words/index.ts"

interface Construction {
  written: string
  pattern: Pattern
  stance: Stance
}

const constructionsOf = perLanguage((language) => {
  const all: Construction[] = []
  const [byForm, byWord] = [new Map<string, number[]>(), new Map<string, number[]>()]
  /** those that may begin with any word */
  const others: number[] = []
  for (const { pattern: written, stance } of language.table("constructions", ["pattern", "stance"])) {
    const pattern = patternOf(language, written)
    const first = pattern[0]
    const place = all.push({ written, pattern, stance: wordOf(stances, stance) }) - 1
    if (first?.kind !== "word" || first.optional) others.push(place)
    else {
      const places = first.exact ? byWord : byForm
      for (const word of first.words) places.set(word, [...(places.get(word) ?? []), place])
    }
  }
  return { all, byForm, byWord, others }
})

/** Those that may fit from one of the first so many tokens on, in the order of the file. */
export function constructionsAmong(language: Language, tokens: readonly Token[], end: number): Construction[] {
  const { all, byForm, byWord, others } = constructionsOf(language)
  const found = new Set(others)
  for (let at = 0; at < end; at++) {
    const token = tokens[at]
    if (!token) break
    for (const place of byWord.get(token.lower) ?? []) found.add(place)
    for (const form of token.forms) for (const place of byForm.get(form) ?? []) found.add(place)
  }
  return [...found].sort((a, b) => a - b).flatMap((place) => all[place] ?? [])
}
