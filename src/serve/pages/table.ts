/** The answer of a use case as a table, for a spreadsheet: a row for each that is in its list, or one row for what is none. */
import { type Cell, csvHead, csvLine } from "../../record/index.ts"

type Row = { [column: string]: Cell }

/**
 * @param rows where in the answer the list is: "items", or "record.statements"; where there is none, the answer is one row
 * @returns CSV in which nothing is a formula
 */
export function csvOf(answer: unknown, rows: string): string {
  const at = rows.split(".").reduce<unknown>((value, name) => fieldsOf(value)[name], answer) ?? answer
  const table = (Array.isArray(at) ? at : [at]).map((each) => rowOf(each))
  const columns = [...new Set(table.flatMap((row) => Object.keys(row)))]
  return csvHead(columns) + table.map((row) => csvLine(columns.map((column) => row[column] ?? null))).join("")
}

const fieldsOf = (value: unknown): { [name: string]: unknown } =>
  typeof value === "object" && value !== null ? (value as { [name: string]: unknown }) : { value }

/** Fields in fields get a dot; a list of words is one cell. */
function rowOf(value: unknown, before = ""): Row {
  const row: Row = {}
  for (const [name, field] of Object.entries(fieldsOf(value))) {
    const column = `${before}${name}`
    if (typeof field === "object" && field !== null && !Array.isArray(field))
      Object.assign(row, rowOf(field, `${column}.`))
    else row[column] = cellOf(field)
  }
  return row
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === "number" || typeof value === "string") return value
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) return value.join("; ")
  return typeof value === "boolean" ? String(value) : JSON.stringify(value)
}
