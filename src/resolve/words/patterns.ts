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
