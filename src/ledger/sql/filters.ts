/** The filters of a query as SQL, each with how many statements it leaves and the index that finds them: what `search.ts` chooses its way by. */
import type { Query } from "../ledger.ts"
import type { Database, Value } from "./database.ts"
import { isEntityId, nameMatchOf } from "./words.ts"

export interface Bounds {
  /** rows from here on are many: nobody counts on */
  many: number
  /** of words that are everywhere, so many of the newest matches are looked through for such as pass the filters */
  window: number
  /** and so many of the newest that pass are ranked */
  ranked: number
}

export const BOUNDS: Bounds = { many: 20_000, window: 20_000, ranked: 1000 }

/** About how many statements an article has: what a filter on articles leaves is weighed by it. */
export const STATEMENTS_AN_ARTICLE = 16

export interface Filter {
  sql: string
  values: readonly Value[]
  /** about how many statements pass it; `many` or more stands for any number */
  rows: number
  /** finds what passes */
  index: string
}

/** What the article (`a`) must be. */
export function articleFilters(db: Database, query: Query, many: number): Filter[] {
  const { outlet, publishedFrom, publishedTo } = query
  const filters: Filter[] = []
  if (outlet !== undefined) {
    const known = db.all<{ name: string; articles: number }>(
      "SELECT name, articles FROM outlet WHERE name = ? COLLATE NOCASE",
      outlet,
    )
    filters.push({
      sql: known.length === 0 ? "FALSE" : `a.outlet IN (${known.map(() => "?").join(", ")})`,
      values: known.map(({ name }) => name),
      rows: STATEMENTS_AN_ARTICLE * known.reduce((sum, { articles }) => sum + articles, 0),
      index: "article_outlet",
    })
  }
  const days = [
    ...(publishedFrom === undefined ? [] : [{ sql: "a.published >= ?", value: publishedFrom }]),
    ...(publishedTo === undefined ? [] : [{ sql: "a.published < ?", value: `${publishedTo}~` }]),
  ]
  if (days.length) {
    const [sql, values] = [days.map((day) => day.sql).join(" AND "), days.map(({ value }) => value)]
    const rows = counted(db, `article a INDEXED BY article_published WHERE ${sql}`, values, many)
    filters.push({ sql, values, rows: rows * STATEMENTS_AN_ARTICLE, index: "article_published" })
  }
  return filters
}

/** What the statement (`s`) must be. */
export function statementFilters(db: Database, query: Query, many: number): Filter[] {
  const { speaker, stance, sourceType, saidFrom, saidTo, through, lookedAt } = query
  const filters: Filter[] = []
  const add = (sql: string, values: Value[], index: string) =>
    filters.push({
      sql,
      values,
      index,
      rows: counted(db, `statement s INDEXED BY ${index} WHERE ${sql}`, values, many),
    })
  if (speaker !== undefined) filters.push(speakerFilter(db, speaker, many))
  if (stance !== undefined) add("s.stance = ?", [stance], "statement_stance")
  if (sourceType !== undefined) add("s.source_type = ?", [sourceType], "statement_type")
  for (const [column, asked] of Object.entries({ through, looked: lookedAt })) {
    if (asked) add(`s.${column} = 1`, [], `statement_${column}`)
    // Nearly all pass: nothing is found by it.
    else if (asked === false) filters.push({ sql: `s.${column} = 0`, values: [], rows: many, index: "" })
  }
  // Values without a year (PAST_REF, XXXX-WXX-1) begin with a letter, and letters come after digits.
  if (saidFrom !== undefined || saidTo !== undefined)
    add("s.said >= ? AND s.said < ?", [saidFrom ?? "0", saidTo === undefined ? ":" : `${saidTo}~`], "statement_said")
  return filters
}

/** Names that are looked at to tell whether few statements are theirs. */
const NAMES_COUNTED = 5000

/** By an entity's id, all its names; by words, every name with these words and all that is one with it. */
function speakerFilter(db: Database, speaker: string, many: number): Filter {
  const byId = isEntityId(speaker)
  const value = byId ? speaker : nameMatchOf(db.words, speaker)
  if (value === null) return { sql: "FALSE", values: [], rows: 0, index: "statement_name" }
  const found = byId ? "SELECT n FROM name WHERE id = ?" : "SELECT rowid FROM name_words WHERE name_words MATCH ?"
  // Most names are one article's own and stand alone; only the others need to be looked up by their cluster.
  const names = `${found} UNION SELECT n FROM name WHERE cluster IN (
    SELECT cluster FROM name INDEXED BY name_joined WHERE joined = 1 AND +n IN (${found}))`
  const isMany = db.get(`${found} LIMIT 1 OFFSET ${NAMES_COUNTED}`, value) !== undefined
  const rows = () =>
    db.get<{ n: number | null }>(`SELECT sum(statements) AS n FROM name WHERE n IN (${names})`, value, value)?.n ?? 0
  return { sql: `s.name IN (${names})`, values: [value, value], rows: isMany ? many : rows(), index: "statement_name" }
}

function counted(db: Database, from: string, values: readonly Value[], many: number): number {
  return (
    db.get<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} LIMIT ?) counted`, ...values, many)?.n ?? 0
  )
}
