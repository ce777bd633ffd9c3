/** Opening a ledger, whatever keeps it. */
import { LedgerError } from "./errors.ts"
import type { Ledger } from "./ledger.ts"
import { move } from "./move/move.ts"
import { isPostgres } from "./postgres/address.ts"
import { PostgresDatabase } from "./postgres/database.ts"
import { openPostgres, type OpenOptions as PostgresOptions } from "./postgres/open.ts"
import { queueIn } from "./postgres/queue/jobs.ts"
import type { Database } from "./sql/database.ts"
import { reindex } from "./sql/index-record.ts"
import { ledgerIn } from "./sql/ledger.ts"
import { type OpenOptions, openDatabase } from "./sqlite/open.ts"

export interface LedgerOptions extends OpenOptions, PostgresOptions {
  /** the moment that rows are dated by, ISO 8601 */
  now?: () => string
}

/**
 * Opens the ledger in a file, or in a database of PostgreSQL, which is made when it is not there and brought to the newest form when it is older.
 *
 * Readers and writers may have it open at once; writers wait for each other.
 *
 * @param ledger a path, or an address that begins with postgres://
 * @throws {LedgerError} when it is no ledger, is newer than this program, or may not be opened
 */
export function openLedger(
  ledger: string,
  { now = () => new Date().toISOString(), ...options }: LedgerOptions = {},
): Ledger {
  const db = opened(ledger, options)
  if (!db.isMoving()) {
    const made = ledgerIn(db, now, db instanceof PostgresDatabase ? queueIn(db, now) : null)
    if (!options.readOnly) db.settle()
    return made
  }
  db.close()
  throw new LedgerError({
    what: "another ledger is being moved into it, and that has not ended",
    where: db.path,
    next: "wait for it, or run the same hearsay move again: it goes on where it was",
  })
}

const opened = (ledger: string, options: Omit<LedgerOptions, "now">): Database =>
  isPostgres(ledger) ? openPostgres(ledger, options, reindex) : openDatabase(ledger, options, reindex)

/**
 * Moves a ledger, whatever keeps it, into another that is not there yet, or empty. Broken off and begun again, it goes on where it was.
 *
 * @param progress is told how many articles are there
 * @throws {LedgerError} when one cannot be opened, the second holds something else, or the first was written to since the move began
 */
export function moveLedger(
  from: string,
  to: string,
  progress: (articles: number) => void,
): { articles: number; judgements: number } {
  const source = opened(from, { create: false })
  ledgerIn(source, () => new Date().toISOString())
  try {
    const target = opened(to, {})
    try {
      return move({ from: source, to: target, progress })
    } finally {
      target.close()
    }
  } finally {
    source.close()
  }
}
