/**
 * Keeping told stories, and knowing which are to be told again: an article is when it was compared, when something was judged of it, and when the story that it stood in is
 * replaced by one without it. So what one more article costs is what its own group costs.
 */
import type { Record } from "../../record/index.ts"
import type { Teller, Telling, Untold } from "../told.ts"
import type { Database } from "./database.ts"
import { isCompared, kindOf } from "./kinds.ts"
import { putStory, removeStory } from "./story-rows.ts"

/** Whenever the next is asked for, the last that came comes first. */
export function* untold(db: Database, teller: Teller): Generator<Untold> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    if (isBehind(db, teller)) db.transaction(() => heed(db, teller))
    const kind = kindOf(db, "compare", teller.comparisons)
    if (!kind) return
    const row = db.get<{ n: number; id: string; reading: number }>(
      `SELECT a.n, a.id, a.reading FROM untold u CROSS JOIN article a ON a.n = u.article
       WHERE u.article < ? ORDER BY u.article DESC LIMIT 1`,
      before,
    )
    if (!row) return
    before = row.n
    if (isCompared(db, kind, row.reading)) yield { article: row.id, judged: lastJudged(db) }
  }
}

/** All that is told of an article that was compared is to be told again. */
export const toTell = (db: Database, article: number) =>
  db.run("INSERT OR IGNORE INTO untold (article) VALUES (?)", article)

export function tell(db: Database, teller: Teller, { readings, judged, ...telling }: Telling): boolean {
  const kind = kindOf(db, "compare", teller.comparisons)
  if (!kind || isBehind(db, teller) || lastJudged(db) !== judged) return false
  const articles: number[] = []
  for (const reading of readings) {
    const row = rowAsRead(db, reading)
    if (!row || !isCompared(db, kind, row.reading)) return false
    articles.push(row.n)
  }
  if (articles.length === 0 || !isClosed(db, kind.n, articles)) return false
  const own = JSON.stringify(articles)
  const ids = new Set(telling.claims.map(({ id }) => id))
  const sql = "SELECT DISTINCT story FROM told WHERE article IN (SELECT value FROM numbers(?))"
  db.touch("stories")
  touchAll(db, "SELECT id FROM article WHERE n IN (SELECT value FROM numbers(?))", own)
  for (const { story } of db.all<{ story: number }>(sql, own)) {
    touchAll(db, "SELECT a.id FROM told t CROSS JOIN article a ON a.n = t.article WHERE t.story = ?", story)
    db.run("INSERT OR IGNORE INTO untold SELECT article FROM told WHERE story = ?", story)
    removeStory(db, story, ids)
  }
  putStory(db, telling, articles)
  db.run("DELETE FROM untold WHERE article IN (SELECT value FROM numbers(?))", own)
  return true
}

function touchAll(db: Database, sql: string, value: string | number): void {
  for (const { id } of db.all<{ id: string }>(sql, value)) db.touch(`article/${id}`)
}

const rowAsRead = (db: Database, { article, model }: { article: string; model: Record["model"] }) =>
  db.get<{ n: number; reading: number }>(
    "SELECT a.n, a.reading FROM article a JOIN reading r ON r.n = a.reading WHERE a.id = ? AND r.model = ? AND r.version = ?",
    ...[article, model.name, model.version],
  )

/** Whether nothing else is linked to these. */
function isClosed(db: Database, kind: number, articles: readonly number[]): boolean {
  const out = (mine: string, other: string) => `
    SELECT 1 FROM numbers(?1) s CROSS JOIN comparison c INDEXED BY comparison_${mine} ON c.${mine} = s.value
    WHERE c.kind = ?2 AND c.linked = 1 AND c.${other} NOT IN (SELECT value FROM numbers(?1))`
  return db.get(`${out("a", "b")} UNION ALL ${out("b", "a")} LIMIT 1`, JSON.stringify(articles), kind) === undefined
}

/** Of whatever compared last. */
const COMPARING = "(SELECT max(n) FROM kind WHERE work = 'compare' AND name IS NOT NULL)"

/** How much is left to do, by those who compared and told last. */
export function leftToTell(db: Database): { compare: number; tell: number } {
  const left = `
    SELECT count(*) AS n FROM reading r CROSS JOIN article a ON a.n = r.article AND a.reading = r.n
    WHERE r.n > coalesce((SELECT upto FROM kind WHERE n = ${COMPARING}), 0)
      AND r.n NOT IN (SELECT reading FROM compared WHERE kind = ${COMPARING})`
  const [compare, waiting] = [left, "SELECT count(*) AS n FROM untold"].map((sql) => db.get<{ n: number }>(sql)?.n ?? 0)
  return { compare: compare ?? 0, tell: waiting ?? 0 }
}

const lastJudged = (db: Database) => db.get<{ n: number | null }>("SELECT max(n) AS n FROM judgement")?.n ?? 0

interface Known extends Teller {
  judged: number
}

const known = (db: Database) => db.get<Known>("SELECT comparisons, version, judged FROM teller")

function isBehind(db: Database, { comparisons, version }: Teller): boolean {
  const last = known(db)
  return (
    last === undefined || last.comparisons !== comparisons || last.version !== version || last.judged < lastJudged(db)
  )
}

/** What another teller told is to be told anew, and what something was judged of. */
function heed(db: Database, { comparisons, version }: Teller): void {
  const last = known(db)
  db.touch("stories")
  if (last === undefined || last.comparisons !== comparisons || last.version !== version)
    db.run("INSERT OR IGNORE INTO untold SELECT n FROM article")
  for (const id of judgedSince(db, last?.judged ?? 0))
    db.run("INSERT OR IGNORE INTO untold SELECT n FROM article WHERE id = ?", id)
  db.run("DELETE FROM teller")
  db.run("INSERT INTO teller (comparisons, version, judged) VALUES (?, ?, ?)", comparisons, version, lastJudged(db))
}

/** Articles of which something was judged, or undone. What is judged of entities is of no story. */
function judgedSince(db: Database, judged: number): Set<string> {
  const rows = db.all<{ a: string; b: string }>(
    `SELECT coalesce(u.a, j.a) AS a, coalesce(u.b, j.b) AS b
     FROM judgement j LEFT JOIN judgement u ON u.n = CASE j.verdict WHEN 'undo' THEN CAST(j.a AS INTEGER) END
     WHERE j.n > ? AND j.about <> 'entity'`,
    judged,
  )
  return new Set(rows.flatMap(({ a, b }) => [a, b]).map((id) => id.split("/")[0] ?? id))
}
