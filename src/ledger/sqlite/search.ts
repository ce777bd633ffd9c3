/** Finding articles and statements: words by FTS5 and its BM25, without words the newest that pass the filters. */
import { z } from "zod"
import { SourceType, Stance } from "../../record/index.ts"
import type { Hit, Query } from "../ledger.ts"
import type { Database } from "./database.ts"
import { articleFilters, BOUNDS, type Bounds, statementFilters } from "./filters.ts"
import { ArticleId } from "./rows.ts"
import { type Asked, conditionsOf, isRare, newest, passing } from "./ways.ts"
import { matchOf } from "./words.ts"

const LIMIT = 20

/** @param bounds between few and many, which decide how hits are looked for, never which are found */
export function search(db: Database, query: Query, bounds = BOUNDS): Hit[] {
  const match = matchOf(query.words ?? "")
  if (match === null && (query.words ?? "").trim() !== "") return []
  const kind = query.of === "statements" ? STATEMENTS : ARTICLES
  const asked: Asked = {
    of: kind === STATEMENTS ? "statements" : "articles",
    ofArticle: articleFilters(db, query, bounds.many),
    ofStatement: statementFilters(db, query, bounds.many),
    allVersions: query.allVersions ?? false,
    many: bounds.many,
  }
  const limit = query.limit ?? LIMIT
  const rows = match === null ? newest(db, asked, limit) : ranked(db, kind, asked, match, { ...bounds, limit })
  return rows.flatMap((row) => hitOf(db, kind, row, match))
}

interface Kind {
  words: string
  /** what the conditions speak of: `a` and `s` */
  from: string
  row: string
  columns: string
  beginning: string
  /** of the columns of `words`: which is shown, and what each weighs */
  shown: number
  weights: string
}

const ARTICLES: Kind = {
  words: "article_words",
  from: "article a",
  row: "a.n",
  columns:
    "a.id, a.id AS article, a.title, a.outlet, a.published, NULL AS speaker, NULL AS entity, NULL AS stance, NULL AS sourceType, NULL AS said",
  beginning: "a.text",
  shown: -1,
  weights: "4, 1",
}

const STATEMENTS: Kind = {
  words: "statement_words",
  from: "statement s CROSS JOIN article a ON a.n = s.article",
  row: "s.n",
  columns: `a.id || '/' || s.id AS id, a.id AS article, a.title, a.outlet, a.published, s.speaker,
    (SELECT cluster FROM name WHERE n = s.name AND class <> 'words') AS entity, s.stance, s.source_type AS sourceType, s.said`,
  beginning: "s.content",
  shown: 1,
  weights: "2, 1",
}

/**
 * The best by BM25, of all that match or, where they are many, of the newest: only these are ranked, and only what is shown has its snippet
 * made, so the time does not grow with the ledger.
 */
function ranked(db: Database, kind: Kind, asked: Asked, match: string, bounds: Bounds & { limit: number }): number[] {
  const { words, weights } = kind
  const rows = matching(db, kind, asked, match, bounds)
  if (rows.length === 0) return []
  const best = db.all<{ rowid: number }>(
    `SELECT rowid FROM ${words} WHERE ${words} MATCH ? AND rowid >= ? AND +rowid IN (SELECT value FROM json_each(?))
     ORDER BY bm25(${words}, ${weights}), rowid LIMIT ?`,
    ...[match, BigInt(rows.reduce((least, row) => Math.min(least, row))), JSON.stringify(rows), bounds.limit],
  )
  return best.map(({ rowid }) => rowid)
}

/** Rows among which are all that are to be ranked. */
function matching(
  db: Database,
  kind: Kind,
  asked: Asked,
  match: string,
  { window, ranked, limit }: Bounds & { limit: number },
): number[] {
  const { words } = kind
  const matches = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${words} WHERE ${words} MATCH ? LIMIT ?)`,
    ...[match, window],
  )
  const isAll = matches === undefined || matches.n < window
  if (isRare(asked, matches?.n)) return passing(db, asked)
  const found = newestMatches(db, kind, asked, match, isAll ? null : window, Math.max(limit, ranked))
  // Words that are everywhere and filters that much passes, and yet few have both: the filters' indexes find them.
  return isAll || found.length >= limit ? found : passing(db, asked)
}

/** Matches that pass the filters, the newest first. */
function newestMatches(
  db: Database,
  { words, row }: Kind,
  asked: Asked,
  match: string,
  window: number | null,
  limit: number,
): number[] {
  const { from, where } = conditionsOf(asked)
  const oldest =
    window === null
      ? undefined
      : db.get<{ rowid: number }>(
          `SELECT rowid FROM ${words} WHERE ${words} MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?`,
          ...[match, window],
        )
  return db
    .all<{ rowid: number }>(
      `SELECT ${words}.rowid AS rowid FROM ${words} CROSS JOIN ${from}
       WHERE ${row} = ${words}.rowid AND ${words} MATCH ? AND ${words}.rowid >= ? AND ${where.sql}
       ORDER BY ${words}.rowid DESC LIMIT ?`,
      ...[match, BigInt(oldest?.rowid ?? 0), ...where.values, limit],
    )
    .map(({ rowid }) => rowid)
}

const HitRow = z.object({
  id: z.string(),
  article: ArticleId,
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  speaker: z.string().nullable(),
  entity: z.string().nullable(),
  stance: Stance.nullable(),
  sourceType: SourceType.nullable(),
  said: z.string().nullable(),
  snippet: z.string(),
})

function hitOf(
  db: Database,
  { words, from, row, columns, beginning, shown }: Kind,
  n: number,
  match: string | null,
): Hit[] {
  const hits =
    match === null
      ? db.rows(HitRow, `SELECT ${columns}, substr(${beginning}, 1, 240) AS snippet FROM ${from} WHERE ${row} = ?`, n)
      : db.rows(
          HitRow,
          `SELECT ${columns}, snippet(${words}, ${shown}, '«', '»', '…', 24) AS snippet FROM ${words} CROSS JOIN ${from}
           WHERE ${words} MATCH ? AND ${words}.rowid = ? AND ${row} = ${words}.rowid`,
          // FTS5 heeds a row number only when it is bound as an integer, which a JavaScript number is not.
          ...[match, BigInt(n)],
        )
  return hits.map((hit) => ({ ...hit, snippet: hit.snippet.replace(/\s+/g, " ").trim() }))
}
