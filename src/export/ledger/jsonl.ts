/** JSON Lines: one article's record a line, as `hearsay read --format jsonl` writes it. */
import type { Entries } from "./entry.ts"

export async function* writeJsonLines(entries: Entries): AsyncGenerator<string> {
  for await (const { record } of entries) yield `${JSON.stringify(record)}\n`
}
