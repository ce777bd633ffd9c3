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
import { languageCodes, linesOf, tableOf } from "./files.ts"

export interface Language {
  /** ISO 639-1, the name of its folder in `language/` */
  readonly code: string
  /** The entries of `NAME.txt`, in their order. */
  list(name: string): readonly string[]
  /**
   * The rows of `NAME.tsv`, each an object that has the columns asked for.
   *
   * @throws {RangeError} when the file has no such column, or a row more cells than columns: the file is ours, so this is a mistake in it
   */
  table<Column extends string>(name: string, columns: readonly Column[]): readonly { readonly [C in Column]: string }[]
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

/** What is made when it is first asked for, and kept: a pattern takes longer to compile than to try, and few of many are tried. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** What is read of a file, read once. */
function kept<T>(read: (name: string) => T): (name: string) => T {
  const all = new Map<string, T>()
  return (name) => {
    const before = all.get(name)
    if (before !== undefined) return before
    const value = read(name)
    all.set(name, value)
    return value
  }
}

function made(code: string): Language {
  const missing = (what: string): undefined => {
    if (code === MEASURE) throw new RangeError(`language/${code} has no ${what}`)
  }
  const listIn = kept((name) => linesOf(code, `${name}.txt`) ?? missing(`list ${name}.txt`) ?? [])
  const tableIn = kept((file) => tableOf(code, file))
  const named = <Value extends object>(file: string, make: (cells: { [column: string]: string }) => Value) =>
    new Map(tableIn(file)?.rows.map((row) => [row["name"] ?? "", once(() => make(row))]))
  const words = named("words.tsv", ({ words = "" }) => new Set(words.split(" ")))
  const patterns = named("patterns.tsv", ({ pattern = "", flags }) => new RegExp(pattern, flags || "u"))
  return {
    code,
    list: listIn,
    table: <Column extends string>(name: string, columns: readonly Column[]) => {
      const file = tableIn(`${name}.tsv`) ?? missing(`table ${name}.tsv`)
      const lacking = columns.find((column) => file && !file.columns.includes(column))
      if (lacking !== undefined) throw new RangeError(`language/${code}/${name}.tsv has no column "${lacking}"`)
      return (file?.rows ?? []) as readonly { readonly [C in Column]: string }[]
    },
    words: (name) => words.get(name)?.() ?? missing(`row "${name}" in words.tsv`) ?? new Set(),
    pattern: (name) => patterns.get(name)?.() ?? missing(`row "${name}" in patterns.tsv`) ?? NOWHERE,
  }
}
