/** What is still to be done, in a table of the ledger: rows whose work is dropped when they are done. For what one machine reads; of a shared ledger: postgres/queue. */
import { z } from "zod"
import {
  type Added,
  type Fault,
  type Job,
  type JobCounts,
  type JobState,
  type Jobs,
  MOST_TRIES,
  type Work,
} from "../jobs.ts"
import type { Database } from "./database.ts"
import { ArticleId } from "./rows.ts"

/** So many that have ended are kept, for whoever asks what became of one. */
const KEPT = 10_000

export function jobsIn(db: Database, now: () => string): Jobs {
  const kept = <T>(work: () => T): T =>
    db.transaction(() => {
      db.touch("jobs")
      return work()
    })
  return {
    isApart: false,
    put: async (work) => kept(() => put(db, work, now()).job),
    putAll: async (works) => kept(() => works.filter((work) => put(db, work, now()).isNew).length),
    begin: async () => kept(() => begin(db, now())),
    work: async (number) =>
      db.row(
        z.object({ work: z.instanceof(Uint8Array).nullable() }),
        `SELECT work FROM job WHERE n = ? AND ${OPEN}`,
        number,
      )?.work ?? null,
    end: async (number, came) => kept(() => end(db, number, came, now())),
    giveBack: async (fault, number, wait = 0) => kept(() => giveBack(db, { fault, number, wait }, now())),
    // A file has one machine: who has died there is known.
    hold: async () => {},
    again: async (numbers) => kept(() => again(db, numbers, now())),
    job: async (number) => jobOf(db, number),
    list: async ({ state, before = Number.MAX_SAFE_INTEGER, limit = 50 } = {}) =>
      db
        .rows(
          JobRow,
          `SELECT ${COLUMNS} FROM job WHERE n < ? AND (?2 IS NULL OR state = ?2) ORDER BY n DESC LIMIT ?`,
          ...[before, state ?? null, limit],
        )
        .map(jobIn),
    counts: async () => counts(db),
  }
}

export const States = z.enum(["queued", "reading", "done", "failed"])

const JobRow = z.object({
  n: z.int(),
  state: States,
  tries: z.int(),
  about: z.string(),
  asked_at: z.string(),
  ended_at: z.string().nullable(),
  articles: z.string(),
  faults: z.string(),
  due: z.string().nullable(),
})

const COLUMNS = Object.keys(JobRow.shape).join(", ")

export const Articles: z.ZodType<Added[]> = z.array(
  z.object({ id: ArticleId, outcome: z.enum(["added", "apart", "revised", "reread", "known"]) }),
)
export const Faults: z.ZodType<Fault[]> = z.array(
  z.object({ code: z.string(), what: z.string(), where: z.string(), next: z.string() }),
)

const jobIn = ({ n, state, tries, about, asked_at, ended_at, articles, faults, due }: z.infer<typeof JobRow>): Job => ({
  number: n,
  state,
  about,
  askedAt: asked_at,
  endedAt: ended_at,
  tries,
  dueAt: state === "queued" ? due : null,
  articles: Articles.parse(JSON.parse(articles)),
  faults: Faults.parse(JSON.parse(faults)),
})

function jobOf(db: Database, number: number): Job | null {
  const row = db.row(JobRow, `SELECT ${COLUMNS} FROM job WHERE n = ?`, number)
  return row ? jobIn(row) : null
}

const OPEN = "state IN ('queued', 'reading')"

function put(db: Database, { key, about, body }: Work, at: string): { job: Job; isNew: boolean } {
  const open = db.row(JobRow, `SELECT ${COLUMNS} FROM job WHERE key = ? AND ${OPEN}`, key)
  if (open) return { job: jobIn(open), isNew: false }
  const n = db.run(
    "INSERT INTO job (key, state, tries, about, asked_at, articles, faults, work) VALUES (?, 'queued', 0, ?, ?, '[]', '[]', ?)",
    ...[key, about, at, body],
  )
  db.run(`DELETE FROM job WHERE n <= ? AND NOT ${OPEN}`, n - KEPT)
  const row = {
    n,
    state: "queued",
    tries: 0,
    about,
    asked_at: at,
    ended_at: null,
    articles: "[]",
    faults: "[]",
    due: null,
  } as const
  return { job: jobIn(row), isNew: true }
}

function begin(db: Database, at: string): number | null {
  const next = db.get<{ n: number }>(
    "SELECT n FROM job WHERE state = 'queued' AND (due IS NULL OR due <= ?) ORDER BY tries, n LIMIT 1",
    at,
  )
  if (!next) return null
  db.run("UPDATE job SET state = 'reading', tries = tries + 1, due = NULL, faults = '[]' WHERE n = ?", next.n)
  return next.n
}

function end(db: Database, number: number, { articles, faults }: Pick<Job, "articles" | "faults">, at: string): void {
  const state: JobState = articles.length === 0 && faults.length > 0 ? "failed" : "done"
  // What failed may be asked for again.
  const work = state === "failed" ? "work" : "NULL"
  db.run(
    `UPDATE job SET state = ?, ended_at = ?, articles = ?, faults = ?, work = ${work} WHERE n = ? AND ${OPEN}`,
    ...[state, at, JSON.stringify(articles), JSON.stringify(faults), number],
  )
}

interface Back {
  fault: Fault | null
  number: number | undefined
  wait: number
}

function giveBack(db: Database, { fault, number, wait }: Back, at: string): void {
  const begun = db.all<{ n: number; tries: number }>(
    "SELECT n, tries FROM job WHERE state = 'reading' AND (?1 IS NULL OR n = ?1)",
    number ?? null,
  )
  const due = wait > 0 ? new Date(Date.parse(at) + wait).toISOString() : null
  const faults = JSON.stringify(due !== null && fault ? [fault] : [])
  for (const { n, tries } of begun) {
    if (fault && tries >= MOST_TRIES) end(db, n, { articles: [], faults: [fault] }, at)
    else
      db.run(
        "UPDATE job SET state = 'queued', tries = ?, due = ?, faults = ? WHERE n = ?",
        ...[fault ? tries : tries - 1, due, faults, n],
      )
  }
}

/** What was asked for since once more waits already, or has been done. */
function again(db: Database, numbers: readonly number[] | undefined, at: string): number {
  const failed = db.all<{ n: number; key: string }>(
    `SELECT n, key FROM job WHERE state = 'failed' AND work IS NOT NULL
       AND (?1 IS NULL OR n IN (SELECT value FROM numbers(?1))) ORDER BY n`,
    numbers === undefined ? null : JSON.stringify(numbers),
  )
  let count = 0
  for (const { n, key } of failed) {
    if (db.get(`SELECT 1 FROM job WHERE key = ? AND ${OPEN}`, key)) continue
    db.run(
      "UPDATE job SET state = 'queued', tries = 0, asked_at = ?, ended_at = NULL, faults = '[]' WHERE n = ?",
      at,
      n,
    )
    count++
  }
  return count
}

function counts(db: Database): JobCounts {
  const none: JobCounts = { queued: 0, reading: 0, done: 0, failed: 0 }
  const rows = db.rows(
    z.object({ state: States, jobs: z.int() }),
    "SELECT state, count(*) AS jobs FROM job GROUP BY state",
  )
  return Object.assign(none, Object.fromEntries(rows.map(({ state, jobs }) => [state, jobs])))
}
