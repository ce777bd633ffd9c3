/**
 * The versions of a ledger in PostgreSQL, each made from the one before. A published migration is never changed; the table `hearsay` says how many have been run.
 */
import { ledger } from "./001-ledger.ts"
import { inbox } from "./002-inbox.ts"
import { kept } from "./003-kept.ts"
import { queue } from "./004-queue.ts"
import { counts } from "./005-counts.ts"

export interface Migration {
  /** with SQLite's words for what a column holds */
  sql: string
  /** whether the index is made again from the readings afterwards */
  reindex: boolean
}

export const migrations: readonly Migration[] = [ledger, inbox, kept, queue, counts]

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\bTEXT\b/g, 'text COLLATE "C"'],
  [/\bINTEGER\b/g, "bigint"],
  [/\bREAL\b/g, "double precision"],
  [/\bBLOB\b/g, "bytea"],
]

export const ddlOf = ({ sql }: Migration): string =>
  TYPES.reduce((text, [type, ours]) => text.replace(type, ours), sql.replace(/ *--.*$/gm, ""))
