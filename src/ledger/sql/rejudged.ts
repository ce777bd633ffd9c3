/** What follows from a judgement on a statement: the index of its article, and of the versions after it, is made anew, and they are to be compared again. */
import type { Record } from "../../record/index.ts"
import type { Database } from "./database.ts"
import { indexRecord, markLooked, unindex } from "./index-record.ts"
import { articleRow, correctedIn } from "./rows.ts"

/** @param write keeps the judgement, or that it is undone */
export function followed<T>(db: Database, article: string, write: () => T): T {
  const rows = versionsFrom(db, article)
  const before = rows.map(({ n }) => recordOf(db, n))
  const written = write()
  for (const [i, { n, id }] of rows.entries()) {
    db.touch(`article/${id}`)
    const record = recordOf(db, n)
    if (!record) continue
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
  return written
}

/** The article and all that came after it at its address. */
const versionsFrom = (db: Database, article: string) =>
  db.all<{ n: number; id: string }>(
    `WITH RECURSIVE version (n, id, later) AS (
       SELECT n, id, revised_by FROM article WHERE id = ?
       UNION SELECT a.n, a.id, a.revised_by FROM version v CROSS JOIN article a ON a.n = v.later)
     SELECT n, id FROM version`,
    article,
  )

function recordOf(db: Database, n: number): Record | undefined {
  const row = articleRow(db, n)
  return row && correctedIn(db, row).record
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
