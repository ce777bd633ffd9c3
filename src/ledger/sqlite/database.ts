/** Running statements on the file of a ledger. Nothing outside of this folder knows SQL. */
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite"
import type { z } from "zod"
import { type DamagedError, damaged, ledgerError } from "../errors.ts"
import type { Subject } from "../news.ts"
import { deflated } from "./pack.ts"

export class Database {
  readonly path: string
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  readonly #touched = new Set<Subject>()
  /** What is still to be written with whatever a transaction wrote, and what that is about. */
  beforeCommit: ((touched: ReadonlySet<Subject>) => void) | null = null

  constructor(path: string, db: DatabaseSync) {
    this.path = path
    this.#db = db
    db.function("deflated", { deterministic: true, directOnly: true }, (text) => deflated(String(text)))
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#guarded(() => this.#prepared(sql).all(...values) as Row[])
  }

  /** One row at a time, so that who asks can stop. */
  *each<Row>(sql: string, ...values: SQLInputValue[]): Generator<Row> {
    const rows = this.#guarded(() => this.#prepared(sql).iterate(...values))
    try {
      for (;;) {
        const { done, value } = this.#guarded(() => rows.next())
        if (done) return
        yield value as Row
      }
    } finally {
      // Whoever stops half-way must not go on holding what a reader holds.
      rows.return?.()
    }
  }

  /** As `all`, for rows that others may have written: each is checked. @throws {LedgerError} when one is not of that form */
  rows<Row>(form: z.ZodType<Row>, sql: string, ...values: SQLInputValue[]): Row[] {
    return this.all<unknown>(sql, ...values).map((row) => this.checked(form, row))
  }

  /** As `get`, checked. */
  row<Row>(form: z.ZodType<Row>, sql: string, ...values: SQLInputValue[]): Row | undefined {
    const row = this.get<unknown>(sql, ...values)
    return row === undefined ? undefined : this.checked(form, row)
  }

  /** A row, or a value of one, that is of this form. @throws {LedgerError} when it is not */
  checked<Row>(form: z.ZodType<Row>, row: unknown): Row {
    const { data, error } = form.safeParse(row)
    if (data !== undefined) return data
    throw this.damaged(`a row is not what a ledger holds (${error?.issues[0]?.path.join(".")})`, error)
  }

  /** The error for a file that holds what Hearsay does not write. */
  damaged(how: string, cause?: unknown): DamagedError {
    return damaged(this.path, how, cause)
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#guarded(() => this.#prepared(sql).get(...values) as Row | undefined)
  }

  /** @returns the row number of what was put in */
  run(sql: string, ...values: SQLInputValue[]): number {
    return this.#guarded(() => Number(this.#prepared(sql).run(...values).lastInsertRowid))
  }

  exec(sql: string): void {
    this.#guarded(() => this.#db.exec(sql))
  }

  /** All of it or nothing. Takes the right to write at once, so that two writers wait for each other and never fail half-way. */
  transaction<T>(work: () => T): T {
    this.exec("BEGIN IMMEDIATE")
    this.#touched.clear()
    try {
      const before = this.#changes()
      const result = work()
      if (this.beforeCommit && this.#changes() !== before) this.beforeCommit(this.#touched)
      this.exec("COMMIT")
      return result
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK")
      throw error
    }
  }

  /** Says what the transaction that goes on is about. Where nobody says it, it may be about anything. */
  touch(...subjects: Subject[]): void {
    for (const subject of subjects) this.#touched.add(subject)
  }

  /** Rows that were written since the file was opened. */
  #changes(): number {
    return this.get<{ changes: number }>("SELECT total_changes() AS changes")?.changes ?? 0
  }

  close(): void {
    if (this.#db.isOpen) this.#guarded(() => this.#db.close())
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw ledgerError(error, this.path)
    }
  }
}
