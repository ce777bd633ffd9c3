/**
 * A language as a value: everything that reading and resolving know of it, passed to whoever asks.
 *
 *   const en = languageOf("en")
 *   en.words("date-joins").has("of")
 *   en.pattern("adverb").test("publicly")
 *
 * `en` is the measure: a name that it lacks is a mistake in the code. Another language may lack a whole file or a row of one, and then knows
 * nothing of that kind: an empty list, no word, a pattern that fits nowhere.
 */
import { UsageError } from "../record/index.ts"
import { languageCodes, linesOf, rowsOf } from "./files.ts"

export interface Language {
  /** ISO 639-1, the name of its folder in `language/` */
  readonly code: string
  /** The entries of `NAME.txt`, in their order. */
  list(name: string): readonly string[]
  /**
   * The rows of `NAME.tsv`, each an object with the columns asked for.
   *
   * @throws {RangeError} when the file has no such column, or a row more cells than columns: the file is ours, so this is a mistake in it
   */
  table<Column extends string>(name: string, columns: readonly Column[]): { [C in Column]: string }[]
  /** The words of a row of `words.tsv`, as they stand: lower case, straight apostrophes; marks count as words. */
  words(name: string): ReadonlySet<string>
  /** A row of `patterns.tsv`: a regular expression, without the flag `g`, so that it keeps nothing between two tests. */
  pattern(name: string): RegExp
}

/** The language that has all that code asks for. */
export const MEASURE = "en"
const NOWHERE = /(?!)/

const known = new Map<string, Language>()

/**
 * The language of a folder of `language/`; the same object each time.
 *
 * @throws {UsageError} when there is no such folder
 */
export function languageOf(code: string): Language {
  const before = known.get(code)
  if (before) return before
  if (!languageCodes().includes(code)) {
    const next = `take one of: ${languageCodes().join(", ")}`
    throw new UsageError({ what: "no language of that name is known", where: code, next })
  }
  const language = made(code)
  known.set(code, language)
  return language
}

/** What a module makes of a language, made once for each: `const knowledge = perLanguage((language) => …)`. */
export function perLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const all = new Map<Language, T>()
  return (language) => {
    const before = all.get(language)
    if (before !== undefined) return before
    const value = make(language)
    all.set(language, value)
    return value
  }
}

function made(code: string): Language {
  const missing = (what: string): undefined => {
    if (code === MEASURE) throw new RangeError(`language/${code} has no ${what}`)
  }
  const words = new Map(
    rowsOf(code, "words.tsv")?.rows.map((row) => [row.get("name"), new Set(row.get("words")?.split(" "))]),
  )
  const patterns = new Map(
    rowsOf(code, "patterns.tsv")?.rows.map((row) => [
      row.get("name"),
      new RegExp(row.get("pattern") ?? "", row.get("flags") || "u"),
    ]),
  )
  return {
    code,
    list: (name) => linesOf(code, `${name}.txt`) ?? missing(`list ${name}.txt`) ?? [],
    table: <Column extends string>(name: string, columns: readonly Column[]) => {
      const file = rowsOf(code, `${name}.tsv`) ?? missing(`table ${name}.tsv`)
      for (const column of columns) {
        if (file && !file.columns.includes(column))
          throw new RangeError(`language/${code}/${name}.tsv has no column "${column}"`)
      }
      const entryOf = (row: Map<string, string>) =>
        Object.fromEntries(columns.map((column) => [column, row.get(column) ?? ""])) as { [C in Column]: string }
      return (file?.rows ?? []).map(entryOf)
    },
    words: (name) => words.get(name) ?? missing(`row "${name}" in words.tsv`) ?? new Set(),
    pattern: (name) => patterns.get(name) ?? missing(`row "${name}" in patterns.tsv`) ?? NOWHERE,
  }
}
