/** Lists over the whole ledger: speakers with their names, outlets, notes, failures. */
import type { NoteCode } from "../../record/index.ts"
import type { Alias, Entity, Failure, Join, NoteKept, Outlet, Speaker } from "../ledger.ts"
import { folded } from "../names/key.ts"
import type { Database } from "./database.ts"

interface NameRow extends Alias {
  type: string
}

/** Those with the most statements first. Sources that no article resolves to a name come with the words that name them. */
export function speakers(db: Database, { like, limit = 50 }: { like?: string; limit?: number }): Speaker[] {
  const part = like === undefined ? null : `%${folded(like)}%`
  const clusters = db.all<{ cluster: string }>(
    `SELECT cluster FROM name WHERE ? IS NULL OR cluster IN (SELECT cluster FROM name WHERE key LIKE ?)
     GROUP BY cluster HAVING sum(statements) > 0 ORDER BY sum(statements) DESC, cluster LIMIT ?`,
    ...[part, part, limit],
  )
  const unnamed = db.all<{ name: string; articles: number; statements: number }>(
    `SELECT speaker AS name, count(DISTINCT article) AS articles, count(*) AS statements FROM statement
     WHERE name IS NULL AND speaker IS NOT NULL AND (? IS NULL OR speaker LIKE ?) GROUP BY speaker ORDER BY statements DESC, speaker LIMIT ?`,
    ...[part, part, limit],
  )
  const named = clusters.map(({ cluster }) => speakerOf(db, cluster))
  const loose = unnamed.map((row) => ({ id: null, ...row, type: null, aliases: [] }))
  return [...named, ...loose].sort((a, b) => b.statements - a.statements).slice(0, limit)
}

function speakerOf(db: Database, cluster: string): Speaker & { id: string } {
  const names = db.all<NameRow>(
    "SELECT id, name, type, articles, statements FROM name WHERE cluster = ? ORDER BY statements DESC, articles DESC, id",
    cluster,
  )
  const articles = db.get<{ n: number }>(
    "SELECT count(DISTINCT article) AS n FROM appearance WHERE name IN (SELECT n FROM name WHERE cluster = ?)",
    cluster,
  )
  const [best] = names
  return {
    id: cluster,
    name: best?.name ?? cluster,
    type: best?.type ?? null,
    articles: articles?.n ?? 0,
    statements: names.reduce((sum, { statements }) => sum + statements, 0),
    aliases: names.map(({ id, name, articles, statements }) => ({ id, name, articles, statements })),
  }
}

export function entity(db: Database, id: string): Entity | null {
  const row = db.get<{ cluster: string }>("SELECT cluster FROM name WHERE id = ?", id)
  if (!row) return null
  const joins = db.all<{ a: string; b: string; score: number; why: string }>(
    `SELECT x.name AS a, y.name AS b, j.score, j.why FROM name_join j JOIN name x ON x.id = j.a JOIN name y ON y.id = j.b
     WHERE x.cluster = ? AND y.cluster = ? ORDER BY j.score DESC, j.a, j.b`,
    ...[row.cluster, row.cluster],
  )
  const recent = db.all<Entity["recent"][number]>(
    `SELECT DISTINCT a.id, a.title, a.outlet, a.published FROM appearance p JOIN article a ON a.n = p.article
     WHERE p.name IN (SELECT n FROM name WHERE cluster = ?) ORDER BY a.published DESC, a.n DESC LIMIT 10`,
    row.cluster,
  )
  return {
    ...speakerOf(db, row.cluster),
    joins: joins.map(({ a, b, score, why }): Join => ({ names: [a, b], score, why: JSON.parse(why) })),
    recent: recent.map((article) => ({ ...article })),
  }
}

export function outlets(db: Database): Outlet[] {
  return db
    .all<Outlet>(
      `SELECT outlet AS name, count(*) AS articles, sum(statements) AS statements, min(published) AS first, max(published) AS last
       FROM article GROUP BY outlet ORDER BY articles DESC, outlet`,
    )
    .map((row) => ({ ...row }))
}

export function notes(db: Database, { code, limit = 50 }: { code?: NoteCode; limit?: number }) {
  const counts = db.all<{ code: NoteCode; notes: number }>(
    "SELECT code, count(*) AS notes FROM note GROUP BY code ORDER BY notes DESC, code",
  )
  const rows = db.all<NoteKept>(
    `SELECT t.code, a.id AS article, a.title, t.text FROM note t JOIN article a ON a.n = t.article
     WHERE ? IS NULL OR t.code = ? ORDER BY t.n LIMIT ?`,
    ...[code ?? null, code ?? null, limit],
  )
  return { counts: counts.map((row) => ({ ...row })), notes: rows.map((row) => ({ ...row })) }
}

export function failures(db: Database): Failure[] {
  return db
    .all<Failure>("SELECT uri, code, reason, at, attempts FROM failure ORDER BY at, uri")
    .map((row) => ({ ...row }))
}

export function fail(
  db: Database,
  { uri, code, reason }: { uri: string; code: string; reason: string },
  at: string,
): void {
  db.run(
    `INSERT INTO failure (uri, code, reason, at, attempts) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (uri) DO UPDATE SET code = excluded.code, reason = excluded.reason, at = excluded.at, attempts = attempts + 1`,
    ...[uri, code, reason, at],
  )
}
