/** Finding articles and statements: words by FTS5 and its BM25, filters by index. */
import type { SQLInputValue } from "node:sqlite"
import type { Hit, Query } from "../ledger.ts"
import { folded } from "../names/key.ts"
import type { Database } from "./database.ts"

const LIMIT = 20
const MOST_RANKED = 5000

interface Condition {
  sql: string
  values: SQLInputValue[]
}

export function search(db: Database, query: Query): Hit[] {
  const match = matchOf(query.words ?? "")
  if (match === null && (query.words ?? "").trim() !== "") return []
  const kind = query.of === "statements" ? STATEMENTS : ARTICLES
  const conditions = [
    ...articleConditions(query, kind === STATEMENTS),
    ...statementConditions(query, kind === ARTICLES),
  ]
  const limit = query.limit ?? LIMIT
  const rows = match ? ranked(db, kind, match, conditions, limit) : newest(db, kind, conditions, limit)
  return rows.map((row) => ({ ...row, snippet: row.snippet.replace(/\s+/g, " ").trim() }))
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
  from: "statement s JOIN article a ON a.n = s.article",
  row: "s.n",
  columns: `a.id || '/' || s.id AS id, a.id AS article, a.title, a.outlet, a.published, s.speaker,
    (SELECT cluster FROM name WHERE n = s.name) AS entity, s.stance, s.source_type AS sourceType, s.said`,
  beginning: "s.content",
  shown: 1,
  weights: "2, 1",
}

/**
 * The best by BM25. Of a word that is nearly everywhere only the newest matches are ranked, and only the rows that are shown have their
 * snippet made: so the time does not grow with the ledger.
 */
function ranked(
  db: Database,
  { words, from, row, columns, shown, weights }: Kind,
  match: string,
  conditions: readonly Condition[],
  limit: number,
): Hit[] {
  const filter = conditions.map(({ sql }) => ` AND ${sql}`).join("")
  const values = conditions.flatMap((condition) => condition.values)
  const found = conditions.length
    ? `${words} CROSS JOIN ${from} ${from.includes("JOIN") ? "AND" : "ON"} ${row} = ${words}.rowid`
    : words
  const first = db.get<{ rowid: number }>(
    `SELECT ${words}.rowid AS rowid FROM ${found} WHERE ${words} MATCH ?${filter} ORDER BY ${words}.rowid DESC LIMIT 1 OFFSET ?`,
    ...[match, ...values, MOST_RANKED],
  )
  const best = db.all<{ rowid: number }>(
    `SELECT ${words}.rowid AS rowid FROM ${found} WHERE ${words} MATCH ? AND ${words}.rowid >= ?${filter}
     ORDER BY bm25(${words}, ${weights}), ${words}.rowid LIMIT ?`,
    ...[match, BigInt(first?.rowid ?? 0), ...values, limit],
  )
  return best.flatMap(({ rowid }) =>
    db.all<Hit>(
      `SELECT ${columns}, snippet(${words}, ${shown}, '«', '»', '…', 24) AS snippet FROM ${words} CROSS JOIN ${from}
       WHERE ${words} MATCH ? AND ${words}.rowid = ? AND ${row} = ${words}.rowid`,
      // FTS5 heeds a row number only when it is bound as an integer, which a JavaScript number is not.
      ...[match, BigInt(rowid)],
    ),
  )
}

function newest(
  db: Database,
  { from, columns, beginning, row }: Kind,
  conditions: readonly Condition[],
  limit: number,
): Hit[] {
  const filter = conditions.map(({ sql }) => sql).join(" AND ") || "TRUE"
  return db.all<Hit>(
    `SELECT ${columns}, substr(${beginning}, 1, 240) AS snippet FROM ${from} WHERE ${filter} ORDER BY a.published DESC, a.n DESC, ${row} LIMIT ?`,
    ...[...conditions.flatMap(({ values }) => values), limit],
  )
}

/** What was typed as an FTS5 expression in which nothing but quotation marks and a final * has a meaning; null when it holds no word. */
function matchOf(words: string): string | null {
  const terms = [...words.matchAll(/"([^"]*)"|([^\s"]+)/g)].flatMap(([, phrase, word]) => {
    const text = phrase ?? word ?? ""
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    const isBeginning = phrase === undefined && text.endsWith("*")
    return `"${text.replace(/\*$/, "").replaceAll('"', "")}"${isBeginning ? "*" : ""}`
  })
  return terms.length ? terms.join(" ") : null
}

function articleConditions(
  { outlet, publishedFrom, publishedTo, allVersions }: Query,
  ofStatements: boolean,
): Condition[] {
  const replaced = "SELECT n FROM article WHERE revised_by IS NOT NULL"
  const isNewest = ofStatements
    ? `s.n NOT IN (SELECT n FROM statement WHERE article IN (${replaced}))`
    : `a.n NOT IN (${replaced})`
  return [
    ...(allVersions ? [] : [{ sql: isNewest, values: [] }]),
    ...(outlet === undefined
      ? []
      : [{ sql: "a.outlet IN (SELECT outlet FROM article WHERE outlet = ? COLLATE NOCASE)", values: [outlet] }]),
    ...(publishedFrom === undefined ? [] : [{ sql: "a.published >= ?", values: [publishedFrom] }]),
    ...(publishedTo === undefined ? [] : [{ sql: "a.published < ?", values: [`${publishedTo}~`] }]),
  ]
}

/** What a statement must be; of articles, some statement in them. */
function statementConditions(
  { speaker, stance, sourceType, saidFrom, saidTo }: Query,
  ofArticles: boolean,
): Condition[] {
  const conditions = [
    ...(speaker === undefined ? [] : [speakerCondition(speaker)]),
    ...(stance === undefined ? [] : [{ sql: "s.stance = ?", values: [stance] }]),
    ...(sourceType === undefined ? [] : [{ sql: "s.source_type = ?", values: [sourceType] }]),
    ...(saidFrom === undefined ? [] : [{ sql: "s.said >= ?", values: [saidFrom] }]),
    ...(saidTo === undefined ? [] : [{ sql: "s.said < ?", values: [`${saidTo}~`] }]),
    ...(saidFrom === undefined && saidTo === undefined
      ? []
      : [{ sql: "s.said GLOB '[0-9][0-9][0-9][0-9]*'", values: [] }]),
  ]
  if (!ofArticles || conditions.length === 0) return conditions
  const all = conditions.map((each) => each.sql).join(" AND ")
  // Few statements are one speaker's or of some days: these are looked up first. Many have a stance: those are looked for in each article.
  const isRare = speaker !== undefined || saidFrom !== undefined || saidTo !== undefined
  const sql = isRare
    ? `a.n IN (SELECT s.article FROM statement s WHERE ${all})`
    : `EXISTS (SELECT 1 FROM statement s WHERE s.article = a.n AND ${all})`
  return [{ sql, values: conditions.flatMap(({ values }) => values) }]
}

/** By an entity's id, all its names; by words, every name with these words and all that is one with it, and sources without a name. */
function speakerCondition(speaker: string): Condition {
  const names = (which: string) =>
    `s.name IN (SELECT n FROM name WHERE cluster IN (SELECT cluster FROM name WHERE ${which}))`
  if (/^E[0-9a-f]{12}$/.test(speaker)) return { sql: names("id = ?"), values: [speaker] }
  const words = folded(speaker).match(/[\p{L}\p{N}]+/gu) ?? []
  const match = words.map((word) => `"${word}"`).join(" ")
  if (!match) return { sql: "FALSE", values: [] }
  return {
    sql: `(${names(words.map(() => "key LIKE ?").join(" AND "))} OR s.n IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?))`,
    values: [...words.map((word) => `%${word}%`), `{speaker}: (${match})`],
  }
}
