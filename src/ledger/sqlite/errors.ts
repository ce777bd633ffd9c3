/** What can go wrong with a ledger's file: SQLite's numbers → what was wrong and what to do. */
import { LedgerError, RESTORE } from "../errors.ts"

/** Primary result codes (https://www.sqlite.org/rescode.html) that a person can do something about. */
const CAUSES: { [code: number]: readonly [what: string, next: string] } = {
  5: ["another program is writing to it and does not end", "wait until it is done, then run this again"],
  6: ["another program is writing to it and does not end", "wait until it is done, then run this again"],
  8: ["it may not be written to", "check who may write to the file and its folder"],
  10: ["the disk failed while it was read or written", "check the disk; what was reported as added is kept"],
  11: ["the file is damaged", RESTORE],
  13: ["the disk is full", "make room and run this again; what was reported as added is kept"],
  14: ["the file cannot be opened", "check that its folder is there and may be written to"],
  26: ["it is not a ledger of Hearsay", "give another file with --ledger"],
}

/** The error as a LedgerError when it came from SQLite; anything else is handed back as it is. */
export function sqliteError(cause: unknown, where: string): unknown {
  if (!(cause instanceof Error) || !("errcode" in cause)) return cause
  const [what, next] = CAUSES[Number(cause.errcode) & 0xff] ?? [`SQLite refused (${cause.message})`, "check the file"]
  return new LedgerError({ what, where, next, cause })
}
