/** Opening a ledger, whatever keeps it. */
import type { Ledger } from "./ledger.ts"
import { reindex } from "./sql/index-record.ts"
import { ledgerIn } from "./sql/ledger.ts"
import { type OpenOptions, openDatabase } from "./sqlite/open.ts"

export interface LedgerOptions extends OpenOptions {
  /** the moment that rows are dated by, ISO 8601 */
  now?: () => string
}

/**
 * Opens the ledger in a file, which is made when it is not there and brought to the newest form when it is older.
 *
 * A reader and a writer may have it open at once; two writers wait for each other.
 *
 * @throws {LedgerError} when the file is no ledger, is newer than this program, or may not be opened
 */
export function openLedger(
  path: string,
  { now = () => new Date().toISOString(), ...options }: LedgerOptions = {},
): Ledger {
  return ledgerIn(openDatabase(path, options, reindex), now)
}
