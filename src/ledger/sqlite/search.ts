/** Finding articles and statements: words by FTS5 and its BM25, filters by index. */
import type { SQLInputValue } from "node:sqlite"
import type { Hit, Query } from "../ledger.ts"
import { folded } from "../names/key.ts"
import type { Database } from "./database.ts"

const LIMIT = 20

interface Condition {
  sql: string
  values: SQLInputValue[]
}

export function search(db: Database, query: Query): Hit[] {
  const match = matchOf(query.words ?? "")
  const ofArticles = query.of !== "statements"
  if (match === null && (query.words ?? "").trim() !== "") return []
  const conditions = [...articleConditions(query), ...statementConditions(query, ofArticles)]
  const sql = ofArticles ? articleQuery(match, conditions) : statementQuery(match, conditions)
  const values = [
    ...(match ? [match] : []),
    ...conditions.flatMap((condition) => condition.values),
    query.limit ?? LIMIT,
  ]
  return db.all<Hit>(sql, ...values).map((row) => ({ ...row, snippet: row.snippet.replace(/\s+/g, " ").trim() }))
}

/** What was typed as an FTS5 expression in which nothing but quotation marks and a final * has a meaning; null when it holds no word. */
export function matchOf(words: string): string | null {
  const terms = [...words.matchAll(/"([^"]*)"|([^\s"]+)/g)].flatMap(([, phrase, word]) => {
    const text = phrase ?? word ?? ""
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    const isBeginning = phrase === undefined && text.endsWith("*")
    return `"${text.replace(/\*$/, "").replaceAll('"', "")}"${isBeginning ? "*" : ""}`
  })
  return terms.length ? terms.join(" ") : null
}

const where = (conditions: readonly Condition[], match: string | null) =>
  [...(match ? [match] : []), ...conditions.map(({ sql }) => sql), "TRUE"].join(" AND ")

/** Ranked within FTS5 first: only the rows that are shown have their snippet made. */
function articleQuery(match: string | null, conditions: readonly Condition[]): string {
  const columns =
    "a.id, a.id AS article, a.title, a.outlet, a.published, NULL AS speaker, NULL AS entity, NULL AS stance, NULL AS sourceType, NULL AS said"
  if (!match) {
    return `SELECT ${columns}, substr(a.text, 1, 240) AS snippet FROM article a WHERE ${where(conditions, null)} ORDER BY a.published DESC, a.n DESC LIMIT ?`
  }
  return `SELECT ${columns}, snippet(article_words, -1, '«', '»', '…', 24) AS snippet FROM article_words JOIN article a ON a.n = article_words.rowid
    WHERE ${where(conditions, "article_words MATCH ?")} ORDER BY bm25(article_words, 4, 1), a.n LIMIT ?`
}

function statementQuery(match: string | null, conditions: readonly Condition[]): string {
  const columns = `a.id || '/' || s.id AS id, a.id AS article, a.title, a.outlet, a.published, s.speaker,
    (SELECT cluster FROM name WHERE n = s.name) AS entity, s.stance, s.source_type AS sourceType, s.said`
  if (!match) {
    return `SELECT ${columns}, substr(s.content, 1, 240) AS snippet FROM statement s JOIN article a ON a.n = s.article
      WHERE ${where(conditions, null)} ORDER BY a.published DESC, s.n DESC LIMIT ?`
  }
  return `SELECT ${columns}, snippet(statement_words, 1, '«', '»', '…', 24) AS snippet FROM statement_words
    JOIN statement s ON s.n = statement_words.rowid JOIN article a ON a.n = s.article
    WHERE ${where(conditions, "statement_words MATCH ?")} ORDER BY bm25(statement_words, 2, 1), s.n LIMIT ?`
}

function articleConditions({ outlet, publishedFrom, publishedTo, allVersions }: Query): Condition[] {
  return [
    ...(allVersions ? [] : [{ sql: "a.revised_by IS NULL", values: [] }]),
    ...(outlet === undefined ? [] : [{ sql: "a.outlet = ? COLLATE NOCASE", values: [outlet] }]),
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
  const sql = `EXISTS (SELECT 1 FROM statement s WHERE s.article = a.n AND ${conditions.map((each) => each.sql).join(" AND ")})`
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
