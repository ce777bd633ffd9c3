/**
 * Patterns over tokens, written as a linguist writes them (language/en/constructions.tsv):
 *
 *   neither .. confirm .. nor .. deny     each word stands for all its forms; `..` up to four tokens, `..!to` none of them "to",
 *                                         `...` up to twelve
 *   =ruled out | a|b | @class | word? | / (where the content begins)
 */
import { type Language, MEASURE, perLanguage } from "../../language/index.ts"
import type { Token } from "./tokens.ts"

type Step =
  | { kind: "word"; words: ReadonlySet<string>; exact: boolean; optional: boolean }
  | { kind: "gap"; most: number; not: string | null }
  | { kind: "border" }

export type Pattern = readonly Step[]

const classesOf = perLanguage(
  (language) =>
    new Map(language.table("word-classes", ["class", "words"]).map((row) => [row.class, row.words.split(" ")])),
)

/** @throws {RangeError} when the pattern names a class that word-classes.tsv does not have: the file is ours */
export function patternOf(language: Language, source: string): Pattern {
  return source.split(/\s+/).map((part): Step => {
    if (part === ".." || part.startsWith("..!")) return { kind: "gap", most: 4, not: part.slice(3) || null }
    if (part === "...") return { kind: "gap", most: 12, not: null }
    if (part === "/") return { kind: "border" }
    const optional = part.length > 1 && part.endsWith("?")
    const bare = optional ? part.slice(0, -1) : part
    const exact = bare.startsWith("=")
    const words = (exact ? bare.slice(1) : bare)
      .split("|")
      .flatMap((word) => (word.startsWith("@") ? classOf(language, word.slice(1)) : [word.replace(/^=/, "")]))
    return { kind: "word", words: new Set(words), exact, optional }
  })
}

/** The words of a class of word-classes.tsv. */
export function classOf(language: Language, name: string): readonly string[] {
  const words = classesOf(language).get(name)
  if (!words && language.code === MEASURE)
    throw new RangeError(`language/${language.code}/word-classes.tsv has no class "${name}"`)
  return words ?? []
}

/**
 * The index after the last token of a match that begins at `from`, or null.
 *
 * @param border the index of the token with which the content begins; null: a pattern with `/` never fits
 */
export function matchAt(
  pattern: Pattern,
  tokens: readonly Token[],
  from: number,
  border: number | null = null,
): number | null {
  // At most places the first word does not fit, and nothing need be made ready.
  const first = pattern[0]
  const here = tokens[from]
  if (first?.kind === "word" && !first.optional && !(here && fits(here, first))) return null
  const walk = (step: number, at: number): number | null => {
    const now = pattern[step]
    if (!now) return at
    if (now.kind === "border") {
      // Marks may stand between the cue and its content, words may not.
      if (border === null || at > border || tokens.slice(at, border).some((token) => token.isWord)) return null
      return walk(step + 1, border)
    }
    if (now.kind === "gap") {
      for (let skip = 0; skip <= now.most; skip++) {
        const skipped = tokens[at + skip - 1]
        if (skip > 0 && (isStop(skipped) || (now.not && skipped?.forms.has(now.not)))) return null
        const end = walk(step + 1, at + skip)
        if (end !== null) return end
      }
      return null
    }
    const token = tokens[at]
    if (token && fits(token, now)) {
      const end = walk(step + 1, at + 1)
      if (end !== null) return end
    }
    return now.optional ? walk(step + 1, at) : null
  }
  return walk(0, from)
}

function fits(token: Token, { words, exact }: { words: ReadonlySet<string>; exact: boolean }): boolean {
  if (exact) return words.has(token.lower)
  for (const form of token.forms) if (words.has(form)) return true
  return false
}

/** No gap runs over the end of a sentence. */
function isStop(token: Token | undefined): boolean {
  return !token || /^[.;?!]$/.test(token.text)
}

/** Rows of a table, asked for by the words that they can begin with. */
export interface Beginnings<Row> {
  /** those that can begin at a token, in the order of the table */
  at(token: Token | undefined): readonly Row[]
  /** those that can begin at one of the tokens, in the order of the table */
  among(tokens: readonly Token[]): readonly Row[]
}

const NONE: readonly never[] = []

/** At most places of a text no row of a table can begin: one look tells so, however long the table is. */
export function beginningsOf<Row extends { pattern: Pattern }>(rows: readonly Row[]): Beginnings<Row> {
  const [forms, exact, anywhere] = [new Map<string, number[]>(), new Map<string, number[]>(), [] as number[]]
  for (const [row, { pattern }] of rows.entries()) {
    const first = pattern[0]
    if (first?.kind !== "word" || first.optional) anywhere.push(row)
    else for (const word of first.words) put(first.exact ? exact : forms, word, row)
  }
  const into = (found: number[], { lower, forms: own }: Token) => {
    const known = exact.get(lower)
    if (known) found.push(...known)
    own.forEach((form) => {
      const more = forms.get(form)
      if (more) found.push(...more)
    })
  }
  const inOrder = (found: number[]): readonly Row[] => {
    if (found.length === 0) return NONE
    const sorted = found.length === 1 ? found : [...new Set(found)].sort((a, b) => a - b)
    return sorted.flatMap((row) => rows[row] ?? [])
  }
  return {
    at(token) {
      const found = anywhere.slice()
      if (token) into(found, token)
      return inOrder(found)
    },
    among(tokens) {
      const found = anywhere.slice()
      for (const token of tokens) into(found, token)
      return inOrder(found)
    },
  }
}

function put(into: Map<string, number[]>, word: string, row: number): void {
  const known = into.get(word)
  if (known) known.push(row)
  else into.set(word, [row])
}
