/** Words in SQLite: FTS5 (https://www.sqlite.org/fts5.html). Those of articles and statements are kept by triggers, with their rows. */
import type { Database } from "../sql/database.ts"
import { RANKED, SNIPPET_WORDS, type Term, type Words } from "../sql/words.ts"

const COLUMNS = { name_words: ["words"], claim_words: ["words", "speaker", "outlet"] } as const

export const wordsIn = (db: Database): Words => ({
  match(_, terms, column) {
    if (column !== undefined) return `${column} : (${terms.map(quoted).join(" AND ")})`
    return terms.map(quoted).join(" ")
  },
  keep(table, row, texts) {
    if (table === "article_words" || table === "statement_words") return
    const columns = COLUMNS[table]
    const sql = `INSERT INTO ${table} (rowid, ${columns.join(", ")}) VALUES (?${", ?".repeat(columns.length)})`
    db.run(sql, row, ...texts)
  },
  best(table, match, rows, { limit, skip }) {
    const sql = `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid >= ? AND +rowid IN (SELECT value FROM numbers(?))
      ORDER BY bm25(${table}, ${RANKED[table].weights.join(", ")}), rowid LIMIT ? OFFSET ?`
    const least = BigInt(rows.reduce((least, row) => Math.min(least, row)))
    return db.all<{ rowid: number }>(sql, match, least, JSON.stringify(rows), limit, skip).map(({ rowid }) => rowid)
  },
  snippets(table, match, rows) {
    const sql = `SELECT snippet(${table}, ${RANKED[table].shown ?? -1}, '«', '»', '…', ${SNIPPET_WORDS}) AS snippet
      FROM ${table} WHERE ${table} MATCH ? AND rowid = ?`
    // FTS5 heeds a row number only when it is bound as an integer, which a JavaScript number is not.
    return rows.map((row) => db.get<{ snippet: string }>(sql, match, BigInt(row))?.snippet)
  },
})

/** In quotation marks, in which nothing is syntax. */
const quoted = ({ text, isBeginning }: Term) => `"${text}"${isBeginning ? "*" : ""}`
