/**
 * Running statements on a ledger in PostgreSQL. What is lost with the connection is asked, or done, again where it is known that it was not done: who reads may read again, and each
 * transaction leaves a mark by which it is known whether it was kept.
 */
import { randomUUID } from "node:crypto"
import { z } from "zod"
import type { Outcome } from "../ledger.ts"
import { Database, type Incoming, type Value, type Waiting } from "../sql/database.ts"
import type { Words } from "../sql/words.ts"
import { sentOf } from "./dialect.ts"
import { postgresError } from "./errors.ts"
import { BUSY, inboxOf } from "./inbox.ts"
import { merged } from "./merged.ts"
import type { Answered, ConnectionSettings, Sent } from "./messages.ts"
import { waitingIn } from "./queue/waiting.ts"
import { type Wire, WireError, wireTo } from "./wire.ts"
import { wordsIn } from "./words.ts"

/** So many statements wait at most. */
const SENT_AT_ONCE = 200

/** So many rows of a list are fetched at once. */
const FETCHED = 100

/** A transaction that met another is begun again, so often. */
const MOST_MET = 8
/** Milliseconds between two tries to connect again, and until nobody tries any more: a server that is started again needs some. */
const [PAUSE, PATIENCE] = [250, 30_000]

/** Tables whose rows have numbers that whoever puts one in may want. */
const UNNUMBERED =
  /^\s*INSERT (?:OR IGNORE )?INTO (?:failure|cluster|name_block|name_join|appearance|\w+_words|note_count|outlet|mark|compared|teller|untold|told|claim_article|former|watcher|robots|saved_claim|change|touched|moving|hearsay)\b/

export class PostgresDatabase extends Database {
  override readonly words: Words = wordsIn(this)
  override readonly reached = `
    reached (n) AS (
      SELECT n FROM start
      UNION SELECT x.n FROM reached r CROSS JOIN LATERAL (
        SELECT c.b AS n FROM comparison c WHERE c.a = r.n AND c.kind = ?2 AND c.linked = 1
        UNION ALL SELECT c.a FROM comparison c WHERE c.b = r.n AND c.kind = ?2 AND c.linked = 1) x)`
  readonly #wire: Wire
  readonly #patience: number
  /** in which its tables stand */
  readonly schema: string
  readonly isReadOnly: boolean
  readonly #begin: string
  readonly #beginIfFree: string
  readonly #inbox = inboxOf({
    db: this,
    ifFree: (work) => this.#begun(work, this.#beginIfFree),
    keep: (sql, ...values) => this.#guarded(() => this.#connected(() => this.#flushed([sentOf(sql, values)]))),
    attempted: (work) => this.#attempted(work),
    file: (incoming) => this.filed(incoming),
  })
  /** records that waited for their place when the last transaction was kept */
  #waiting = 0
  /** statements that nobody waits for; they go with the next that somebody does */
  #later: Sent[] = []
  #inTransaction = false
  #hasBegun = false
  #cursors = 0
  #written = 0

  /** @throws {LedgerError} when no connection comes about */
  constructor(path: string, settings: ConnectionSettings, patience = PATIENCE) {
    super(path)
    this.#wire = wireTo(settings)
    this.#patience = patience
    this.schema = settings.schema
    this.isReadOnly = settings.readOnly
    this.#begin = beginning(settings.schema, "")
    this.#beginIfFree = beginning(settings.schema, "try_")
    try {
      this.#connect(0)
    } catch (error) {
      this.#wire.close()
      throw postgresError(error, path)
    }
  }

  override all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#asked(sql, values).rows as Row[]
  }

  override several<Row>(sql: string, values: readonly (readonly Value[])[]): Row[][] {
    if (values.length === 0) return []
    const sent = values.map((each) => sentOf(sql, each))
    const ask = () => {
      if (this.#later.length > 0) this.#flushed([])
      return this.#wire.ask(sent, true)
    }
    return this.#guarded(() => (this.#isApart() ? ask() : this.#connected(ask))).every as Row[][]
  }

  override get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#asked(sql, values).rows[0] as Row | undefined
  }

  override run(sql: string, ...values: Value[]): number {
    const isNumbered = sql.trimStart().startsWith("INSERT") && !UNNUMBERED.test(sql)
    if (!isNumbered) {
      this.put(sql, ...values)
      return 0
    }
    const { rows } = this.#asked(sql, values, " RETURNING n")
    return Number((rows[0] as { n: number } | undefined)?.n ?? 0)
  }

  override put(sql: string, ...values: Value[]): void {
    this.#later.push(sentOf(sql, values))
    if (!this.#inTransaction || this.#later.length >= SENT_AT_ONCE) this.#guarded(() => this.#flushed([]))
  }

  /** Statements without values, several of them. */
  exec(text: string): void {
    this.#guarded(() => this.#flushed([{ name: null, text, values: [] }]))
  }

  /**
   * A statement in PostgreSQL's own words with its values, or several without: as another library writes them. One that is lost with the connection is asked again, and what several had begun when one of them
   * failed is taken back.
   */
  plainly(text: string, values: readonly unknown[]): unknown[] {
    const sent: Sent = { name: values.length > 0 ? "" : null, text, values: values as Sent["values"] }
    const ask = () => this.#flushed([sent])
    try {
      return this.#guarded(() => (this.#isApart() ? ask() : this.#connected(ask))).rows
    } catch (error) {
      if (!this.#isApart()) this.#quietly("ROLLBACK")
      throw error
    }
  }

  override *each<Row>(sql: string, ...values: Value[]): Generator<Row> {
    const name = `c${++this.#cursors}`
    const isOwn = !this.#inTransaction && this.#cursors === 1
    const { text, values: own } = sentOf(sql, values)
    const begun = isOwn ? [plain("BEGIN READ ONLY")] : []
    let isEnded = false
    try {
      const declared = { name: "", text: `DECLARE ${name} NO SCROLL CURSOR FOR ${text}`, values: own }
      const open = () => this.#flushed([...begun, declared])
      this.#guarded(() => (isOwn ? this.#connected(open) : open()))
      for (;;) {
        const { rows } = this.#guarded(() => this.#flushed([plain(`FETCH ${FETCHED} FROM ${name}`)]))
        yield* rows as Row[]
        if (rows.length < FETCHED) break
      }
    } catch (error) {
      isEnded = isOwn
      if (isOwn) this.#quietly("ROLLBACK")
      throw error
    } finally {
      this.#cursors--
      if (!isEnded) this.#quietly(isOwn ? "COMMIT" : `CLOSE ${name}`)
    }
  }

  override transaction<T>(work: () => T): T {
    const result = this.#begun(work, this.#begin)
    if (result === BUSY) throw new RangeError("whoever waits for the right to write has it in the end")
    return result
  }

  #begun<T>(work: () => T, begin: string): T | typeof BUSY {
    const result = this.#again(work, begin)
    this.#inbox.heed(this.#waiting)
    return result
  }

  #again<T>(work: () => T, begin: string): T | typeof BUSY {
    for (let met = 0; ; met++) {
      try {
        return this.#tried(work, begin)
      } catch (error) {
        if (!(error instanceof AgainError)) throw error
        if (met === MOST_MET) throw postgresError(error.cause, this.path)
        if (error.cause.failed.isLost) this.#guarded(() => this.#connect(this.#patience))
        else if (met > 0) pause(Math.random() * 10 * 2 ** met)
      }
    }
  }

  override take(incoming: Incoming, foreseen: () => Outcome): Outcome {
    return this.#inbox.take(incoming, foreseen)
  }

  override settle(sha256?: string): boolean {
    return this.#inbox.settle(sha256)
  }

  #attempted(work: () => void): Error | null {
    this.put("SAVEPOINT attempt")
    try {
      work()
      this.#flushed([])
      return null
    } catch (error) {
      if (!(error instanceof Error) || (error instanceof WireError && !BROKEN.test(error.failed.code))) throw error
      this.#later = []
      this.#flushed([plain("ROLLBACK TO SAVEPOINT attempt")])
      return error
    }
  }

  override hold(): void {
    this.exec(`SELECT pg_advisory_lock(${lockOf(this.schema)})`)
  }

  override isMoving(): boolean {
    return this.get("SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = 'moving'", this.schema) !== undefined
  }

  override numberOn(): void {
    this.get("SELECT setval(pg_get_serial_sequence('saved', 'n'), max(n)) AS n FROM saved HAVING max(n) IS NOT NULL")
  }

  override waiting(): Waiting[] {
    return waitingIn(this)
  }

  override close(): void {
    try {
      this.#inbox.leave()
    } finally {
      this.#wire.close()
    }
  }

  /** @throws {AgainError} when nothing of it was kept, by no fault of its own */
  #tried<T>(work: () => T, begin: string): T | typeof BUSY {
    this.touched.clear()
    this.#written = 0
    this.#hasBegun = false
    // It begins with the first thing that is asked in it.
    this.#later = [plain(begin)]
    this.#inTransaction = true
    try {
      if (begin === this.#beginIfFree) {
        const { free } = Begun.parse(this.#flushed([]).rows[0])
        if (free === 0) {
          this.#flushed([plain("ROLLBACK")])
          return BUSY
        }
      }
      const result = work()
      if (!this.#hasBegun || this.#written === 0) this.#flushed([])
      if (this.beforeCommit && this.#written > 0) this.beforeCommit(this.touched)
      this.#commit()
      return result
    } catch (error) {
      this.#later = []
      const failed = error instanceof WireError ? error : causeOf(error)
      if (failed && isPassing(failed)) {
        if (!failed.failed.isLost) this.#quietly("ROLLBACK")
        throw new AgainError(failed)
      }
      this.#quietly("ROLLBACK")
      throw postgresError(error, this.path)
    } finally {
      this.#inTransaction = false
    }
  }

  /**
   * What the server was told last before it was lost, it may have done or not; its numbers of transactions do not tell, for one that is killed may give a number again. So each leaves a mark, which is looked
   * for when all that was begun before has ended.
   */
  #commit(): void {
    const token = randomUUID()
    if (this.#written > 0) {
      this.put("INSERT INTO kept (token) VALUES (?)", token)
      this.put("DELETE FROM kept WHERE n < (SELECT max(n) FROM kept) - ?", MOST_KEPT)
    }
    try {
      this.#waiting = Counted.parse(
        this.#flushed([plain("COMMIT"), plain("SELECT count(*) AS n FROM inbox")]).rows[0],
      ).n
    } catch (error) {
      if (!(error instanceof WireError && error.failed.isLost)) throw error
      this.#connect(this.#patience)
      const look = sentOf("SELECT 1 FROM kept WHERE token = ?", [token])
      const [, found] = this.#wire.ask([plain(this.#begin), look, plain("ROLLBACK")], true).every
      if (found?.length === 0) throw error
    }
  }

  /** Whether what is asked hangs on what was asked before over the same connection. */
  #isApart(): boolean {
    return this.#inTransaction || this.#cursors > 0
  }

  #asked(sql: string, values: readonly Value[], ending = ""): Answered {
    const sent = sentOf(sql, values, ending)
    return this.#guarded(() => (this.#isApart() ? this.#flushed([sent]) : this.#connected(() => this.#flushed([sent]))))
  }

  /** Sends what waits, and these; the answer is that of the last. */
  #flushed(sent: readonly Sent[]): Answered {
    const statements = merged([...this.#later, ...sent])
    this.#later = []
    if (statements.length === 0) return { rows: [], every: [], written: 0 }
    const answer = this.#wire.ask(statements)
    if (statements[0]?.text.startsWith("BEGIN;")) this.#hasBegun = true
    this.#written += answer.written
    return answer
  }

  /** Does it again over a new connection when the old one is lost; for what changes nothing. */
  #connected<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof WireError && error.failed.isLost)) throw error
      this.#connect(this.#patience)
      return work()
    }
  }

  /** @param patience milliseconds in which it is tried again, where a server may come back */
  #connect(patience: number): void {
    for (let waited = 0; ; waited += PAUSE) {
      try {
        this.#wire.connect()
        return
      } catch (error) {
        const code = error instanceof WireError ? error.failed.code : ""
        const most = code === "57P03" ? Math.max(patience, STARTING) : patience
        if (waited >= most || !MAY_COME_BACK.test(code)) throw error
        pause(PAUSE)
      }
    }
  }

  #quietly(text: string): void {
    try {
      this.#flushed([plain(text)])
    } catch {
      // With the connection, what it had begun is gone.
    }
  }

  #guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw this.#inTransaction ? error : postgresError(error, this.path)
    }
  }
}

class AgainError extends Error {
  override readonly cause: WireError
  constructor(cause: WireError) {
    super(cause.message)
    this.cause = cause
  }
}

const Begun = z.object({ free: z.int() })
const Counted = z.object({ n: z.int() })

/** So many marks of transactions stay: far more than there are in the time in which one is looked for. */
const MOST_KEPT = 10_000

/** What of a record a ledger cannot have: it is the record's fault. */
const BROKEN = /^(?:22|23|54)/

/** Milliseconds that a server may take to start. */
const STARTING = 10_000
const MAY_COME_BACK = /^(?:57P0|08|53300|ECONN|EPIPE|ENOENT$|ETIMEDOUT)/

/** Writers take turns. @param schema a plain name */
const beginning = (schema: string, way: "" | "try_") => {
  const lock = `pg_${way}advisory_xact_lock(${lockOf(schema)})`
  return `BEGIN; SELECT ${way === "" ? `${lock}::text = ''` : lock} AS free`
}

const lockOf = (schema: string) => `${0x48727379}, hashtext('${schema}')`

const plain = (text: string): Sent => ({ name: null, text, values: [] })

/** Whether the same may go well another time: the connection was lost, or two transactions stood in each other's way. */
const isPassing = ({ failed: { code, isLost } }: WireError) => isLost || code === "40001" || code === "40P01"

const causeOf = (error: unknown) =>
  error instanceof Error && error.cause instanceof WireError ? error.cause : undefined

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
