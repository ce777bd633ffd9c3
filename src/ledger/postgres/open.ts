/** Opening and migrating a ledger in PostgreSQL. */
import { LedgerError } from "../errors.ts"
import type { Database } from "../sql/database.ts"
import { type Address, addressOf } from "./address.ts"
import { PostgresDatabase } from "./database.ts"
import { ddlOf, type Migration, migrations } from "./migrations/index.ts"

export interface OpenOptions {
  /** make the ledger when it is not there (default), or refuse */
  create?: boolean
  /** how long to wait for another writer, in milliseconds */
  wait?: number
  /** false: do not wait for the server's disk after each record, for ledgers that can be made again (benchmarks) */
  durable?: boolean
  /** true: nothing is written, also where nothing could be; a ledger of an earlier form is refused */
  readOnly?: boolean
  /** milliseconds in which a server that was lost may come back */
  patience?: number
}

const WAIT_MS = 60_000

/**
 * @param reindex makes the index again after a migration that changes it
 * @throws {LedgerError} when there is no such ledger, it is another program's, newer than this one, or cannot be opened
 */
export function openPostgres(
  given: string,
  { create = true, wait = WAIT_MS, durable = true, readOnly = false, patience }: OpenOptions,
  reindex: (db: Database) => void,
): PostgresDatabase {
  const address = addressOf(given)
  const { shown, connection, schema } = address
  const db = new PostgresDatabase(shown, { address: connection, schema, wait, durable, readOnly }, patience)
  try {
    const version = versionOf(db, address, migrations)
    if (version === migrations.length) return db
    if (version === null && (!create || readOnly)) throw missing(shown)
    if (readOnly) throw older(shown)
    migrate(db, address, migrations, reindex)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Brings the ledger to the last of `to`. In one transaction, while which no other program does. */
export function migrate(
  db: PostgresDatabase,
  address: Address,
  to: readonly Migration[],
  reindex: (db: Database) => void,
): void {
  const { schema } = address
  db.transaction(() => {
    const from = versionOf(db, address, to) ?? 0
    if (from === to.length) return
    if (from === 0) db.exec(`CREATE SCHEMA "${schema}"; CREATE TABLE hearsay (version bigint NOT NULL)`)
    for (const migration of to.slice(from)) db.exec(ddlOf(migration))
    if (from > 0 && to.slice(from).some((migration) => migration.reindex)) reindex(db)
    db.exec(`DELETE FROM hearsay; INSERT INTO hearsay VALUES (${to.length})`)
  })
}

interface State {
  encoding: string
  /** whether there is a schema of this name; tables in it; tables of others, where everybody's stand */
  schemas: number
  own: number
  versions: number
  others: number
}

/** @returns null: nothing is there yet @throws {LedgerError} when another program's is, or a newer one's */
function versionOf(db: PostgresDatabase, { shown, schema }: Address, to: readonly Migration[]): number | null {
  const state = db.get<State>(
    `SELECT current_setting('server_encoding') AS encoding,
       (SELECT count(*) FROM pg_namespace WHERE nspname = ?1) AS schemas,
       (SELECT count(*) FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = ?1) AS own,
       (SELECT count(*) FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = ?1 AND c.relname = 'hearsay' AND c.relkind = 'r') AS versions,
       (SELECT count(*) FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = 'public' AND c.relkind = 'r'
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS others`,
    schema,
  )
  if (!state) throw db.damaged("it says nothing of itself")
  const { encoding, schemas, own, versions, others } = state
  if (encoding !== "UTF8")
    throw new LedgerError({
      what: `the database keeps texts in ${encoding}, which has not all letters`,
      where: shown,
      next: "make one with createdb --encoding UTF8 --template template0, and give that",
    })
  if (versions === 0) {
    if (own > 0 || (schemas === 0 && others > 0)) throw foreign(shown, own > 0 ? schema : "public")
    return null
  }
  const rows = db.all<{ version: unknown }>("SELECT version FROM hearsay")
  const version = rows[0]?.version
  if (rows.length !== 1 || typeof version !== "number" || version < 1) throw foreign(shown, schema)
  if (version > to.length)
    throw new LedgerError({
      what: `it was written by a newer Hearsay (version ${version} of the tables, this one knows ${to.length})`,
      where: shown,
      next: "install the newer one",
    })
  return version
}

const missing = (where: string) =>
  new LedgerError({
    what: "there is no such ledger",
    where,
    next: "make one with hearsay add, or give another with --ledger",
  })

const older = (where: string) =>
  new LedgerError({
    what: "it was written by an older Hearsay, and has to be brought to this one's form first",
    where,
    next: "open it once to be written to, with any command",
  })

const foreign = (where: string, schema: string) =>
  new LedgerError({
    what: `the database holds tables of another program (in its schema ${schema})`,
    where,
    next: "make an empty one with createdb, and give that",
  })
