/**
 * What an outlet prints, counted over its newest articles: of very many, these alone are looked at, so that it takes as long in a large ledger as in a small one. How many
 * they are is said beside the counts.
 */
import { z } from "zod"
import { SourceType } from "../../record/index.ts"
import type { OutletFound } from "../ledger.ts"
import type { Database } from "./database.ts"
import { ArticleId } from "./rows.ts"

/** Articles that are counted, the longest that lists are, and articles to be opened. */
const [COUNTED, MOST, NEWEST] = [1000, 30, 16]

/** The newest articles of the outlet that no later version replaced. */
const OWN = `
  WITH own (n) AS MATERIALIZED (
    SELECT n FROM article INDEXED BY article_outlet WHERE outlet = ?1 AND revised_by IS NULL
    ORDER BY published DESC NULLS LAST, n DESC LIMIT ${COUNTED})`

const Row = z.object({
  name: z.string(),
  articles: z.int(),
  statements: z.int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
})
const CountedRow = z.object({ articles: z.int(), statements: z.int(), through: z.int(), looked: z.int() })
const SourceRow = z.object({ type: SourceType.nullable(), sources: z.int(), statements: z.int() })
const WithheldRow = z.object({
  id: z.string().nullable(),
  name: z.string(),
  statements: z.int(),
  articles: z.int(),
})
const RevisedRow = z.object({
  id: ArticleId,
  of: ArticleId,
  title: z.string().nullable(),
  published: z.string().nullable(),
  recordedAt: z.string(),
})

export function outlet(db: Database, name: string): OutletFound | null {
  const end = (order: "ASC" | "DESC") =>
    `(SELECT published FROM article WHERE outlet = o.name AND published IS NOT NULL AND revised_by IS NULL ORDER BY published ${order} LIMIT 1)`
  const row = db.row(
    Row,
    `SELECT name, articles, statements, ${end("ASC")} AS first, ${end("DESC")} AS last FROM outlet o WHERE name = ? AND name <> '' AND articles > 0`,
    name,
  )
  if (!row) return null
  const own = "own o CROSS JOIN statement s INDEXED BY statement_article ON s.article = o.n"
  const counted = db.row(
    CountedRow,
    `${OWN} SELECT (SELECT count(*) FROM own) AS articles, count(*) AS statements, coalesce(sum(through), 0) AS through,
       coalesce(sum(looked), 0) AS looked FROM ${own}`,
    name,
  )
  return {
    ...row,
    counted: counted ?? { articles: 0, statements: 0, through: 0, looked: 0 },
    // Whoever speaks twice in one article is one source; of whom no words are given at all, each statement is one.
    sources: db.rows(
      SourceRow,
      `${OWN} SELECT source_type AS type, count(DISTINCT s.article || ' ' || coalesce(CAST(s.name AS TEXT), 'none ' || s.n)) AS sources, count(*) AS statements
       FROM ${own} GROUP BY source_type ORDER BY 2 DESC, 1 NULLS FIRST`,
      name,
    ),
    withheld: db.rows(
      WithheldRow,
      `${OWN} SELECT min(CASE WHEN m.class <> 'words' THEN m.cluster END) AS id, min(m.name) AS name, count(*) AS statements, count(DISTINCT s.article) AS articles
       FROM ${own} JOIN name m ON m.n = s.name WHERE s.stance = 'withholds'
       GROUP BY CASE m.class WHEN 'words' THEN m.id ELSE m.cluster END ORDER BY 4 DESC, 3 DESC, 2 LIMIT ${MOST}`,
      name,
    ),
    revised: db.rows(
      RevisedRow,
      `${OWN} SELECT a.id, e.id AS of, a.title, a.published, a.recorded_at AS recordedAt FROM own o CROSS JOIN article a ON a.n = o.n
       JOIN article e ON e.n = a.revision_of ORDER BY a.recorded_at DESC, a.n DESC LIMIT ${MOST}`,
      name,
    ),
    newest: db
      .all<{ id: string }>(
        `${OWN} SELECT a.id FROM own o CROSS JOIN article a ON a.n = o.n ORDER BY a.published DESC NULLS LAST, a.n DESC LIMIT ${NEWEST}`,
        name,
      )
      .map(({ id }) => id),
  }
}
