/**
 * From filters to rows, by the way on which the fewest rows are looked at: from the rarest filter, where few statements pass it, else from the
 * newest on, until enough are found. SQLite has no counts to choose by while a ledger grows, so each way names its index.
 */
import type { Database, Value } from "./database.ts"
import { type Filter, STATEMENTS_AN_ARTICLE } from "./filters.ts"

export interface Asked {
  of: "articles" | "statements"
  ofArticle: readonly Filter[]
  ofStatement: readonly Filter[]
  allVersions: boolean
  /** words that all must have, whose order is no order of these */
  match?: Match
  /** the last that came into the ledger first, and not the newest */
  byNumber?: boolean
  /** rows from here on are too many to be looked at one by one */
  many: number
}

export interface Match {
  /** of these the words are */
  of: "articles" | "statements"
  table: string
  text: string
  isFew: boolean
}

interface Sql {
  sql: string
  values: readonly Value[]
}

/**
 * Whether so few rows pass the filters that all can be looked at.
 *
 * @param others rows that would be looked at otherwise
 */
export function isRare(asked: Asked, others = asked.many): boolean {
  const rows = rarestOf(asked)?.rows ?? asked.many
  const each = asked.of === "articles" && asked.ofStatement.length ? STATEMENTS_AN_ARTICLE : 1
  return rows < asked.many && rows < others * each
}

/** All rows that pass all filters, in no order. */
export function passing(db: Database, asked: Asked): number[] {
  const byStatement = asked.of === "articles" && asked.ofStatement.length > 0
  const { from, where } = byStatement || asked.of === "statements" ? statementWay(asked, UNORDERED) : articleWay(asked)
  const row = byStatement ? "DISTINCT s.article" : rowOf(asked)
  return db.all<{ n: number }>(`SELECT ${row} AS n FROM ${from} WHERE ${where.sql}`, ...where.values).map(({ n }) => n)
}

/** What a row is ordered by: a day or nothing, its article's number, and of a statement its own. */
export interface Place {
  day: string | null
  article: number
  n: number
}

/**
 * The newest that pass all filters: by when they were published, or said where that is asked for; or by when they came.
 *
 * @param after only those that come after this place
 */
export function newest(db: Database, asked: Asked, limit: number, after: Place | null = null): Place[] {
  if (isSaying(asked))
    return asked.byNumber ? lastSaying(db, asked, limit, after) : newestSaying(db, asked, limit, after)
  if (after === null || asked.byNumber) return walked(db, asked, limit, after && conditionAfter(asked, after))
  const found = walked(db, asked, limit, conditionAfter(asked, after))
  if (after.day === null || found.length === limit || orderedBySaying(asked)) return found
  // Those without a day come last, and one range of an index has either these or the others.
  return [...found, ...walked(db, asked, limit - found.length, conditionAfter(asked, FIRST_UNDATED))]
}

const FIRST_UNDATED: Place = { day: null, article: Number.MAX_SAFE_INTEGER, n: 0 }

function walked(db: Database, asked: Asked, limit: number, after: Filter | null): Place[] {
  const given = after === null ? asked : { ...asked, ofArticle: [...asked.ofArticle, after] }
  const { from, where, order } = asked.of === "statements" ? statementWay(given) : articleWay(given)
  const day = asked.of === "articles" ? "a.published" : orderedBySaying(asked) ? "s.said" : "s.published"
  const [article, n] = asked.of === "articles" ? ["a.n", "a.n"] : ["s.article", "s.n"]
  return db.all<{ day: string | null; article: number; n: number }>(
    `SELECT ${day} AS day, ${article} AS article, ${n} AS n FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ?`,
    ...[...where.values, limit],
  )
}

/** As a filter that leaves many. */
function conditionAfter(asked: Asked, { day, article, n }: Place): Filter {
  const { of, byNumber, many } = asked
  const filter = (sql: string, values: readonly Value[]): Filter => ({ sql, values, rows: many, index: "" })
  const [column, row] =
    of === "articles" ? ["a.published", "a.n"] : [orderedBySaying(asked) ? "s.said" : "s.published", "s.article"]
  const within = of === "articles" ? `${row} < ?` : `${row} < ? OR (${row} = ? AND s.n > ?)`
  const place = of === "articles" ? [article] : [article, article, n]
  if (byNumber) return filter(`${row} <= ? AND (${within})`, [article, ...place])
  if (day === null) return filter(`${column} IS NULL AND (${within})`, place)
  return filter(`${column} <= ? AND (${column} < ? OR ${within})`, [day, day, ...place])
}

/** Whether articles are asked for by what is said in them. */
const isSaying = ({ of, ofStatement }: Asked) => of === "articles" && ofStatement.length > 0
const orderedBySaying = ({ ofStatement, byNumber }: Asked) =>
  !byNumber && find(ofStatement, "statement_said") !== undefined

/** The articles of the newest statements that pass, until there are enough. An article stands where its newest statement does, so all are gone through from the first. */
function newestSaying(db: Database, asked: Asked, limit: number, after: Place | null): Place[] {
  const bySaying = orderedBySaying(asked)
  const day = bySaying ? "s.said" : "s.published"
  const { from, where, order } = statementWay(asked)
  const found = new Map<number, Place>()
  const seen = new Set<number>()
  const rows = db.each<{ day: string | null; article: number }>(
    `SELECT ${day} AS day, s.article FROM ${from} WHERE ${where.sql} ORDER BY ${order}`,
    ...where.values,
  )
  for (const { day, article } of rows) {
    if (seen.has(article)) continue
    seen.add(article)
    if (after && !isAfter({ day, article }, after)) continue
    found.set(article, { day, article, n: article })
    if (found.size === limit) break
  }
  return [...found.values()]
}

/** Where few statements pass, all of them are looked at; else articles from the last that came, until there are enough. */
function lastSaying(db: Database, asked: Asked, limit: number, after: Place | null): Place[] {
  if (!isRare(asked)) return walked(db, asked, limit, after && conditionAfter(asked, after))
  return passing(db, { ...asked, byNumber: false })
    .filter((n) => after === null || n < after.article)
    .toSorted((a, b) => b - a)
    .slice(0, limit)
    .map((n) => ({ day: null, article: n, n }))
}

const isAfter = ({ day, article }: Omit<Place, "n">, after: Place) =>
  day === after.day ? article < after.article : after.day !== null && (day === null || day < after.day)

/** Every condition, for rows that are found by something else, and what they are conditions of. */
export function conditionsOf(asked: Asked): { from: string; where: Sql } {
  const { of, ofArticle, ofStatement, allVersions } = asked
  const match = asked.match ? [matching(asked.match, of)] : []
  if (of === "statements") {
    // The article's day stands in the statement too; only its outlet is looked up.
    const current = allVersions ? [] : [{ sql: "s.current = 1", values: [] }]
    const where = all([...current, ...ofStatement, ...ofArticle, ...match])
    const sql = where.sql.replaceAll("a.published", "s.published")
    const from = find(ofArticle, "article_outlet")
      ? "statement s CROSS JOIN article a ON a.n = s.article"
      : "statement s"
    return { from, where: { ...where, sql } }
  }
  const some = all(ofStatement)
  const exists = {
    sql: `EXISTS (SELECT 1 FROM statement s INDEXED BY statement_article WHERE s.article = a.n AND ${some.sql})`,
    values: some.values,
  }
  return {
    from: "article a",
    where: all([...(allVersions ? [] : [CURRENT]), ...ofArticle, ...(ofStatement.length ? [exists] : []), ...match]),
  }
}

function matching(match: Match, of: Asked["of"]): Sql {
  const row = of === "articles" ? "a.n" : match.of === "articles" ? "s.article" : "s.n"
  return { sql: `${row} IN (SELECT rowid FROM ${match.table} WHERE ${match.table} MATCH ?)`, values: [match.text] }
}

interface Way {
  from: string
  where: Sql
  order: string
}

/** Where to start when every filter is passed by many: where the newest come first, or, when all are looked at, where they are fewest as a rule. */
const NEWEST_FIRST = [
  "statement_said",
  "statement_looked",
  "statement_through",
  "article_outlet",
  "statement_stance",
  "statement_type",
]
const UNORDERED = [
  "statement_said",
  "statement_looked",
  "statement_name",
  "statement_through",
  "statement_type",
  "statement_stance",
  "article_outlet",
]

function statementWay(given: Asked, starts = NEWEST_FIRST): Way {
  const asked: Asked = { ...given, of: "statements" }
  const { ofArticle, ofStatement } = asked
  const rarest = rarestOf(asked)
  const { from, where } = conditionsOf(asked)
  const order = orderOf(given)
  const isFound = rarest !== undefined && rarest.rows < asked.many
  if (given.byNumber && !isFound && !given.match?.isFew)
    return {
      from: "article a NOT INDEXED CROSS JOIN statement s INDEXED BY statement_article ON s.article = a.n",
      where: { ...where, sql: where.sql.replaceAll("s.article", "a.n") },
      order: "a.n DESC, s.n",
    }
  if (given.match?.isFew) {
    const found = given.match.of === "statements" ? "NOT INDEXED" : "INDEXED BY statement_article"
    return { from: from.replace("statement s", `statement s ${found}`), where, order }
  }
  const many = starts.map((index) => find([...ofStatement, ...ofArticle], index)).find((filter) => filter !== undefined)
  const start = isFound ? rarest : many
  if (start && ofStatement.includes(start))
    return { from: from.replace("statement s", `statement s INDEXED BY ${start.index}`), where, order }
  return {
    from: `article a INDEXED BY ${start?.index || "article_published"} CROSS JOIN statement s INDEXED BY statement_article ON s.article = a.n`,
    where: { ...where, sql: where.sql.replaceAll("s.published", "a.published") },
    order: order.replace("s.published DESC NULLS LAST, s.article", "a.published DESC NULLS LAST, a.n"),
  }
}

function orderOf(asked: Asked): string {
  if (asked.byNumber) return "s.article DESC, s.n"
  return orderedBySaying(asked)
    ? "s.said DESC NULLS LAST, s.article DESC, s.n"
    : "s.published DESC NULLS LAST, s.article DESC, s.n"
}

/** Without filters on statements: what an article is, its own two indexes have in order. */
function articleWay(asked: Asked): Way {
  const { where } = conditionsOf(asked)
  if (asked.byNumber) return { from: "article a NOT INDEXED", where, order: "a.n DESC" }
  const index = find(asked.ofArticle, "article_outlet")?.index ?? "article_published"
  const from = asked.match?.isFew ? "article a NOT INDEXED" : `article a INDEXED BY ${index}`
  return { from, where, order: "a.published DESC NULLS LAST, a.n DESC" }
}

const CURRENT: Sql = { sql: "a.revised_by IS NULL", values: [] }

const rowOf = ({ of }: Asked) => (of === "statements" ? "s.n" : "a.n")
const find = (filters: readonly Filter[], index: string) => filters.find((filter) => filter.index === index)

const rarestOf = ({ ofArticle, ofStatement }: Asked) =>
  [...ofArticle, ...ofStatement].reduce<Filter | undefined>(
    (least, each) => (least && least.rows <= each.rows ? least : each),
    undefined,
  )

function all(parts: readonly Sql[]): Sql {
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(" AND ") || "TRUE",
    values: parts.flatMap(({ values }) => values),
  }
}
