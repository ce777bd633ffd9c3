/**
 * Tables as CSV by RFC 4180. They open right in a spreadsheet: a byte order mark says that it is UTF-8, and a text that a spreadsheet
 * would take for a formula gets an apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export type Cell = string | number | null

export const csvHead = (columns: readonly string[]) => `\uFEFF${columns.join(",")}\r\n`

export const csvLine = (cells: readonly Cell[]) => `${cells.map(cellOf).join(",")}\r\n`

function cellOf(value: Cell): string {
  if (value === null) return ""
  if (typeof value === "number") return String(value)
  const text = /^[\s\u200b\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
