/** Running statements on the file of a ledger. */
import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Outcome } from "../ledger.ts"
import { Database, type Incoming, type Value } from "../sql/database.ts"
import { deflated } from "../sql/pack.ts"
import type { Words } from "../sql/words.ts"
import { sqliteError } from "./errors.ts"
import { wordsIn } from "./words.ts"

export class SqliteDatabase extends Database {
  override readonly words: Words = wordsIn(this)
  override readonly reached = `
    reached (n) AS (
      SELECT n FROM start
      UNION SELECT c.b FROM reached r CROSS JOIN comparison c INDEXED BY comparison_a ON c.a = r.n AND c.kind = ?2 AND c.linked = 1
      UNION SELECT c.a FROM reached r CROSS JOIN comparison c INDEXED BY comparison_b ON c.b = r.n AND c.kind = ?2 AND c.linked = 1)`
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(path: string, db: DatabaseSync) {
    super(path)
    this.#db = db
    db.function("deflated", { deterministic: true, directOnly: true }, (text) => deflated(String(text)))
  }

  override all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#guarded(() => this.#prepared(sql).all(...values) as Row[])
  }

  override several<Row>(sql: string, values: readonly (readonly Value[])[]): Row[][] {
    return values.map((each) => this.all<Row>(sql, ...each))
  }

  override get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#guarded(() => this.#prepared(sql).get(...values) as Row | undefined)
  }

  override *each<Row>(sql: string, ...values: Value[]): Generator<Row> {
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

  override run(sql: string, ...values: Value[]): number {
    return this.#guarded(() => Number(this.#prepared(sql).run(...values).lastInsertRowid))
  }

  override put(sql: string, ...values: Value[]): void {
    this.run(sql, ...values)
  }

  exec(sql: string): void {
    this.#guarded(() => this.#db.exec(sql))
  }

  override transaction<T>(work: () => T): T {
    this.exec("BEGIN IMMEDIATE")
    this.touched.clear()
    try {
      const before = this.#changes()
      const result = work()
      if (this.beforeCommit && this.#changes() !== before) this.beforeCommit(this.touched)
      this.exec("COMMIT")
      return result
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK")
      throw error
    }
  }

  override take(incoming: Incoming): Outcome {
    return this.transaction(() => this.filed(incoming))
  }

  /** What comes is in its place at once. */
  override settle(): boolean {
    return false
  }

  override hold(): void {
    this.exec("BEGIN IMMEDIATE")
  }

  override isMoving(): boolean {
    return this.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'moving'") !== undefined
  }

  /** SQLite keeps the highest number by itself. */
  override numberOn(): void {}

  /** Rows that were written since the file was opened. */
  #changes(): number {
    return this.get<{ changes: number }>("SELECT total_changes() AS changes")?.changes ?? 0
  }

  override close(): void {
    if (this.#db.isOpen) this.#guarded(() => this.#db.close())
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql.replaceAll(/\b(?:numbers|texts)\(/g, "json_each("))
    this.#statements.set(sql, statement)
    return statement
  }

  #guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw sqliteError(error, this.path)
    }
  }
}
