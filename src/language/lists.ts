/**
 * Linguistic knowledge is data: the files of `language/en/`, which a linguist edits without touching code.
 *
 * A list (`.txt`) has one entry a line; a table (`.tsv`) has a first line with the names of its columns, then one row a line with
 * tabs between cells. In both, blank lines and lines that begin with `#` are left out, and the rest is Unicode, lower case
 * unless case matters.
 */
import { readFileSync } from "node:fs"

const folder = new URL("../../language/en/", import.meta.url)

/** The entries of `language/en/NAME.txt`, in their order. */
export function wordList(name: string): string[] {
  return linesOf(`${name}.txt`)
}

/**
 * The rows of `language/en/NAME.tsv`, each an object with the columns asked for; a cell that a row leaves out is "".
 *
 * @throws {RangeError} when the file has no such column, or a row more cells than columns: the file is ours, so this is a mistake in it
 */
export function table<Column extends string>(name: string, columns: readonly Column[]): { [C in Column]: string }[] {
  const [head = "", ...rows] = linesOf(`${name}.tsv`)
  const names = head.split("\t").map((cell) => cell.trim())
  for (const column of columns) {
    if (!names.includes(column)) throw new RangeError(`language/en/${name}.tsv has no column "${column}"`)
  }
  return rows.map((row) => {
    const cells = row.split("\t").map((cell) => cell.trim())
    if (cells.length > names.length) throw new RangeError(`language/en/${name}.tsv: too many cells in "${row}"`)
    const entry = columns.map((column) => [column, cells[names.indexOf(column)] ?? ""] as const)
    return Object.fromEntries(entry) as { [C in Column]: string }
  })
}

function linesOf(file: string): string[] {
  return readFileSync(new URL(file, folder), "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.replace(/\s+$/, ""))
}
