/** Lists over the whole ledger: speakers with their names, outlets, notes, failures. */
import { z } from "zod"
import { EntityType, NoteCode } from "../../record/index.ts"
import type { Entity, Failure, Join, Outlet, Speaker, Voice } from "../ledger.ts"
import type { Page, PageOptions } from "../page.ts"
import { cursorOf, keyIn, pageOf } from "./cursor.ts"
import type { Database } from "./database.ts"
import { ArticleId } from "./rows.ts"
import { isEntityId, nameMatchOf } from "./words.ts"

const Alias = z.object({ id: z.string(), name: z.string(), articles: z.int(), statements: z.int() })
const NameRow = z.object({ ...Alias.shape, type: EntityType })

/** Names that are looked at one by one; where more have what is looked for, it is soon met among those who say most. */
const FEW_NAMES = 5000

/** Those with the most statements first. Sources that no article resolves to a name come with the words that name them. */
export function speakers(
  db: Database,
  { like, named: isNamed = false, limit = LIMIT, cursor }: PageOptions & { like?: string; named?: boolean },
): Page<Speaker> {
  const words = like === undefined ? null : nameMatchOf(db.words, like)
  if (like !== undefined && words === null) return { items: [], next: null }
  const named = "SELECT rowid FROM name_words WHERE name_words MATCH ?"
  const isFew = words !== null && db.get(`${named} LIMIT 1 OFFSET ${FEW_NAMES}`, words) === undefined
  const found =
    words === null
      ? ""
      : isFew
        ? `AND id IN (SELECT cluster FROM name WHERE n IN (${named}))`
        : `AND EXISTS (SELECT 1 FROM name WHERE cluster = c.id AND +n IN (${named}))`
  const after = cursor === undefined ? null : keyIn("speakers", [z.int(), z.string()], cursor)
  const rows = db.rows(
    ClusterRow,
    `SELECT id, articles, statements FROM cluster c ${isFew ? "" : "INDEXED BY cluster_statements"}
     WHERE statements > 0 ${isNamed ? "AND EXISTS (SELECT 1 FROM name WHERE cluster = c.id AND shared = 1)" : ""} ${after ? "AND (statements, id) < (?, ?)" : ""} ${found} ORDER BY statements DESC, id DESC LIMIT ?`,
    ...[...(after ?? []), ...(words === null ? [] : [words]), limit + 1],
  )
  const { items, next } = pageOf(
    rows,
    limit,
    ({ statements, id }) => cursorOf("speakers", [statements, id]),
    (row) => row,
  )
  return { items: speakersOf(db, items), next }
}

const LIMIT = 50

const ClusterRow = z.object({ id: z.string(), articles: z.int(), statements: z.int() })
type ClusterRow = z.infer<typeof ClusterRow>

const Named = z.object({ name: z.string() })

function speakersOf(db: Database, clusters: readonly ClusterRow[]): Speaker[] {
  const words = db.several<unknown>(
    "SELECT name FROM name WHERE id = ? AND class = 'words'",
    clusters.map(({ id }) => [id]),
  )
  const named = clusters.filter((_, i) => words[i]?.length === 0)
  const voices = new Map(voicesOf(db, named).map((voice) => [voice.id, voice]))
  return clusters.flatMap(({ id, articles, statements }, i): Speaker[] => {
    const [row] = words[i] ?? []
    const voice = voices.get(id)
    if (row === undefined) return voice ? [voice] : []
    const { name } = db.checked(Named, row)
    return [{ id: null, name, type: null, articles, statements, aliases: [] }]
  })
}

function voicesOf(db: Database, clusters: readonly ClusterRow[]): Voice[] {
  const found = db.several<unknown>(
    "SELECT id, name, type, articles, statements FROM name WHERE cluster = ? ORDER BY statements DESC, articles DESC, id",
    clusters.map(({ id }) => [id]),
  )
  return clusters.map(({ id, articles, statements }, i) => {
    const names = (found[i] ?? []).map((row) => db.checked(NameRow, row))
    const [best] = names
    const aliases = names.map(({ id, name, articles, statements }) => ({ id, name, articles, statements }))
    return { id, name: best?.name ?? id, type: best?.type ?? "person", articles, statements, aliases }
  })
}

/** In the order of their ids, which begin with an E; those of words do not. */
export function* voices(db: Database): Generator<Voice> {
  for (let after = "E"; ; ) {
    const rows = db.rows(
      ClusterRow,
      "SELECT * FROM cluster WHERE id > ? AND id < 'F' AND statements > 0 ORDER BY id LIMIT 100",
      after,
    )
    yield* voicesOf(db, rows)
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

const Reasons = z.array(z.string())
const JoinRow = z.object({
  a: z.string(),
  b: z.string(),
  score: z.number(),
  why: z.string().transform((json, context) => {
    try {
      return Reasons.parse(JSON.parse(json))
    } catch {
      context.addIssue("no list of reasons")
      return z.NEVER
    }
  }),
})
const Recent = z.object({
  id: ArticleId,
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
})

export const called = (db: Database, id: string): string | null =>
  isEntityId(id) ? (db.row(Named, "SELECT name FROM name WHERE id = ?", id)?.name ?? null) : null

export function entity(db: Database, id: string): Entity | null {
  const row = db.row(ClusterRow, "SELECT * FROM cluster WHERE id = (SELECT cluster FROM name WHERE id = ?)", id)
  if (!row || !isEntityId(id)) return null
  const joins = db.rows(
    JoinRow,
    `SELECT x.name AS a, y.name AS b, j.score, j.why FROM name_join j JOIN name x ON x.id = j.a JOIN name y ON y.id = j.b
     WHERE x.cluster = ? AND y.cluster = ? ORDER BY j.score DESC, j.a, j.b`,
    ...[row.id, row.id],
  )
  const recent = db.rows(
    Recent,
    `SELECT DISTINCT a.id, a.title, a.outlet, a.published, a.n FROM appearance p JOIN article a ON a.n = p.article
     WHERE p.name IN (SELECT n FROM name WHERE cluster = ?) AND a.revised_by IS NULL ORDER BY a.published DESC NULLS LAST, a.n DESC LIMIT 10`,
    row.id,
  )
  const [voice] = voicesOf(db, [row])
  if (!voice) return null
  return {
    ...voice,
    joins: joins.map(({ a, b, score, why }): Join => ({ names: [a, b], score, why })),
    recent,
  }
}

export function outlets(db: Database, { limit = Number.MAX_SAFE_INTEGER - 1, cursor }: PageOptions): Page<Outlet> {
  const after = cursor === undefined ? null : keyIn("outlets", [z.int(), z.string()], cursor)
  const end = (order: "ASC" | "DESC") =>
    `(SELECT published FROM article WHERE outlet IS NOT DISTINCT FROM nullif(o.name, '') AND published IS NOT NULL AND revised_by IS NULL
      ORDER BY published ${order} LIMIT 1)`
  const rows = db.rows(
    OutletRow,
    `SELECT nullif(name, '') AS name, articles, statements, ${end("ASC")} AS first, ${end("DESC")} AS last
     FROM outlet o WHERE articles > 0 ${after ? "AND (articles < ? OR articles = ? AND o.name > ?)" : ""} ORDER BY articles DESC, o.name LIMIT ?`,
    ...[...(after ? [after[0], after[0], after[1]] : []), limit + 1],
  )
  return pageOf(
    rows,
    limit,
    ({ articles, name }) => cursorOf("outlets", [articles, name ?? ""]),
    (row) => row,
  )
}

const OutletRow = z.object({
  name: z.string().nullable(),
  articles: z.int(),
  statements: z.int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
})

export function notes(db: Database, { code, limit = LIMIT, cursor }: PageOptions & { code?: NoteCode }) {
  const after = cursor === undefined ? [0, 0] : keyIn("notes", [z.int(), z.int()], cursor)
  const counts = db.rows(
    z.object({ code: NoteCode, notes: z.int() }),
    "SELECT code, notes FROM note_count WHERE notes > 0 ORDER BY notes DESC, code",
  )
  const rows = db.rows(
    NoteRow,
    `SELECT t.code, a.id AS article, a.title, t.text, t.article AS place, t.n FROM note t JOIN article a ON a.n = t.article
     WHERE (t.article, t.n) > (?, ?) ${code === undefined ? "" : "AND t.code = ?"} ORDER BY t.article, t.n LIMIT ?`,
    ...[...after, ...(code === undefined ? [] : [code]), limit + 1],
  )
  const { items, next } = pageOf(
    rows,
    limit,
    ({ place, n }) => cursorOf("notes", [place, n]),
    ({ place: _, n: __, ...note }) => note,
  )
  return { counts, notes: items, next }
}

const NoteRow = z.object({
  code: NoteCode,
  article: ArticleId,
  title: z.string().nullable(),
  text: z.string().nullable(),
  place: z.int(),
  n: z.int(),
})

export function failures(db: Database): Failure[] {
  return db.rows(FailureRow, "SELECT uri, code, reason, at, attempts FROM failure ORDER BY at, uri")
}

const FailureRow = z.object({
  uri: z.string(),
  code: z.string(),
  reason: z.string(),
  at: z.string(),
  attempts: z.int(),
})

export function fail(
  db: Database,
  { uri, code, reason }: { uri: string; code: string; reason: string },
  at: string,
): void {
  db.touch("failures")
  const isKnown = db.get("SELECT 1 FROM failure WHERE uri = ?", uri) !== undefined
  if (isKnown)
    db.run(
      "UPDATE failure SET code = ?, reason = ?, at = ?, attempts = attempts + 1 WHERE uri = ?",
      ...[code, reason, at, uri],
    )
  else db.run("INSERT INTO failure (uri, code, reason, at, attempts) VALUES (?, ?, ?, ?, 1)", uri, code, reason, at)
}
