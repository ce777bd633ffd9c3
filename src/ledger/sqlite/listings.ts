/** Lists over the whole ledger: speakers with their names, outlets, notes, failures. */
import type { EntityType, NoteCode } from "../../record/index.ts"
import type { Alias, Entity, Failure, Join, NoteKept, Outlet, Speaker, Voice } from "../ledger.ts"
import type { Database } from "./database.ts"
import { isEntityId, nameMatchOf } from "./words.ts"

interface NameRow extends Alias {
  type: EntityType
}

/** Names that are looked at one by one; where more have what is looked for, it is soon met among those who say most. */
const FEW_NAMES = 5000

/** Those with the most statements first. Sources that no article resolves to a name come with the words that name them. */
export function speakers(db: Database, { like, limit = 50 }: { like?: string; limit?: number }): Speaker[] {
  const words = like === undefined ? null : nameMatchOf(like)
  if (like !== undefined && words === null) return []
  const named = "SELECT rowid FROM name_words WHERE name_words MATCH ?"
  const isFew = words !== null && db.get(`${named} LIMIT 1 OFFSET ${FEW_NAMES}`, words) === undefined
  const found =
    words === null
      ? ""
      : isFew
        ? `AND id IN (SELECT cluster FROM name WHERE n IN (${named}))`
        : `AND EXISTS (SELECT 1 FROM name WHERE cluster = c.id AND +n IN (${named}))`
  return db
    .all<ClusterRow>(
      `SELECT id, articles, statements FROM cluster c ${isFew ? "" : "INDEXED BY cluster_statements"}
       WHERE statements > 0 ${found} ORDER BY statements DESC, id DESC LIMIT ?`,
      ...[...(words === null ? [] : [words]), limit],
    )
    .map((row) => speakerOf(db, row))
}

interface ClusterRow {
  id: string
  articles: number
  statements: number
}

function speakerOf(db: Database, cluster: ClusterRow): Speaker {
  const words = db.get<{ name: string }>("SELECT name FROM name WHERE id = ? AND class = 'words'", cluster.id)
  const { articles, statements } = cluster
  return words ? { id: null, name: words.name, type: null, articles, statements, aliases: [] } : voiceOf(db, cluster)
}

function voiceOf(db: Database, { id, articles, statements }: ClusterRow): Voice {
  const names = db.all<NameRow>(
    "SELECT id, name, type, articles, statements FROM name WHERE cluster = ? ORDER BY statements DESC, articles DESC, id",
    id,
  )
  const [best] = names
  const aliases = names.map(({ id, name, articles, statements }) => ({ id, name, articles, statements }))
  return { id, name: best?.name ?? id, type: best?.type ?? "person", articles, statements, aliases }
}

/** In the order of their ids, which begin with an E; those of words do not. */
export function* voices(db: Database): Generator<Voice> {
  for (let after = "E"; ; ) {
    const rows = db.all<ClusterRow>(
      "SELECT * FROM cluster WHERE id > ? AND id < 'F' AND statements > 0 ORDER BY id LIMIT 100",
      after,
    )
    for (const row of rows) yield voiceOf(db, row)
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

export function entity(db: Database, id: string): Entity | null {
  const row = db.get<ClusterRow>("SELECT * FROM cluster WHERE id = (SELECT cluster FROM name WHERE id = ?)", id)
  if (!row || !isEntityId(id)) return null
  const joins = db.all<{ a: string; b: string; score: number; why: string }>(
    `SELECT x.name AS a, y.name AS b, j.score, j.why FROM name_join j JOIN name x ON x.id = j.a JOIN name y ON y.id = j.b
     WHERE x.cluster = ? AND y.cluster = ? ORDER BY j.score DESC, j.a, j.b`,
    ...[row.id, row.id],
  )
  const recent = db.all<Entity["recent"][number]>(
    `SELECT DISTINCT a.id, a.title, a.outlet, a.published FROM appearance p JOIN article a ON a.n = p.article
     WHERE p.name IN (SELECT n FROM name WHERE cluster = ?) AND a.revised_by IS NULL ORDER BY a.published DESC, a.n DESC LIMIT 10`,
    row.id,
  )
  return {
    ...voiceOf(db, row),
    joins: joins.map(({ a, b, score, why }): Join => ({ names: [a, b], score, why: JSON.parse(why) })),
    recent: recent.map((article) => ({ ...article })),
  }
}

export function outlets(db: Database): Outlet[] {
  const end = (order: "ASC" | "DESC") =>
    `(SELECT published FROM article WHERE outlet IS nullif(o.name, '') AND published IS NOT NULL AND revised_by IS NULL
      ORDER BY published ${order} LIMIT 1)`
  return db
    .all<Outlet>(
      `SELECT nullif(name, '') AS name, articles, statements, ${end("ASC")} AS first, ${end("DESC")} AS last
       FROM outlet o WHERE articles > 0 ORDER BY articles DESC, name`,
    )
    .map((row) => ({ ...row }))
}

export function notes(db: Database, { code, limit = 50 }: { code?: NoteCode; limit?: number }) {
  const counts = db.all<{ code: NoteCode; notes: number }>(
    "SELECT code, notes FROM note_count WHERE notes > 0 ORDER BY notes DESC, code",
  )
  const rows = db.all<NoteKept>(
    `SELECT t.code, a.id AS article, a.title, t.text FROM note t JOIN article a ON a.n = t.article
     ${code === undefined ? "" : "WHERE t.code = ?"} ORDER BY t.article, t.n LIMIT ?`,
    ...[...(code === undefined ? [] : [code]), limit],
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
