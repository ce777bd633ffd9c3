/** Opening and migrating the file of a ledger. Nothing else in Hearsay loads SQLite. */
import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { pathToFileURL } from "node:url"
import { LedgerError } from "../errors.ts"
import type { Database } from "../sql/database.ts"
import { SqliteDatabase } from "./database.ts"
import { sqliteError } from "./errors.ts"
import { type Migration, migrations } from "./migrations/index.ts"
import { firstStrange, isAsMadeNow, SCHEMA } from "./schema.ts"

/** In the header of the file, so that nobody's other database is taken for a ledger: "Hrsy". */
const APPLICATION = 0x48727379
const WAIT_MS = 60_000

export interface OpenOptions {
  /** make the file when it is not there (default), or refuse */
  create?: boolean
  /** how long to wait for another writer, in milliseconds */
  wait?: number
  /** false: do not wait for the disk after each record, for ledgers that can be made again (benchmarks) */
  durable?: boolean
  /** true: nothing is written, also where nothing could be; a ledger of an earlier form is refused */
  readOnly?: boolean
}

/**
 * @param reindex makes the index again after a migration that changes it
 * @throws {LedgerError} when the file is no ledger, is newer than this program, or cannot be opened
 */
export function openDatabase(
  path: string,
  { create = true, wait = WAIT_MS, durable = true, readOnly = false }: OpenOptions,
  reindex: (db: Database) => void,
): SqliteDatabase {
  if (path !== ":memory:") checkFile(path, create && !readOnly)
  let db: SqliteDatabase | undefined
  try {
    db = new SqliteDatabase(
      path,
      new DatabaseSync(readOnly ? addressToRead(path) : path, {
        timeout: wait,
        enableForeignKeyConstraints: true,
        defensive: true,
        readOnly,
      }),
    )
    // What a file's schema calls for is not trusted, and each page is looked at before it is used.
    db.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    db.exec(`PRAGMA synchronous = ${durable ? "FULL" : "OFF"}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000`)
    if (!readOnly) migrate(db, migrations, reindex)
    else if (!isCurrent(db, migrations)) throw older(path)
    return db
  } catch (error) {
    db?.close()
    throw sqliteError(error, path)
  }
}

/**
 * Of a file beside which nothing may be written either, SQLite reads only what it is told that nobody else writes (https://www.sqlite.org/wal.html#read_only_databases).
 */
function addressToRead(path: string): string | URL {
  const folder = dirname(resolve(path))
  if (existsSync(`${path}-wal`) || mayWrite(folder)) return path
  return new URL(`${pathToFileURL(path).href}?immutable=1`)
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const older = (where: string) =>
  new LedgerError({
    what: "it was written by an older Hearsay, and has to be brought to this one's form first",
    where,
    next: "open it once to be written to, with any command",
  })

function checkFile(path: string, create: boolean): void {
  if (!existsSync(path)) {
    if (create) return
    throw new LedgerError({
      what: "there is no such ledger",
      where: path,
      next: "make one with hearsay add, or give another with --ledger",
    })
  }
  const stats = statSync(path)
  if (!stats.isFile()) throw foreign(path)
  // SQLite takes an empty file for a new database, which is right for who adds; who reads has been given something else than was meant.
  if (stats.size === 0 && !create)
    throw new LedgerError({
      what: "it is empty",
      where: path,
      next: "take the last backup, or give another with --ledger",
    })
  const head = Buffer.alloc(16)
  let file: number
  try {
    file = openSync(path, "r")
  } catch (cause) {
    throw new LedgerError({ what: "it may not be read", where: path, next: "check who may read the file", cause })
  }
  try {
    if (readSync(file, head) > 0 && head.toString("latin1") !== "SQLite format 3\0") throw foreign(path)
  } finally {
    closeSync(file)
  }
}

/** Brings the file to the last of `to`. Runs in one transaction, so that two programs that open a new file make it once. */
export function migrate(db: SqliteDatabase, to: readonly Migration[], reindex: (db: Database) => void): void {
  if (isCurrent(db, to)) return
  useLog(db)
  db.transaction(() => {
    if (isCurrent(db, to)) return
    const from = pragma(db, "user_version")
    for (const { sql } of to.slice(from)) db.exec(sql)
    if (from > 0 && to.slice(from).some((migration) => migration.reindex)) reindex(db)
    if (from > 0) for (const { after } of to.slice(from)) after?.(db)
    db.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${to.length}`)
  })
}

/** SQLite does not wait by itself for the right to change the journal's mode while another program makes the same file. */
function useLog(db: SqliteDatabase, tries = 200): void {
  try {
    db.exec("PRAGMA journal_mode = WAL")
  } catch (error) {
    if (tries === 0) throw error
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    useLog(db, tries - 1)
  }
}

/** @throws {LedgerError} when the file is another program's, a newer one's, or not made as ledgers are */
function isCurrent(db: SqliteDatabase, to: readonly Migration[]): boolean {
  // One statement, so that all of it is of one moment while another program makes the file.
  const { application, version, tables, schema } = db.get<State>(
    `SELECT (SELECT application_id FROM pragma_application_id) application, (SELECT user_version FROM pragma_user_version) version,
      (SELECT count(*) FROM sqlite_schema) tables, (${SCHEMA}) schema`,
  ) ?? { application: 0, version: 0, tables: 0, schema: "[]" }
  if (version < 0 || (version === 0 ? tables > 0 || application !== 0 : application !== APPLICATION))
    throw foreign(db.path)
  if (version > to.length) {
    throw new LedgerError({
      what: `it was written by a newer Hearsay (version ${version} of the file, this one knows ${to.length})`,
      where: db.path,
      next: "install the newer one",
    })
  }
  const isKnown = version === 0 || (version === to.length && isAsMadeNow(schema))
  const strange = isKnown ? null : firstStrange(schema, to.slice(0, version))
  if (strange !== null) throw db.damaged(`its part "${strange}" is not as Hearsay makes it`)
  return version === to.length
}

interface State {
  application: number
  version: number
  tables: number
  schema: string
}

const foreign = (where: string) =>
  new LedgerError({ what: "it is not a ledger of Hearsay", where, next: "give another file with --ledger" })

function pragma(db: SqliteDatabase, name: string): number {
  return Number(Object.values(db.get<{ [key: string]: number }>(`PRAGMA ${name}`) ?? {})[0] ?? 0)
}
