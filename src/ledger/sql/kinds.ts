/**
 * What marks and comparisons have in common: kinds, each of a version, and how far each has come. Readings are numbered as they come and never taken out, so one number says
 * which articles are done: an article that is read again has a reading beyond it, and is to be done again.
 */
import type { Database } from "./database.ts"

type Work = "mark" | "compare"

interface Kind {
  n: number
  upto: number
}

/** Undefined: nothing was done under this name yet. */
export const kindOf = (db: Database, work: Work, name: string) =>
  db.get<Kind>("SELECT n, upto FROM kind WHERE work = ? AND name = ?", work, name)

/** The kind, begun when it is not there yet: then other versions of it lose their name. */
export function begunKind(db: Database, work: Work, name: string): Kind {
  const known = kindOf(db, work, name)
  if (known) return known
  const [family] = name.split("/")
  db.run("UPDATE kind SET name = NULL WHERE work = ? AND instr(name || '/', ? || '/') = 1", work, family ?? name)
  return { n: db.run("INSERT INTO kind (work, name, upto) VALUES (?, ?, 0)", work, name), upto: 0 }
}

export const cameTo = (db: Database, kind: number, upto: number) =>
  db.run("UPDATE kind SET upto = ? WHERE n = ?", upto, kind)

/** Whether a reading was compared, in the order in which they were read or before its turn. */
export const isCompared = (db: Database, { n, upto }: Kind, reading: number) =>
  reading <= upto || db.get("SELECT 1 FROM compared WHERE kind = ? AND reading = ?", n, reading) !== undefined

/** The next last reading of an article after that number. */
export const nextReading = (db: Database, after: number) =>
  db.get<{ n: number; article: number }>(
    `SELECT r.n, r.article FROM reading r CROSS JOIN article a ON a.n = r.article AND a.reading = r.n
     WHERE r.n > ? ORDER BY r.n LIMIT 1`,
    after,
  )

/** So many rows of versions that were left are taken out with each article that is done: far more than one has, and few enough to wait for. */
const SWEPT_AT_ONCE = 1000

const TABLES: { [work in Work]: readonly { table: string; key: string }[] } = {
  mark: [{ table: "mark", key: "(kind, hash, day, article)" }],
  compare: [
    { table: "comparison", key: "(kind, n)" },
    { table: "compared", key: "(kind, reading)" },
  ],
}

/** Takes out some of what versions before this one left. */
export function sweep(db: Database, work: Work): void {
  const left = db.get<{ n: number }>("SELECT n FROM kind WHERE work = ? AND name IS NULL LIMIT 1", work)
  if (!left) return
  for (const { table, key } of TABLES[work]) {
    const some = `SELECT ${key.slice(1, -1)} FROM ${table} WHERE kind = ? LIMIT ${SWEPT_AT_ONCE}`
    db.run(`DELETE FROM ${table} WHERE ${key} IN (${some})`, left.n)
    if (db.get(`SELECT 1 FROM ${table} WHERE kind = ? LIMIT 1`, left.n)) return
  }
  db.run("DELETE FROM kind WHERE n = ?", left.n)
}
