/** The mention of a figure or of a planned day: what an article states, and what the words around it tell of it. */
import type { Language } from "../../language/index.ts"
import type { Entity, Range, Record, Span } from "../../record/index.ts"
import { type Token, tokensOf } from "./tokens.ts"

export interface Mention {
  article: string
  published: string | null
  /** the words that show it */
  span: Span
  measure: "number" | "money" | "percent" | "date"
  /** what two of them are compared by: the number itself, or the day */
  value: string
  /** as it is shown, without its unit: "5,000", "40 million", "3 May 2031" */
  shown: string
  /** the money that it is counted in, as it stands; null where the words leave it out */
  unit: string | null
  /** kinds of figure-kinds.tsv or date-kinds.tsv, "dead" */
  kinds: readonly string[]
  /** what is counted, in the form for comparing; null where the words leave it out */
  noun: string | null
  /** the word for the people or things counted, as it stands: "fishermen" */
  counted: string | null
  /** some of the people only, "children", whichever word for them stands there */
  some: string | null
  /** the words of its sentence that are not too common, in the form for comparing, names apart */
  stems: ReadonlySet<string>
  names: ReadonlySet<string>
  /** of a day, those of the stems that stand next to it */
  close: ReadonlySet<string>
  /** names a line further in either way */
  nearNames: ReadonlySet<string>
  /** mentions with the same number: one took the other's place, by their sentence */
  pair: number | null
  isToCome: boolean
  /** its sentence says that it took the place of another */
  isNew: boolean
  /** nothing beside it says what it counts: kept in notices of correction alone */
  isBare: boolean
  /** nouns around it that may say what it is: "fee" */
  heads: readonly string[]
}

/** A sentence, and what its mentions are compared by. */
export interface Line extends Range {
  tokens: Token[]
  names: Set<string>
  stems: Set<string>
  /** it stands in a notice of correction */
  isCorrection: boolean
  /** names of this sentence and of those on either side */
  nearNames: ReadonlySet<string>
}

/** @param around what is the same for all sentences of a record: the names that it knows, and its notices of correction */
export function lineOf(
  record: Record,
  range: Range,
  { known, corrections }: { known: ReadonlySet<string>; corrections: readonly Range[] },
  language: Language,
): Line {
  const tokens = tokensOf(record.article.text, range, language)
  const common = language.words("too-common")
  const words = tokens.filter(
    ({ start, end, word }) =>
      /^\p{L}{3,}/u.test(word) &&
      !common.has(word) &&
      !record.times.some((time) => time.start < end && start < time.end),
  )
  const isName = (token: Token) => token.isName || known.has(token.word)
  return {
    ...range,
    tokens,
    nearNames: NOTHING,
    isCorrection: corrections.some(({ start, end }) => start <= range.start && range.end <= end),
    names: new Set(words.filter(isName).map(({ word }) => word)),
    stems: new Set(words.filter((token) => token.word.length > 3 && !isName(token)).map(({ stem }) => stem)),
  }
}

/** The words of names, small. */
export function namesOf(entities: readonly Entity[]): Set<string> {
  const named = entities.filter(({ type }) => type !== "media" && type !== "document")
  return new Set(named.flatMap(({ name }) => (name.match(/\p{Lu}\p{L}{3,}/gu) ?? []).map((word) => word.toLowerCase())))
}

/** What a mention has of its article and its sentence, and nothing of its own yet. */
export function plainMention({ article }: Record, { stems, names, nearNames }: Line) {
  return {
    article: article.id,
    published: article.published,
    stems,
    names,
    nearNames,
    close: NOTHING,
    kinds: [],
    noun: null,
    unit: null,
    counted: null,
    some: null,
    heads: [],
    isToCome: false,
    isNew: false,
    isBare: false,
  } satisfies Partial<Mention>
}

const NOTHING: ReadonlySet<string> = new Set()
