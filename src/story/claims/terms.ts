/** What two sentences are looked up and first compared by: the words that mean something, those asked about counting most. */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"

/** A sentence, and the part of it that is asked about. */
interface Told {
  told: string
  asked: Range
}

export type Terms = ReadonlyMap<string, number>

const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu
/** Of a word: a figure, a name, another. Names and figures tell more of what is spoken of. */
const [FIGURE, NAME, OTHER] = [1.5, 1.3, 1]
/** A word of the sentence beside the part that is asked about. */
const AROUND = 0.35

const unheardOf = perLanguage((language) => new Set([...language.list("function-words"), ...language.words("no-term")]))
const endingOf = perLanguage(
  (language) => new RegExp(`['’]s$|(?:${[...language.words("term-endings")].join("|")})$`, "u"),
)

export function termsOf({ told, asked }: Told, language: Language): Terms {
  const terms = new Map<string, number>()
  for (const { word, term, start } of termsIn(told, language)) {
    const worth = /\p{N}/u.test(word) ? FIGURE : /^\p{Lu}/u.test(word) ? NAME : OTHER
    const isAsked = asked.start <= start && start < asked.end
    terms.set(term, Math.max(terms.get(term) ?? 0, isAsked ? worth : worth * AROUND))
  }
  return terms
}

/** The words of a text that mean something, each with where it stands and what it is compared by. */
export function* termsIn(text: string, language: Language) {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const small = word.toLowerCase()
    if (unheardOf(language).has(small)) continue
    yield { word, term: small.replace(endingOf(language), ""), start: index, end: index + word.length }
  }
}

/** As if there were so many more that have none of the terms: of two sentences, what both have is not common. */
const MORE = 20

/** How rare each term is among these, as a factor. */
export function rarityOf(all: readonly Terms[]): Terms {
  const having = new Map<string, number>()
  for (const terms of all) for (const term of terms.keys()) having.set(term, (having.get(term) ?? 0) + 1)
  return new Map([...having].map(([term, count]) => [term, Math.log((all.length + MORE) / count)]))
}

export const weighedBy = (rarity: Terms, terms: Terms): Terms =>
  new Map([...terms].map(([term, worth]) => [term, worth * (rarity.get(term) ?? 0)]))

/** The cosine of the two, 0 to 1. */
export function likeness(a: Terms, b: Terms): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  let both = 0
  for (const [term, worth] of few) both += worth * (many.get(term) ?? 0)
  return both === 0 ? 0 : both / Math.sqrt(lengthOf(a) * lengthOf(b))
}

/** Of each its own, for one is compared with many. */
const lengths = new WeakMap<Terms, number>()

function lengthOf(terms: Terms): number {
  const known = lengths.get(terms)
  if (known !== undefined) return known
  let sum = 0
  for (const worth of terms.values()) sum += worth * worth
  lengths.set(terms, sum)
  return sum
}
