/**
 * What was found when two articles were compared, and which articles hang together by it. What is compared, and what is found, is not the ledger's business.
 *
 * A pair is the business of the article that was read later. So it is found once, whoever compares, in whatever order, and however many programs do at once; and what was
 * found of an earlier reading is replaced by that of the later one.
 */
import { z } from "zod"
import type { Record } from "../../record/index.ts"
import type { Comparison, Found, Kept } from "../ledger.ts"
import type { Database } from "./database.ts"
import { judgementsOf } from "./judgements.ts"
import { begunKind, cameTo, isCompared, kindOf, nextReading, sweep } from "./kinds.ts"
import { ArticleId, articleRow, correctedIn, keptOf } from "./rows.ts"
import { toTell } from "./telling.ts"

/** Articles whose last reading was not compared yet, in the order in which they were read, one at a time. */
export function* uncompared(db: Database, kind: string): Generator<Kept> {
  for (let last = 0; ; ) {
    const known = kindOf(db, "compare", kind)
    last = Math.max(last, known?.upto ?? 0)
    const next = nextReading(db, last)
    if (!next) return
    last = next.n
    if (known && isCompared(db, known, next.n)) continue
    const row = articleRow(db, next.article)
    if (row) yield keptOf(db, row)
  }
}

/** How many there are: all after those that are done without a gap, but for those beyond it that are done already. */
export function isArticleCompared(db: Database, kind: string, article: string): boolean {
  const row = db.get<{ reading: number }>("SELECT reading FROM article WHERE id = ?", article)
  const known = kindOf(db, "compare", kind)
  return row === undefined || (known !== undefined && isCompared(db, known, row.reading))
}

export function countUncompared(db: Database, kind: string): number {
  const known = kindOf(db, "compare", kind)
  const sql = `SELECT count(*) AS count FROM reading r CROSS JOIN article a ON a.n = r.article AND a.reading = r.n
     WHERE r.n > ? AND NOT EXISTS (SELECT 1 FROM compared c WHERE c.kind = ? AND c.reading = r.n)`
  return db.get<{ count: number }>(sql, known?.upto ?? 0, known?.n ?? null)?.count ?? 0
}

/** Keeps what was found of a record and others. When the article has been read again meanwhile, or judged, nothing is kept: it is still to be compared. */
export function compare(db: Database, kind: string, record: Record, found: readonly Found[]): void {
  const { article, model } = record
  const own = db.get<{ n: number; reading: number; statements: number }>(
    `SELECT a.n, a.reading, a.statements FROM article a JOIN reading r ON r.n = a.reading WHERE a.id = ? AND r.model = ? AND r.version = ?`,
    ...[article.id, model.name, model.version],
  )
  if (!own || !isAsJudged(db, own, record)) return
  db.touch("stories")
  const begun = begunKind(db, "compare", kind)
  for (const [mine, other] of [
    ["a", "b"],
    ["b", "a"],
  ])
    db.run(
      `DELETE FROM comparison WHERE ${mine} = ? AND kind = ? AND (SELECT reading FROM article WHERE n = ${other}) <= ?`,
      ...[own.n, begun.n, own.reading],
    )
  for (const { other, linked, value } of found)
    db.run(
      "INSERT INTO comparison (kind, a, b, linked, value) SELECT ?, ?, n, ?, ? FROM article WHERE id = ? AND reading <= ?",
      ...[begun.n, own.n, Number(linked), value, other, own.reading],
    )
  db.run("INSERT OR IGNORE INTO compared (kind, reading) VALUES (?, ?)", begun.n, own.reading)
  let upto = begun.upto
  for (;;) {
    const next = nextReading(db, upto)
    if (!next || !isCompared(db, { ...begun, upto }, next.n)) break
    upto = next.n
  }
  if (upto > begun.upto) {
    cameTo(db, begun.n, upto)
    db.run("DELETE FROM compared WHERE kind = ? AND reading <= ?", begun.n, upto)
  }
  sweep(db, "compare")
  toTell(db, own.n)
}

/** Whether the record is as people have corrected it by now. */
function isAsJudged(db: Database, { n, statements }: { n: number; statements: number }, record: Record): boolean {
  const isUnjudged = record.statements.every(({ judged }) => !judged) && judgementsOf(db, n).length === 0
  if (isUnjudged) return record.statements.length === statements
  const row = articleRow(db, n)
  return row !== undefined && judgedIn(correctedIn(db, row).record) === judgedIn(record)
}

/** A statement is what its reading and its judgements make of it, and one that is none is gone. */
const judgedIn = ({ statements }: Record) =>
  JSON.stringify(statements.map(({ id, judged }) => [id, judged?.map(({ number }) => number)]))

/** What was found of pairs of which both are among these. */
export function comparisons(db: Database, kind: string, ids: readonly string[]): Comparison[] {
  return db
    .rows(
      ComparisonRow,
      `WITH asked (n, id) AS MATERIALIZED (SELECT DISTINCT a.n, a.id FROM texts(?) j CROSS JOIN article a ON a.id = j.value)
       SELECT x.id AS a, y.id AS b, c.linked, c.value
       FROM asked x CROSS JOIN comparison c INDEXED BY comparison_a ON c.a = x.n AND c.kind = ?
       JOIN article y ON y.n = c.b WHERE c.b IN (SELECT n FROM asked) ORDER BY c.a, c.b`,
      ...[JSON.stringify(ids), kindOf(db, "compare", kind)?.n ?? null],
    )
    .map(({ linked, ...rest }) => ({ ...rest, linked: linked === 1 }))
}

const ComparisonRow = z.object({ a: ArticleId, b: ArticleId, linked: z.int(), value: z.string() })

const MemberRow = z.object({ n: z.int(), id: ArticleId })

/** These and all that are reached from them over linked pairs, in the order they came. */
export function linkedTo(db: Database, kind: string, ids: readonly string[]): string[] {
  return db
    .rows(
      MemberRow,
      `WITH RECURSIVE start (n) AS (SELECT a.n FROM texts(?1) j CROSS JOIN article a ON a.id = j.value), ${db.reached}
       SELECT a.n, a.id FROM reached r CROSS JOIN article a ON a.n = r.n ORDER BY a.n`,
      ...[JSON.stringify(ids), kindOf(db, "compare", kind)?.n ?? null],
    )
    .map(({ id }) => id)
}

/** All articles, in groups that hang together over linked pairs; those with the newest articles first, and in each the newest first. */
export function* groups(db: Database, kind: string): Generator<string[]> {
  const known = kindOf(db, "compare", kind)?.n ?? null
  const seen = new Set<number>()
  for (const n of newestFirst(db)) {
    if (seen.has(n)) continue
    const members = db.rows(
      MemberRow,
      `WITH RECURSIVE start (n) AS (SELECT ?1), ${db.reached}
       SELECT a.n, a.id FROM reached r CROSS JOIN article a ON a.n = r.n ORDER BY a.published DESC NULLS LAST, a.n DESC`,
      ...[n, known],
    )
    for (const member of members) seen.add(member.n)
    yield members.map(({ id }) => id)
  }
}

const AT_ONCE = 64

/** Numbers of all articles by the day of publication, those without one last; so many at a time, so that writers need not wait. */
function* newestFirst(db: Database): Generator<number> {
  for (let [published, n] = ["~", 0]; ; ) {
    const rows = db.all<{ published: string; n: number }>(
      `SELECT published, n FROM article INDEXED BY article_published WHERE (published, n) < (?, ?)
       ORDER BY published DESC NULLS LAST, n DESC LIMIT ${AT_ONCE}`,
      ...[published, n],
    )
    for (const row of rows) yield row.n
    const last = rows.at(-1)
    if (!last) break
    ;({ published, n } = last)
  }
  for (let n = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = db.all<{ n: number }>(
      `SELECT n FROM article INDEXED BY article_published WHERE published IS NULL AND n < ? ORDER BY n DESC LIMIT ${AT_ONCE}`,
      n,
    )
    for (const row of rows) yield row.n
    const last = rows.at(-1)
    if (!last) return
    n = last.n
  }
}
