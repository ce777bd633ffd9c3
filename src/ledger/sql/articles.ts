/** Articles in a list, with how many of their statements are of which kind: counted as they are shown, for each has few. */
import { z } from "zod"
import type { ArticleListed, Query } from "../ledger.ts"
import type { Page } from "../page.ts"
import type { Database } from "./database.ts"
import { ArticleId } from "./rows.ts"
import { found, hitOf } from "./search.ts"

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
  return {
    items: rows.flatMap((n) => {
      const [hit] = hitOf(db, kind, n, match)
      const row = db.row(
        Row,
        `SELECT id, uri, url, title, outlet, published, recorded_at AS recordedAt, statements,
           (SELECT id FROM article WHERE n = a.revised_by) AS revisedBy FROM article a WHERE n = ?`,
        n,
      )
      return row && hit ? [{ ...row, ...countsOf(db, n), snippet: hit.snippet }] : []
    }),
    next,
  }
}

function countsOf(db: Database, article: number): Pick<ArticleListed, "unnamed" | "through" | "lookedAt"> {
  const row = db.row(
    CountRow,
    `SELECT count(*) FILTER (WHERE source_type = 'anonymous') AS anonymous, count(*) FILTER (WHERE source_type = 'described') AS described,
       count(*) FILTER (WHERE source_type = 'none') AS none, count(*) FILTER (WHERE through = 1) AS through,
       count(*) FILTER (WHERE looked = 1) AS lookedAt
     FROM statement INDEXED BY statement_article WHERE article = ?`,
    article,
  )
  const { anonymous = 0, described = 0, none = 0, through = 0, lookedAt = 0 } = row ?? {}
  return { unnamed: { anonymous, described, none }, through, lookedAt }
}
