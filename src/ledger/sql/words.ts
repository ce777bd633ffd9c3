/** What a person typed, as terms to look for in which nothing is syntax; and what a ledger does with them. */
import { folded } from "../names/key.ts"

/** The tables in which words are found: `X MATCH ?` asks one of them for what `Words.match` gives. */
type WordTable = "article_words" | "statement_words" | "name_words" | "claim_words"

/** Words as they were typed, which must stand together in this order. */
export interface Term {
  text: string
  /** whether the last of them is only a beginning */
  isBeginning: boolean
}

export interface Words {
  /** What the table is asked, all terms of which must be there. @param column they must be in; else in any */
  match(table: WordTable, terms: readonly Term[], column?: string): string | null
  /** Keeps the words of a row, a text for each column of the table. */
  keep(table: WordTable, row: number | bigint, texts: readonly (string | null)[]): void
  /** Of these rows, those that match, the best first by BM25. @param weights of the columns */
  best(table: RankedTable, match: string, rows: readonly number[], options: Ranking): number[]
  /** Of each row, the words around what was found, which stands between « »; undefined: it does not match. */
  snippets(table: RankedTable, match: string, rows: readonly number[]): (string | undefined)[]
}

export type RankedTable = "article_words" | "statement_words"

interface Ranking {
  limit: number
  /** so many were given before */
  skip: number
}

/** Of their two columns, what each weighs, and which is shown; null: the one that has the best of it. */
export const RANKED = {
  article_words: { weights: [4, 1], shown: null },
  statement_words: { weights: [2, 1], shown: 1 },
} as const

export const SNIPPET_WORDS = 24

/** The index has the beginnings of words from this length on; shorter ones stand for so many words that looking takes long and finds nothing of use. */
const SHORTEST_BEGINNING = 3

/** Words, "phrases" and beginnings*, all of which must occur; null when there is no word among them. */
export function matchOf(kept: Words, words: string): string | null {
  const terms = [...words.matchAll(/"([^"]*)"|([^\s"]+)/g)].flatMap(([, phrase, word]) => {
    const text = phrase ?? word ?? ""
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    return termOf(text.replace(/\*$/, ""), phrase === undefined && text.endsWith("*"))
  })
  return terms.length ? kept.match("article_words", terms) : null
}

/** Words and beginnings* of a name, spelled as keys are; null when there is no word. */
export function nameMatchOf(kept: Words, name: string): string | null {
  const terms = [...folded(name).matchAll(/([\p{L}\p{N}]+)(\*?)/gu)].map(([, word = "", star]) =>
    termOf(word, star === "*"),
  )
  return terms.length ? kept.match("name_words", terms) : null
}

/** Words, "phrases" and beginnings*, letter by letter, all of which one line of a column has; null where nothing is asked but marks. */
export function lineMatchOf(kept: Words, column: string, words: string): string | null {
  const terms = [...words.matchAll(/"([^"]*)"?|[^\s"]+/g)].flatMap(([whole, phrase]) => {
    const text = spelled(phrase ?? whole)
    if (text === "") return []
    return termOf(text, phrase === undefined && whole.endsWith("*"))
  })
  return terms.length ? kept.match("claim_words", terms, column) : null
}

const termOf = (text: string, isBeginning: boolean): Term => ({
  text,
  isBeginning: isBeginning && text.length >= SHORTEST_BEGINNING,
})

export const isEntityId = (id: string) => /^E[0-9a-f]{12}$/.test(id)

/** Words as wordings, speakers and outlets of claims are kept: "The Gâte, again" → "the gate again". */
export const spelled = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
