/** Finding articles and statements: words by FTS5 and its BM25, without words the newest that pass the filters. */
import { z } from "zod"
import { SourceType, Stance } from "../../record/index.ts"
import type { Hit, Query } from "../ledger.ts"
import type { Page } from "../page.ts"
import { cursorOf, keyIn, pageOf } from "./cursor.ts"
import type { Database } from "./database.ts"
import { articleFilters, BOUNDS, type Bounds, statementFilters } from "./filters.ts"
import { ArticleId } from "./rows.ts"
import { type Asked, conditionsOf, isRare, type Match, newest, passing } from "./ways.ts"
import { matchOf, type RankedTable } from "./words.ts"

const LIMIT = 20

/** @param bounds between few and many, which decide how hits are looked for, never which are found */
export function search(db: Database, query: Query, bounds = BOUNDS): Page<Hit> {
  const { kind, match, rows, next } = found(db, query, bounds)
  return { items: hitsOf(db, kind, rows, match).flatMap((hit) => hit ?? []), next }
}

interface Rows {
  rows: number[]
  next: string | null
}

/** Rows of articles or statements, a page of them, and what each is found by. */
export function found(db: Database, query: Query, bounds = BOUNDS): Rows & { kind: Kind; match: string | null } {
  const match = matchOf(db.words, query.words ?? "")
  const kind = query.of === "statements" ? STATEMENTS : ARTICLES
  if (match === null && (query.words ?? "").trim() !== "") return { kind, match, rows: [], next: null }
  const asked = askedOf(db, query, bounds)
  const rows =
    match !== null && (query.order ?? "best") === "best"
      ? bestPage(db, kind, asked, match, query, bounds)
      : newestPage(db, kind, asked, match, query, bounds)
  return { kind, match, ...rows }
}

function askedOf(db: Database, query: Query, bounds: Bounds): Asked {
  return {
    of: query.of === "statements" ? "statements" : "articles",
    ofArticle: articleFilters(db, query, bounds.many),
    ofStatement: statementFilters(db, query, bounds.many),
    allVersions: query.allVersions ?? false,
    many: bounds.many,
    byNumber: query.order === "added",
  }
}

function newestPage(db: Database, kind: Kind, given: Asked, match: string | null, query: Query, bounds: Bounds): Rows {
  const { limit = LIMIT, cursor } = query
  const asked = match === null ? given : { ...given, match: matchIn(db, kind, given, match, bounds) }
  const list = `${asked.of} ${asked.byNumber ? "added" : "newest"}`
  const key = cursor === undefined ? null : keyIn(list, [z.string().nullable(), z.number(), z.number()], cursor)
  const after = key && { day: key[0], article: key[1], n: key[2] }
  const { items, next } = pageOf(
    newest(db, asked, limit + 1, after),
    limit,
    ({ day, article, n }) => cursorOf(list, [day, article, n]),
    ({ n }) => n,
  )
  return { rows: items, next }
}

const matchIn = (db: Database, { words }: Kind, { of }: Asked, text: string, { window }: Bounds): Match => ({
  of,
  table: words,
  text,
  isFew: countMatches(db, words, text, window) < window,
})

const countMatches = (db: Database, words: RankedTable, match: string, most: number) =>
  db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${words} WHERE ${words} MATCH ? LIMIT ?) counted`,
    ...[match, most],
  )?.n ?? 0

/** How well something matches shifts with each article that comes, so a list of the best goes on by how many it had, through what was there when it began. */
function bestPage(db: Database, kind: Kind, asked: Asked, match: string, query: Query, bounds: Bounds): Rows {
  const { limit = LIMIT, cursor } = query
  const list = `${asked.of} best`
  const [upto, skip] =
    cursor === undefined
      ? [db.get<{ n: number | null }>(`SELECT max(n) AS n FROM ${kind.table}`)?.n ?? 0, 0]
      : keyIn(list, [z.int(), z.int()], cursor)
  const rows = ranked(db, kind, asked, match, { ...bounds, limit: limit + 1, skip, upto })
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit ? cursorOf(list, [upto, skip + limit]) : null,
  }
}

interface Kind {
  table: string
  words: RankedTable
  /** what the conditions speak of: `a` and `s` */
  from: string
  row: string
  columns: string
  beginning: string
}

const ARTICLES: Kind = {
  table: "article",
  words: "article_words",
  from: "article a",
  row: "a.n",
  columns:
    "a.id, a.id AS article, a.title, a.outlet, a.published, NULL AS speaker, NULL AS entity, NULL AS stance, NULL AS sourceType, NULL AS said",
  beginning: "a.text",
}

const STATEMENTS: Kind = {
  table: "statement",
  words: "statement_words",
  from: "statement s CROSS JOIN article a ON a.n = s.article",
  row: "s.n",
  columns: `a.id || '/' || s.id AS id, a.id AS article, a.title, a.outlet, a.published, s.speaker,
    (SELECT cluster FROM name WHERE n = s.name AND class <> 'words') AS entity, s.stance, s.source_type AS sourceType, s.said`,
  beginning: "s.content",
}

/**
 * The best by BM25, of all that match or, where they are many, of the newest: only these are ranked, and only what is shown has its snippet
 * made, so the time does not grow with the ledger.
 */
function ranked(db: Database, kind: Kind, asked: Asked, match: string, bounds: Ranking): number[] {
  const rows = matching(db, kind, asked, match, bounds).filter((row) => row <= bounds.upto)
  return rows.length === 0 ? [] : db.words.best(kind.words, match, rows, bounds)
}

interface Ranking extends Bounds {
  limit: number
  /** so many were given before */
  skip: number
  /** the last row that was there then */
  upto: number
}

/** Rows among which are all that are to be ranked. */
function matching(db: Database, kind: Kind, asked: Asked, match: string, bounds: Ranking): number[] {
  const { window, ranked, limit, skip, upto } = bounds
  const matches = countMatches(db, kind.words, match, window)
  const isAll = matches < window
  if (isRare(asked, matches)) return passing(db, asked)
  const most = Math.max(skip + limit, ranked)
  const found = newestMatches(db, kind, asked, match, { window: isAll ? null : window, most, upto })
  // Words that are everywhere and filters that much passes, and yet few have both: the filters' indexes find them.
  return isAll || found.length >= skip + limit ? found : passing(db, asked)
}

/** Matches that pass the filters, the newest first. */
function newestMatches(
  db: Database,
  { words, row }: Kind,
  asked: Asked,
  match: string,
  { window, most, upto }: { window: number | null; most: number; upto: number },
): number[] {
  const { from, where } = conditionsOf(asked)
  const oldest =
    window === null
      ? undefined
      : db.get<{ rowid: number }>(
          `SELECT rowid FROM ${words} WHERE ${words} MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT 1 OFFSET ?`,
          ...[match, BigInt(upto), window],
        )
  return db
    .all<{ rowid: number }>(
      `SELECT ${words}.rowid AS rowid FROM ${words} CROSS JOIN ${from}
       WHERE ${row} = ${words}.rowid AND ${words} MATCH ? AND ${words}.rowid BETWEEN ? AND ? AND ${where.sql}
       ORDER BY ${words}.rowid DESC LIMIT ?`,
      ...[match, BigInt(oldest?.rowid ?? 0), BigInt(upto), ...where.values, most],
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

/** @returns null where one is gone, or does not match */
export function hitsOf(
  db: Database,
  { words, from, row, columns, beginning }: Kind,
  rows: readonly number[],
  match: string | null,
): (Hit | null)[] {
  const own = match === null ? `substr(${beginning}, 1, 240)` : "''"
  const hits = new Map(
    db
      .all<{ row: number }>(
        `SELECT ${row} AS row, ${columns}, ${own} AS snippet FROM ${from} WHERE ${row} IN (SELECT value FROM numbers(?))`,
        JSON.stringify(rows),
      )
      .map((found) => [found.row, found]),
  )
  const snippets = match === null ? null : db.words.snippets(words, match, rows)
  return rows.map((n, i) => {
    const found = hits.get(n)
    if (found === undefined) return null
    const hit = db.checked(HitRow, found)
    const snippet = snippets ? snippets[i] : hit.snippet
    return snippet === undefined ? null : { ...hit, snippet: snippet.replace(/\s+/g, " ").trim() }
  })
}
