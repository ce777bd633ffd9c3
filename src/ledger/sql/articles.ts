/** Articles in a list, with how many of their statements are of which kind: counted as they are shown, for each has few. */
import { z } from "zod"
import type { ArticleListed, Query } from "../ledger.ts"
import type { Page } from "../page.ts"
import type { Database } from "./database.ts"
import { ArticleId } from "./rows.ts"
import { found, hitsOf } from "./search.ts"

const Row = z.object({
  id: ArticleId,
  uri: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  recordedAt: z.string(),
  revisedBy: ArticleId.nullable(),
  statements: z.int(),
})

const CountRow = z.object({
  anonymous: z.int(),
  described: z.int(),
  none: z.int(),
  through: z.int(),
  lookedAt: z.int(),
})

/** As search finds them. */
export function articles(db: Database, query: Omit<Query, "of">): Page<ArticleListed> {
  const { kind, match, rows, next } = found(db, { ...query, of: "articles" })
  const hits = hitsOf(db, kind, rows, match)
  const asked = rows.map((n) => [n])
  const listed = db.several<unknown>(
    `SELECT id, uri, url, title, outlet, published, recorded_at AS recordedAt, statements,
       (SELECT id FROM article WHERE n = a.revised_by) AS revisedBy FROM article a WHERE n = ?`,
    asked,
  )
  const counts = db.several<unknown>(COUNTS, asked)
  return {
    items: hits.flatMap((hit, i) => {
      const row = listed[i]?.[0]
      if (!hit || row === undefined) return []
      return [{ ...db.checked(Row, row), ...countsIn(db.checked(CountRow, counts[i]?.[0])), snippet: hit.snippet }]
    }),
    next,
  }
}

const COUNTS = `
  SELECT count(*) FILTER (WHERE source_type = 'anonymous') AS anonymous, count(*) FILTER (WHERE source_type = 'described') AS described,
    count(*) FILTER (WHERE source_type = 'none') AS none, count(*) FILTER (WHERE through = 1) AS through,
    count(*) FILTER (WHERE looked = 1) AS lookedAt
  FROM statement INDEXED BY statement_article WHERE article = ?`

const countsIn = ({ anonymous, described, none, through, lookedAt }: z.infer<typeof CountRow>) => ({
  unnamed: { anonymous, described, none },
  through,
  lookedAt,
})
