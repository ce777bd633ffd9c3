/** Rows of articles and their readings → what the interface speaks of. What a file holds is checked, for anybody may have made it. */
import { z } from "zod"
import { Article, Record } from "../../record/index.ts"
import { type Corrected, corrected } from "../judged/corrected.ts"
import type { Kept } from "../ledger.ts"
import type { Database } from "./database.ts"
import { judgementsOf } from "./judgements.ts"
import { unpacked } from "./pack.ts"

/** Files and addresses are made of it, so it is nothing but what ids are made of. */
export const ArticleId = z.string().regex(/^[0-9a-f]{16,64}$/)

const ArticleRow = z.object({
  ...Article.shape,
  id: ArticleId,
  n: z.int(),
  revision_of: ArticleId.nullable(),
  revised_by: ArticleId.nullable(),
  recorded_at: z.string(),
  body: z.instanceof(Uint8Array),
})

type ArticleRow = z.infer<typeof ArticleRow>

const ARTICLES = `
  SELECT a.*, r.body,
    (SELECT id FROM article WHERE n = a.revision_of) AS revision_of,
    (SELECT id FROM article WHERE n = a.revised_by) AS revised_by
  FROM article a JOIN reading r ON r.n = a.reading`

export const articleRow = (db: Database, n: number) => db.row(ArticleRow, `${ARTICLES} WHERE a.n = ?`, n)

/** An article with each of its readings but the last. */
export const earlierReadings = (db: Database, n: number) =>
  db.rows(ArticleRow, `${ARTICLES.replace("r.n = a.reading", "r.article = a.n AND r.n <> a.reading")} WHERE a.n = ?`, n)

/** @param id or the beginning of one that only one article has */
export function articleById(db: Database, id: string): ArticleRow | undefined {
  const own = db.row(ArticleRow, `${ARTICLES} WHERE a.id = ?`, id)
  if (own) return own
  const rows = db.rows(ArticleRow, `${ARTICLES} WHERE a.id >= ? AND a.id < ? LIMIT 2`, id, `${id}g`)
  return rows.length === 1 ? rows[0] : undefined
}

const TextRow = z.object({ id: ArticleId, text: z.string() })

export function textsOf(db: Database, ids: readonly string[]): Map<string, string> {
  const sql = "SELECT a.id, a.text FROM texts(?) i CROSS JOIN article a ON a.id = i.value"
  return new Map(db.rows(TextRow, sql, JSON.stringify(ids)).map(({ id, text }) => [id, text]))
}

/** The first after that number. */
export const nextArticleRow = (db: Database, after: number, { allVersions = true } = {}) =>
  db.row(
    ArticleRow,
    `${ARTICLES} WHERE a.n > ? AND (? = 1 OR a.revised_by IS NULL) ORDER BY a.n LIMIT 1`,
    ...[after, Number(allVersions)],
  )

/** The last reading as people corrected it. */
export const correctedIn = (db: Database, row: ArticleRow): Corrected =>
  corrected(recordIn(db, row), judgementsOf(db, row.n))

/** As the model read it. @throws {LedgerError} when the reading is no record of this article */
export function recordIn(db: Database, { body, ...row }: ArticleRow): Record {
  const { id, uri, url, title, byline, outlet, published, updated, language, sha256, text } = row
  const article = { id, uri, url, title, byline, outlet, published, updated, language, sha256, text }
  const opened = openedBy.get(db) ?? new Map<number, Opened>()
  openedBy.set(db, opened)
  const before = opened.get(row.n)
  opened.delete(row.n)
  const known = before && before.text === text && Buffer.compare(before.body, body) === 0 ? before : null
  const record = known ? { ...known.record, article } : unpackedIn(db, body, article)
  opened.set(row.n, { body, text, record })
  keepLast(opened)
  return record
}

/** A reading that was opened and checked, by what was opened: the same bytes are the same record, whoever wrote them. */
interface Opened {
  body: Uint8Array
  text: string
  record: Record
}

/** Of each ledger, those that were asked for last: who shows a page of statements opens the same articles again and again. */
const openedBy = new WeakMap<Database, Map<number, Opened>>()
/** Bytes of readings as they are kept, which take some thirty times as much when they are opened. */
const MOST_OPENED = 1 << 20

function keepLast(opened: Map<number, Opened>): void {
  let bytes = 0
  for (const { body } of opened.values()) bytes += body.length
  for (const [n, { body }] of opened) {
    if (bytes <= MOST_OPENED) return
    opened.delete(n)
    bytes -= body.length
  }
}

function unpackedIn(db: Database, body: Uint8Array, article: Article): Record {
  try {
    const record = unpacked(body, article)
    Record.parse(record)
    // As it was put in: what a later version of the form adds is not lost on the way.
    return record
  } catch (cause) {
    throw db.damaged(`the reading of article ${article.id} is no record`, cause)
  }
}

export function keptOf(db: Database, row: ArticleRow): Kept {
  const readings = db.rows(
    z.object({ name: z.string(), version: z.string() }),
    "SELECT model AS name, version FROM reading WHERE article = ? ORDER BY n",
    row.n,
  )
  const asRead = recordIn(db, row)
  return {
    ...corrected(asRead, judgementsOf(db, row.n)),
    asRead,
    revisionOf: row.revision_of,
    revisedBy: row.revised_by,
    readings,
    recordedAt: row.recorded_at,
  }
}
