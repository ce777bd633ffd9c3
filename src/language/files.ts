/**
 * Linguistic knowledge is data: a folder `language/CODE` for each language, which a linguist edits without touching code.
 *
 * A list (`.txt`) has one entry a line; a table (`.tsv`) has a first line with the names of its columns, then one row a line with
 * tabs between cells. In both, blank lines and lines that begin with `#` are left out, and the rest is Unicode, lower case
 * unless case matters. The bundle has them all in one file, as they are told here, which is newer than none of them (bin/built-from.js).
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"

const folder = new URL("../../language/", import.meta.url)

/** A table's columns, and its rows, each an object that has all of them; where a row ends early, its last cells are "". */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly [column: string]: string }[]
}

/** What a language's folder holds, by the names of its files. */
export interface Files {
  readonly lists: { readonly [file: string]: readonly string[] }
  readonly tables: { readonly [file: string]: Table }
}

/** Where the bundle has what the folders hold, seen from this file; written into it when it is built (vite.command.config.ts). */
declare const LANGUAGES: string | undefined
let bundled: { readonly [code: string]: Files } | null | undefined

function inBundle(): { readonly [code: string]: Files } | null {
  bundled ??=
    typeof LANGUAGES === "undefined" ? null : JSON.parse(readFileSync(new URL(LANGUAGES, import.meta.url), "utf8"))
  return bundled ?? null
}

/** The codes of the languages that have a folder, in order: `["en"]`. */
export function languageCodes(): string[] {
  const known = inBundle()
  if (known) return Object.keys(known)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
}

/** All that the folder of a language holds. */
export function filesOf(code: string): Files {
  const names = readdirSync(new URL(`${code}/`, folder)).toSorted()
  const all = <Value>(ending: string, read: (code: string, file: string) => Value | null) =>
    Object.fromEntries(
      names
        .filter((name) => name.endsWith(ending))
        .flatMap((name) => {
          const value = read(code, name)
          return value === null ? [] : [[name, value] as const]
        }),
    )
  return { lists: all(".txt", linesOf), tables: all(".tsv", tableOf) }
}

/** The lines of `language/CODE/FILE` that hold something; null where the language has no such file. */
export function linesOf(code: string, file: string): readonly string[] | null {
  const known = inBundle()
  return known ? (known[code]?.lists[file] ?? null) : linesIn(code, file)
}

/** @throws {RangeError} when a row has more cells than there are columns */
export function tableOf(code: string, file: string): Table | null {
  const known = inBundle()
  if (known) return known[code]?.tables[file] ?? null
  const lines = linesIn(code, file)
  if (!lines) return null
  const [columns = [], ...rows] = lines.map((line) => line.split("\t").map((cell) => cell.trim()))
  const long = rows.find((cells) => cells.length > columns.length)
  if (long) throw new RangeError(`language/${code}/${file}: too many cells in "${long.join("\t")}"`)
  return {
    columns,
    rows: rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]))),
  }
}

function linesIn(code: string, file: string): string[] | null {
  const path = new URL(`${code}/${file}`, folder)
  if (!existsSync(path)) return null
  return readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !line.startsWith("#"))
}
