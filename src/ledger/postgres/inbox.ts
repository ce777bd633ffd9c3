/**
 * What comes while another writes: kept in a transaction that meets no other, and put into its place by whoever writes next. So nobody who adds waits for others who do, and all that follows from an article
 * goes on one at a time, as in a file.
 */
import { inflateRawSync } from "node:zlib"
import { z } from "zod"
import type { Record } from "../../record/index.ts"
import type { Outcome } from "../ledger.ts"
import type { Database, Incoming } from "../sql/database.ts"
import { deflated } from "../sql/pack.ts"

/** Another writes. */
export const BUSY = Symbol("busy")

/** A transaction; or, where another writes, none. */
type Way = <T>(work: () => T) => T | typeof BUSY

export interface Ways {
  db: Database
  /** where nobody else writes */
  ifFree: Way
  /** Keeps a row, by itself. It may be kept twice, when the connection is lost. */
  keep(sql: string, ...values: (string | Uint8Array)[]): void
  /** Within a transaction: does something, all of it or nothing. @returns why it is none, by its own fault; null: it is done */
  attempted(work: () => void): Error | null
  file(incoming: Incoming): Outcome
}

/** So many of what others left are put into their place with what one adds; and where so many wait, whoever adds waits too. */
const [FILED_AT_ONCE, MOST_WAITING] = [50, 1000]

export interface Inbox {
  take(incoming: Incoming, foreseen: () => Outcome): Outcome
  settle(sha256?: string): boolean
  /** After a transaction in which so many were seen to wait. */
  heed(waiting: number): void
  /** Before the connection is closed: what was left here should not stay. */
  leave(): void
}

export function inboxOf({ db, ifFree, keep, attempted, file }: Ways): Inbox {
  let isEmptying = false
  let hasLeft = false
  const whenFree: Way = (work) => db.transaction(work)
  const count = () => db.get<{ n: number }>("SELECT count(*) AS n FROM inbox")?.n ?? 0

  /** One after the other, so many at most: others write too. */
  function empty(way: Way, most: number): void {
    if (isEmptying || !db.file) return
    isEmptying = true
    try {
      for (let i = 0; i < most; i++) {
        const left = way(fileNext)
        if (left === BUSY || left === 0) return
      }
    } finally {
      isEmptying = false
    }
  }

  /** What others left is no business of whoever has done their own: what goes wrong with it now, the next will be told. */
  function emptySome(): void {
    try {
      empty(ifFree, FILED_AT_ONCE)
    } catch {}
  }

  /** @returns how many there were. What cannot be put into its place is kept as a failure, so that it stands in nobody's way. */
  function fileNext(): number {
    const row = db.row(Row, "SELECT n, at, record FROM inbox ORDER BY n LIMIT 1")
    if (!row) return 0
    const incoming = { at: row.at, record: JSON.parse(inflateRawSync(row.record).toString()) as Record }
    const fault = attempted(() => file(incoming))
    if (fault) db.refuse?.(incoming, fault)
    db.put("DELETE FROM inbox WHERE n = ?", row.n)
    return 1
  }

  function settle(sha256?: string): boolean {
    const isThere =
      sha256 === undefined ? count() > 0 : db.get("SELECT 1 FROM inbox WHERE sha256 = ? LIMIT 1", sha256) !== undefined
    // Where nobody asks for one of them and another writes, that one does it.
    if (isThere) empty(sha256 === undefined ? ifFree : whenFree, Number.POSITIVE_INFINITY)
    return isThere
  }

  return {
    take(incoming, foreseen) {
      const outcome = ifFree(() => file(incoming))
      if (outcome !== BUSY) return outcome
      if (count() >= MOST_WAITING) return db.transaction(() => file(incoming))
      const expected = foreseen()
      if (expected === "known") return expected
      const { record, at } = incoming
      // Kept twice, the second is known when it is its turn.
      const body = deflated(JSON.stringify(record))
      keep("INSERT INTO inbox (sha256, at, record) VALUES (?, ?, ?)", record.article.sha256, at, body)
      hasLeft = true
      emptySome()
      return expected
    },
    settle,
    heed(waiting) {
      if (waiting > 0) emptySome()
    },
    leave() {
      if (hasLeft) settle()
    },
  }
}

const Row = z.object({ n: z.int(), at: z.string(), record: z.instanceof(Uint8Array) })
