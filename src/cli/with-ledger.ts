/** What every command on a ledger shares: which file it is, opening and closing it, and words that are safe on a terminal. */
import { styleText } from "node:util"
import type { Command } from "commander"
import { wrap } from "../export/index.ts"
import { type Ledger, openLedger } from "../ledger/index.ts"
import { UsageError } from "../record/index.ts"

const DEFAULT_LEDGER = "./hearsay.db"

export interface LedgerOption {
  ledger: string
}

export function ledgerCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option("--ledger <file>", "the ledger's file, or its address: postgres://…", DEFAULT_LEDGER)
}

export const NO_ARTICLES = "The ledger holds no articles; hearsay add puts some in."

/** Opens the ledger, which must be there unless `create`, and closes it whatever happens. */
export async function withLedger<T>(
  { ledger: path }: LedgerOption,
  work: (ledger: Ledger) => Promise<T>,
  { create = false } = {},
): Promise<T> {
  const ledger = openLedger(path, { create })
  try {
    return await work(ledger)
  } finally {
    await ledger.close()
  }
}

/** One line, without what could drive a terminal. */
export function plain(text: string | null | undefined): string {
  return (text ?? "")
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
}

export const bold = (text: string) => styleText("bold", text, { stream: process.stdout })
export const dim = (text: string) => styleText("dim", text, { stream: process.stdout })

/** What was found between « », in bold where the terminal can. */
export function marked(snippet: string): string {
  const text = plain(snippet)
  return process.stdout.isTTY ? text.replace(/«([^«»]*)»/g, (_, found: string) => bold(found)) : text
}

/**
 * A line of a listing. On a terminal it is wrapped to the window, what goes over standing below where the text began; elsewhere it stays one line,
 * for other programs read it.
 *
 * @param first stands before it
 */
export function listed(
  first: string,
  text: string,
  { isTTY, columns }: { isTTY: boolean; columns: number } = process.stdout,
): string {
  return `${isTTY ? wrap(text, columns, first) : `${first}${text}`}\n`
}

export function nothingSuch(what: string, id: string, next: string): UsageError {
  return new UsageError({ what: `the ledger has no such ${what}`, where: id, next })
}
