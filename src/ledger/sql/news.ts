/** That something changed, and what came since: rows of articles, their readings and judgements are only ever added, so their numbers say how far a ledger has come. */
import { z } from "zod"
import type { Changes, News, Subject } from "../news.ts"
import type { Database } from "./database.ts"
import { ArticleId } from "./rows.ts"

/** Stands for all subjects: of a change of which nobody said what it is about. */
const ANYTHING = "*"

/** Written with each change, in its own transaction. */
export function changed(db: Database, subjects: ReadonlySet<Subject>): void {
  db.run("UPDATE change SET n = n + 1")
  for (const subject of subjects.size > 0 ? subjects : [ANYTHING])
    db.run(
      "INSERT INTO touched (subject, n) SELECT ?, n FROM change WHERE TRUE ON CONFLICT (subject) DO UPDATE SET n = excluded.n",
      subject,
    )
}

/** Whoever was away for longer holds no answer that is worth telling apart. */
const MOST_TOUCHED = 5000

export function changes(db: Database, since: number): Changes {
  const { n } = db.get<{ n: number }>("SELECT n FROM change") ?? { n: 0 }
  if (n <= since) return { n, subjects: new Map() }
  // What changes while this is asked comes with it: of a subject only the last change is kept, and one before it would be missed.
  const rows = db.rows(
    TouchedRow,
    "SELECT subject, n FROM touched INDEXED BY touched_n WHERE n > ? LIMIT ?",
    ...[since, MOST_TOUCHED],
  )
  if (rows.length === MOST_TOUCHED || rows.some(({ subject }) => subject === ANYTHING)) return { n, subjects: null }
  // Of a later form it may name what nobody here depends on.
  return { n, subjects: new Map(rows.map(({ subject, n }) => [subject as Subject, n])) }
}

const TouchedRow = z.object({ subject: z.string(), n: z.int() })

/** Of each so many at a time: who has been away for a year is not told of all that came. */
const AT_ONCE = 500

const ReadRow = z.object({
  n: z.int(),
  id: ArticleId,
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  outcome: z.enum(["added", "revised", "reread"]),
})
const JudgedRow = z.object({ n: z.int(), about: z.string(), undoes: z.int().nullable() })

/** @param after a place that an earlier call gave; of another form, nothing is news */
export function news(db: Database, after?: string): News {
  const [, reading, judgement] = /^(\d{1,15})-(\d{1,15})$/.exec(after ?? "") ?? []
  if (reading === undefined || judgement === undefined) return { place: placeOf(db), articles: [], judgements: [] }
  const read = db.rows(
    ReadRow,
    `SELECT r.n, a.id, a.title, a.outlet,
       CASE WHEN EXISTS (SELECT 1 FROM reading e WHERE e.article = a.n AND e.n < r.n) THEN 'reread'
            WHEN a.revision_of IS NOT NULL THEN 'revised' ELSE 'added' END AS outcome
     FROM reading r JOIN article a ON a.n = r.article WHERE r.n > ? ORDER BY r.n LIMIT ${AT_ONCE}`,
    Number(reading),
  )
  const judged = db.rows(
    JudgedRow,
    `SELECT n, about, CASE verdict WHEN 'undo' THEN CAST(a AS INTEGER) END AS undoes
     FROM judgement WHERE n > ? ORDER BY n LIMIT ${AT_ONCE}`,
    Number(judgement),
  )
  return {
    place: `${read.at(-1)?.n ?? reading}-${judged.at(-1)?.n ?? judgement}`,
    articles: read.map(({ n: _, ...article }) => article),
    judgements: judged.map(({ n, about, undoes }) => ({ number: n, about, undoes })),
  }
}

const placeOf = (db: Database) =>
  db.get<{ place: string }>(
    "SELECT coalesce((SELECT max(n) FROM reading), 0) || '-' || coalesce((SELECT max(n) FROM judgement), 0) AS place",
  )?.place ?? "0-0"
