/**
 * CSV by RFC 4180, one row a statement. It opens right in a spreadsheet: a byte order mark says that it is UTF-8, and a text that a spreadsheet
 * would take for a formula gets an apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection).
 */
import type { Entries } from "./entry.ts"
import { columnNames, rowsOf } from "./rows.ts"

export async function* writeCsv(entries: Entries): AsyncGenerator<string> {
  yield `\uFEFF${columnNames.join(",")}\r\n`
  for await (const entry of entries) {
    for (const row of rowsOf(entry)) yield `${row.map(cellOf).join(",")}\r\n`
  }
}

function cellOf(value: string | number | null): string {
  if (value === null) return ""
  if (typeof value === "number") return String(value)
  const text = /^[\s\u200b\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
