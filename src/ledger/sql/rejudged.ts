/** What follows from a judgement on a statement: the index of its article, and of the versions after it, is made anew, and they are to be compared again. */
import type { Record } from "../../record/index.ts"
import type { Corrected } from "../judged/corrected.ts"
import type { Database } from "./database.ts"
import { indexRecord, markLooked, unindex } from "./index-record.ts"
import { articleRow, correctedIn } from "./rows.ts"

/**
 * @param write keeps judgements on statements of these articles, or that they are undone
 * @returns what it gave, and by their ids the articles, and those that came after them, as they are corrected now
 */
export function followed<T>(
  db: Database,
  articles: readonly string[],
  write: () => T,
): { written: T; after: ReadonlyMap<string, Corrected> } {
  const rows = articles.length > 0 ? versionsFrom(db, articles) : []
  const before = rows.map(({ n }) => correctedAt(db, n)?.record)
  const written = write()
  const after = new Map<string, Corrected>()
  for (const [i, { n, id }] of rows.entries()) {
    db.touch(`article/${id}`)
    const corrected = correctedAt(db, n)
    if (!corrected) continue
    const { record } = corrected
    after.set(id, corrected)
    if (contentOf(record) === contentOf(before[i])) {
      markLooked(db, n, record)
      continue
    }
    db.touch("articles", "stories")
    unindex(db, n)
    db.run("UPDATE article SET statements = ? WHERE n = ?", record.statements.length, n)
    indexRecord(db, n, record)
    readAnew(db, n)
  }
  return { written, after }
}

/** The articles and all that came after them at their addresses, each once. */
const versionsFrom = (db: Database, articles: readonly string[]) =>
  db.all<{ n: number; id: string }>(
    `WITH RECURSIVE version (n, id, later) AS (
       SELECT a.n, a.id, a.revised_by FROM texts(?) i CROSS JOIN article a ON a.id = i.value
       UNION SELECT a.n, a.id, a.revised_by FROM version v CROSS JOIN article a ON a.n = v.later)
     SELECT n, id FROM version`,
    JSON.stringify(articles),
  )

function correctedAt(db: Database, n: number): Corrected | undefined {
  const row = articleRow(db, n)
  return row && correctedIn(db, row)
}

/** Without who judged what, which no index holds and no comparison asks for. */
const contentOf = (record: Record | undefined) =>
  JSON.stringify(record, (key, value) => (key === "judged" ? undefined : value))

/**
 * Its last reading gets the next number, as if it had just been read: so it is compared again, with others that were read before (kinds.ts). Numbers go up and
 * none is given twice. What was found of it counts its clauses, which may be others now.
 */
function readAnew(db: Database, n: number): void {
  const { reading } = db.get<{ reading: number }>("SELECT reading FROM article WHERE n = ?", n) ?? { reading: 0 }
  const next = (db.get<{ last: number }>("SELECT max(n) AS last FROM reading")?.last ?? 0) + 1
  db.run("DELETE FROM comparison WHERE a = ?1 OR b = ?1", n)
  db.run("DELETE FROM compared WHERE reading = ?", reading)
  db.run("UPDATE reading SET n = ? WHERE n = ?", next, reading)
  db.run("UPDATE article SET reading = ? WHERE n = ?", next, n)
}
