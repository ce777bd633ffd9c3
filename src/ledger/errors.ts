/** What can go wrong with a ledger, in words. */
import { HearsayError } from "../record/index.ts"

/** A ledger that cannot be opened, written or asked. */
export class LedgerError extends HearsayError {
  override readonly code = "ledger"
}

/** What a ledger's file holds of one thing is not what Hearsay writes; what else is in it can be asked for. */
export class DamagedError extends LedgerError {}

export const RESTORE = "take the last backup, or add the articles to a new ledger"

/** The error for a ledger in which something stands that Hearsay does not write: a fault of a disk, or another's hand. */
export function damaged(where: string, how: string, cause?: unknown): DamagedError {
  return new DamagedError({ what: `the file is damaged: ${how}`, where, next: RESTORE, cause })
}
