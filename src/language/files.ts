/**
 * Linguistic knowledge is data: a folder `language/CODE` for each language, which a linguist edits without touching code.
 *
 * A list (`.txt`) has one entry a line; a table (`.tsv`) has a first line with the names of its columns, then one row a line with
 * tabs between cells. In both, blank lines and lines that begin with `#` are left out, and the rest is Unicode, lower case
 * unless case matters.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"

const folder = new URL("../../language/", import.meta.url)

/** The codes of the languages that have a folder, in order: `["en"]`. */
export function languageCodes(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
}

/** The lines of `language/CODE/FILE` that hold something; null where the language has no such file. */
export function linesOf(code: string, file: string): string[] | null {
  const path = new URL(`${code}/${file}`, folder)
  if (!existsSync(path)) return null
  return readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !line.startsWith("#"))
}

/** A table's columns, and its rows, each the cells in the order of the columns; the last ones may be missing, and stand for "". */
export function rowsOf(code: string, file: string): { columns: string[]; rows: string[][] } | null {
  const lines = linesOf(code, file)
  if (!lines) return null
  const [columns = [], ...rows] = lines.map((line) => line.split("\t").map((cell) => cell.trim()))
  const long = rows.find((cells) => cells.length > columns.length)
  if (long) throw new RangeError(`language/${code}/${file}: too many cells in "${long.join("\t")}"`)
  return { columns, rows }
}
