/** CSV, one row a statement. */
import { csvHead, csvLine } from "../../record/index.ts"
import type { Entries } from "./entry.ts"
import { columnNames, rowsOf } from "./rows.ts"

export async function* writeCsv(entries: Entries): AsyncGenerator<string> {
  yield csvHead(columnNames)
  for await (const entry of entries) {
    for (const row of rowsOf(entry)) yield csvLine(row)
  }
}
