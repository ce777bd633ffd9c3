/**
 * What a ledger is kept in, as far as its operations know it: rows and statements. All of them are said once, in SQLite's words as far as PostgreSQL has the same; what one of the two says otherwise,
 * its own folder translates. Statements end before anything else goes on: whoever keeps a ledger has a thread of their own for it.
 *
 * `numbers(?)` and `texts(?)` are tables of one column, `value`, with what a list in JSON holds.
 */
import type { z } from "zod"
import type { Record } from "../../record/index.ts"
import { type DamagedError, damaged } from "../errors.ts"
import type { Outcome } from "../ledger.ts"
import type { Subject } from "../news.ts"
import type { Words } from "./words.ts"

/** A record that is to be put into the ledger, and the moment when it came. */
export interface Incoming {
  record: Record
  at: string
}

/** A job, as the table `job` would have it. */
export interface Waiting {
  n: number
  key: string
  about: string
  asked_at: string
  work: Uint8Array
}

export type Value = string | number | bigint | null | Uint8Array

export abstract class Database {
  /** the ledger's name, for whoever reads an error */
  readonly path: string
  /** how words are kept and found */
  abstract readonly words: Words
  /** A recursive table `reached (n)` of articles, from those of `start (n)` over linked pairs; ?2 is their kind. */
  abstract readonly reached: string
  /** What is still to be written with whatever a transaction wrote, and what that is about. */
  beforeCommit: ((touched: ReadonlySet<Subject>) => void) | null = null
  /** How what comes is put into its place, in a transaction. */
  file: ((incoming: Incoming) => Outcome) | null = null
  /** What becomes of something that was kept and cannot be put into its place, in a transaction. */
  refuse: ((incoming: Incoming, error: unknown) => void) | null = null
  protected readonly touched = new Set<Subject>()

  constructor(path: string) {
    this.path = path
  }

  abstract all<Row>(sql: string, ...values: Value[]): Row[]
  abstract get<Row>(sql: string, ...values: Value[]): Row | undefined
  /** The same with several values, one after the other: what each of them has. Where what is kept is far away, they are asked together. */
  abstract several<Row>(sql: string, values: readonly (readonly Value[])[]): Row[][]
  /** One row at a time, so that who asks can stop. */
  abstract each<Row>(sql: string, ...values: Value[]): Generator<Row>
  /** @returns the row number of what was put in */
  abstract run(sql: string, ...values: Value[]): number
  /** As `run`, where nobody asks for the number: it may be done a little later, but before anything that is asked. */
  abstract put(sql: string, ...values: Value[]): void
  /** All of it or nothing. Takes the right to write at once, so that two writers wait for each other and never fail half-way. What fails by no fault of its own is begun again. */
  abstract transaction<T>(work: () => T): T
  /**
   * Puts into its place what comes. Where another writes just then, it may be kept first and be put into its place a little later, by whoever writes then: who adds never waits for others who do.
   *
   * @param foreseen what will become of it, by what is in its place now
   */
  abstract take(incoming: Incoming, foreseen: () => Outcome): Outcome
  /**
   * Puts into its place what was kept, unless another does.
   *
   * @param sha256 only where something of this is there, and then for certain
   * @returns whether something was there
   */
  abstract settle(sha256?: string): boolean
  /** Nobody else writes until it is closed. */
  abstract hold(): void
  /** Whether a ledger is being moved into it, and not all is there yet. */
  abstract isMoving(): boolean
  /** After rows were put in with their numbers: no number is given twice. */
  abstract numberOn(): void
  /** Jobs that wait, or are being read, where they are not kept in the table `job`. */
  waiting(): Waiting[] {
    return []
  }
  abstract close(): void

  protected filed(incoming: Incoming): Outcome {
    if (!this.file) throw new RangeError("nobody said how what comes is put into its place")
    return this.file(incoming)
  }

  /** As `all`, for rows that others may have written: each is checked. @throws {LedgerError} when one is not of that form */
  rows<Row>(form: z.ZodType<Row>, sql: string, ...values: Value[]): Row[] {
    return this.all<unknown>(sql, ...values).map((row) => this.checked(form, row))
  }

  /** As `get`, checked. */
  row<Row>(form: z.ZodType<Row>, sql: string, ...values: Value[]): Row | undefined {
    const row = this.get<unknown>(sql, ...values)
    return row === undefined ? undefined : this.checked(form, row)
  }

  /** A row, or a value of one, that is of this form. @throws {LedgerError} when it is not */
  checked<Row>(form: z.ZodType<Row>, row: unknown): Row {
    const { data, error } = form.safeParse(row)
    if (data !== undefined) return data
    throw this.damaged(`a row is not what a ledger holds (${error?.issues[0]?.path.join(".")})`, error)
  }

  /** The error for a ledger that holds what Hearsay does not write. */
  damaged(how: string, cause?: unknown): DamagedError {
    return damaged(this.path, how, cause)
  }

  /** Says what the transaction that goes on is about. Where nobody says it, it may be about anything. */
  touch(...subjects: Subject[]): void {
    for (const subject of subjects) this.touched.add(subject)
  }
}

export type Numbering = () => number

/** Numbers for the rows that are put into a table next. In a transaction, for there nobody else puts any in. */
export function numbering(db: Database, table: "name" | "statement"): Numbering {
  let last: number | undefined
  return () => {
    last ??= db.get<{ n: number | null }>(`SELECT max(n) AS n FROM ${table}`)?.n ?? 0
    return ++last
  }
}
