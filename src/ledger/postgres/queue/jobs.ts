/** What is still to be done for a shared ledger: a queue of which any number of machines take. Nothing of it waits for those who write to the ledger. */
import type { PgBoss } from "pg-boss"
import { z } from "zod"
import type { Fault, Job, JobCounts, Jobs, Work } from "../../jobs.ts"
import { States } from "../../sql/jobs.ts"
import type { PostgresDatabase } from "../database.ts"
import {
  bodyIn,
  countFrom,
  Data,
  dataOf,
  jobIn,
  numberIn,
  type Output,
  QUEUE,
  queueSchema,
  queueTable,
  Row,
  selectFrom,
  uuidOf,
  WHERE,
} from "./rows.ts"
import { isMadeIn } from "./waiting.ts"

/** So many are put in with one statement, and so many bytes. */
const [PUT_AT_ONCE, BYTES_AT_ONCE] = [500, 4_000_000]

/** What is begun here. */
interface Begun {
  /** how often it was begun before: pg-boss knows by this whether somebody else has it by now */
  retryCount: number
  body: Uint8Array
}

/**
 * @param now the moment that a job is dated by, ISO 8601
 * @returns the jobs of the ledger, and what ends all that they began here
 */
export function queueIn(db: PostgresDatabase, now: () => string): { jobs: Jobs; close(): Promise<void> } {
  const table = queueTable(db.schema)
  const sequence = `${db.schema}.job_number`
  const begun = new Map<number, Begun>()
  let starting: Promise<PgBoss> | undefined
  let isThere = false

  const boss = () => {
    starting ??= start()
    return starting
  }

  async function start(): Promise<PgBoss> {
    try {
      const { bossIn } = await import("./boss.ts")
      const made = await bossIn(queueSchema(db.schema), (text, values) => db.plainly(text, values))
      isThere = true
      await adopt(made)
      return made
    } catch (error) {
      starting = undefined
      throw error
    }
  }

  /** Whether anything was ever put in. Who only asks does not make it, unless something was moved here that waits. */
  async function isReady(): Promise<boolean> {
    if (isThere) return true
    const left = "SELECT 1 FROM job WHERE state IN ('queued', 'reading') AND work IS NOT NULL LIMIT 1"
    if (!db.isReadOnly && db.get(left) !== undefined) await boss()
    isThere ||= isMadeIn(db)
    return isThere
  }

  const rows = async (sql: string, values: readonly unknown[]): Promise<Job[]> =>
    (await isReady()) ? db.plainly(sql, values).map((row) => jobIn(db.checked(Row, row))) : []

  const jobOf = async (number: number): Promise<Job | null> =>
    (await rows(`${selectFrom(table)} WHERE name = $1 AND id = $2::uuid`, [QUEUE, uuidOf(number)]))[0] ?? null

  const numbers = (count: number): number[] =>
    Numbered.parse(
      db.plainly("SELECT nextval($1::regclass) AS n FROM generate_series(1, $2::int)", [sequence, count]),
    ).map(({ n }) => n)

  /** What came in a file that was moved into this ledger. It may be adopted twice, under the same number. */
  async function adopt(into: PgBoss): Promise<void> {
    const left = z
      .array(
        z.object({
          n: z.int(),
          key: z.string(),
          about: z.string(),
          asked_at: z.string(),
          work: z.instanceof(Uint8Array),
        }),
      )
      .parse(
        db.plainly(
          `SELECT n, key, about, asked_at, work FROM ${db.schema}.job WHERE state IN ('queued', 'reading') AND work IS NOT NULL ORDER BY n`,
          [],
        ),
      )
    if (left.length === 0) return
    const last = left.at(-1)?.n ?? 0
    db.plainly("SELECT setval($1::regclass, greatest($2::bigint, nextval($1::regclass)))", [sequence, last])
    for (const { n, key, about, asked_at, work } of left) {
      await into.send(QUEUE, dataOf({ about, body: work }, asked_at), { id: uuidOf(n), singletonKey: key })
      db.plainly(`DELETE FROM ${db.schema}.job WHERE n = $1`, [n])
    }
  }

  async function put({ key, about, body }: Work): Promise<Job> {
    const queue = await boss()
    const [number = 0] = numbers(1)
    for (;;) {
      await queue.send(QUEUE, dataOf({ about, body }, now()), { id: uuidOf(number), singletonKey: key })
      // This one, or the one that was there; unless that has ended just now.
      const [job] = await rows(
        `${selectFrom(table)} WHERE name = $1 AND (id = $2::uuid OR (singleton_key = $3 AND state <= 'active')) ORDER BY (id = $2::uuid) DESC LIMIT 1`,
        [QUEUE, uuidOf(number), key],
      )
      if (job) return job
    }
  }

  async function putAll(works: readonly Work[]): Promise<number> {
    const queue = await boss()
    let isNew = 0
    for (const some of inLots(works)) {
      const free = numbers(some.length)
      const made = some.map((work, i) => ({
        id: uuidOf(free[i] ?? 0),
        data: dataOf(work, now()),
        singletonKey: work.key,
      }))
      isNew += (await queue.insert(QUEUE, made, { returnId: true }))?.length ?? 0
    }
    return isNew
  }

  const attemptOf = async (number: number): Promise<{ id: string; retryCount: number }> => ({
    id: uuidOf(number),
    retryCount: begun.get(number)?.retryCount ?? Math.max(0, ((await jobOf(number))?.tries ?? 1) - 1),
  })

  async function giveBackOne(number: number, fault: Fault | null, wait: number): Promise<void> {
    const attempt = await attemptOf(number)
    begun.delete(number)
    if (fault === null) {
      // As pg-boss does with what it took and nobody began (`restore`), which it does for itself alone.
      db.plainly(
        `UPDATE ${table} SET state = 'created', started_on = NULL, heartbeat_on = NULL WHERE name = $1 AND id = $2::uuid AND state = 'active' AND retry_count = $3::int`,
        [QUEUE, attempt.id, attempt.retryCount],
      )
      return
    }
    // Behind all that were tried less often, and not before its time: said while it is still ours, for once it waits another may begin it.
    db.plainly(
      `UPDATE ${table} SET priority = $4::int, retry_delay = $5::int WHERE name = $1 AND id = $2::uuid AND state = 'active' AND retry_count = $3::int`,
      [QUEUE, attempt.id, attempt.retryCount, -1 - attempt.retryCount, Math.ceil(wait / 1000)],
    )
    await (await boss()).fail(QUEUE, attempt, { articles: [], faults: [fault], failed: true } satisfies Output)
  }

  async function again(wanted?: readonly number[]): Promise<number> {
    if (!(await isReady())) return 0
    const queue = await boss()
    const failed = z
      .array(z.object({ id: z.string() }))
      .parse(
        db.plainly(
          `SELECT id::text AS id FROM ${table} WHERE name = $1 AND ${WHERE.failed} AND ($2::uuid[] IS NULL OR id = ANY ($2::uuid[])) ORDER BY id`,
          [QUEUE, wanted?.map(uuidOf) ?? null],
        ),
      )
    let count = 0
    for (const { id } of failed) {
      const [row] = z
        .array(z.object({ data: Data, key: z.string() }))
        .parse(
          db.plainly(`SELECT data, singleton_key AS key FROM ${table} WHERE name = $1 AND id = $2::uuid`, [QUEUE, id]),
        )
      if (!row) continue
      count += await putAll([{ key: row.key, about: row.data.about, body: bodyIn(row.data) }])
      await queue.deleteJob(QUEUE, id)
    }
    return count
  }

  const jobs: Jobs = {
    isApart: true,
    put,
    putAll,
    again,
    async begin() {
      const [job] = await (await boss()).fetch(QUEUE, { batchSize: 1 })
      if (!job) return null
      const number = numberIn(job.id)
      begun.set(number, { retryCount: job.retryCount, body: bodyIn(Data.parse(job.data)) })
      return number
    },
    async work(number) {
      const own = begun.get(number)
      if (own) return own.body
      if (!(await isReady())) return null
      const [row] = z
        .array(z.object({ data: Data }))
        .parse(
          db.plainly(`SELECT data FROM ${table} WHERE name = $1 AND id = $2::uuid AND state <= 'active'`, [
            QUEUE,
            uuidOf(number),
          ]),
        )
      return row ? bodyIn(row.data) : null
    },
    async end(number, { articles, faults }) {
      const queue = await boss()
      const output: Output = { articles, faults, failed: articles.length === 0 && faults.length > 0 }
      if (begun.has(number)) await queue.complete(QUEUE, await attemptOf(number), output)
      else await queue.complete(QUEUE, uuidOf(number), output, { includeQueued: true })
      begun.delete(number)
    },
    async giveBack(fault, number, wait = 0) {
      if (number === undefined) await jobs.hold([])
      else await giveBackOne(number, fault, wait)
    },
    async hold(held) {
      if (!(await isReady())) return
      const queue = await boss()
      if (held.length > 0) await queue.touch(QUEUE, held.map(uuidOf))
      await queue.supervise(QUEUE)
    },
    job: async (number) => jobOf(number),
    list: async ({ state, before = Number.MAX_SAFE_INTEGER, limit = 50 } = {}) =>
      rows(
        `${selectFrom(table)} WHERE name = $1 AND id < $2::uuid AND ${state ? WHERE[state] : "TRUE"} ORDER BY id DESC LIMIT $3::int`,
        [QUEUE, uuidOf(Math.min(before, MOST_NUMBER)), limit],
      ),
    async counts() {
      const none: JobCounts = { queued: 0, reading: 0, done: 0, failed: 0 }
      if (!(await isReady())) return none
      const counted = z.array(z.object({ state: States, jobs: z.int() })).parse(db.plainly(countFrom(table), []))
      return Object.assign(none, Object.fromEntries(counted.map(({ state, jobs }) => [state, jobs])))
    },
  }
  return {
    jobs,
    async close() {
      await (await starting?.catch(() => undefined))?.stop({ graceful: false, close: false })
    },
  }
}

const Numbered = z.array(z.object({ n: z.int() }))

/** What six bytes can hold. */
const MOST_NUMBER = 2 ** 48 - 1

function* inLots(works: readonly Work[]): Generator<Work[]> {
  let lot: Work[] = []
  let bytes = 0
  for (const work of works) {
    if (lot.length === PUT_AT_ONCE || (lot.length > 0 && bytes + work.body.length > BYTES_AT_ONCE)) {
      yield lot
      lot = []
      bytes = 0
    }
    lot.push(work)
    bytes += work.body.length
  }
  if (lot.length > 0) yield lot
}
