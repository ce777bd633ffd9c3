/** Rows of articles and their readings → what the interface speaks of. */
import type { Article } from "../../record/index.ts"
import type { Kept } from "../ledger.ts"
import type { Database } from "./database.ts"
import { unpacked } from "./pack.ts"

export interface ArticleRow extends Article {
  n: number
  revision_of: string | null
  revised_by: string | null
  recorded_at: string
  reading: number
  body: Uint8Array
}

export const ARTICLES = `
  SELECT a.*, r.body, r.n AS reading,
    (SELECT id FROM article WHERE n = a.revision_of) AS revision_of,
    (SELECT id FROM article WHERE n = a.revised_by) AS revised_by
  FROM article a JOIN reading r ON r.n = a.reading`

export function articleOf(row: Article): Article {
  const { id, uri, url, title, byline, outlet, published, updated, language, sha256, text } = row
  return { id, uri, url, title, byline, outlet, published, updated, language, sha256, text }
}

export function keptOf(db: Database, row: ArticleRow): Kept {
  const readings = db.all<{ name: string; version: string }>(
    "SELECT model AS name, version FROM reading WHERE article = ? ORDER BY n",
    row.n,
  )
  return {
    record: unpacked(row.body, articleOf(row)),
    revisionOf: row.revision_of,
    revisedBy: row.revised_by,
    readings: readings.map(({ name, version }) => ({ name, version })),
    recordedAt: row.recorded_at,
  }
}
