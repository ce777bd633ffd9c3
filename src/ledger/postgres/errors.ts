/** What can go wrong with a ledger in PostgreSQL: its codes (https://www.postgresql.org/docs/15/errcodes-appendix.html) → what was wrong and what to do. */
import { LedgerError, RESTORE } from "../errors.ts"
import { WireError } from "./wire.ts"

type Told = readonly [what: string, next: string]

const KEPT = "what was reported as added is kept"
const NO_SERVER: Told = ["no server answers there", `check its address, and that it runs; then run this again: ${KEPT}`]
const BUSY: Told = ["another program is writing to it and does not end", "wait until it is done, then run this again"]

/** By SQLSTATE, or the first two characters of it; or by the network's code. */
const CAUSES: { [code: string]: Told } = {
  ENOTFOUND: ["there is no such host", "check the address after --ledger"],
  EAI_AGAIN: ["the host's name cannot be looked up", "check the address after --ledger, and the network"],
  ENOENT: ["no server listens at that socket", "check the address after --ledger, and that the server runs"],
  ECONNREFUSED: ["no server listens there", `check the address after --ledger, and that the server runs; ${KEPT}`],
  "28000": ["the server does not let this user in", "check the user's name, and the server's pg_hba.conf"],
  "28P01": [
    "the server does not take this password",
    "check the user's name and the password: in PGPASSWORD or ~/.pgpass",
  ],
  "3D000": ["the server has no such database", "make it with createdb, or give another with --ledger"],
  "42501": ["the user may not do that there", "have the database's owner grant it, or give another user with --ledger"],
  "25006": ["it may only be read", "give the address of a server that may be written to"],
  "53100": ["the server's disk is full", `make room there and run this again; ${KEPT}`],
  "53200": ["the server has no memory left", `run this again when it has less to do; ${KEPT}`],
  "53300": ["the server has no connection left", "close some, or raise its max_connections"],
  "54": ["a text is longer than the server takes", "leave it out"],
  "55P03": BUSY,
  "40": BUSY,
  "57P03": ["the server is just starting, or being stopped", "wait a moment, then run this again"],
  "58": ["the server's disk failed", `see its log; ${KEPT}`],
  XX: ["the server's data is damaged", RESTORE],
  THREAD: [
    "the program's own part that speaks with the server does not run",
    `run this again, and where that does not help install hearsay anew; ${KEPT}`,
  ],
  "08": NO_SERVER,
  "57": NO_SERVER,
}

/** A password that node's own errors do not have either. */
export function postgresError(cause: unknown, where: string): unknown {
  if (!(cause instanceof WireError)) return cause
  const { code, message, isLost } = cause.failed
  const [what, next] = CAUSES[code] ??
    CAUSES[code.slice(0, 2)] ??
    (isLost ? NO_SERVER : undefined) ?? [`PostgreSQL refused (${message})`, "check the server's log"]
  return new LedgerError({ what, where, next, cause })
}
