/**
 * From filters to rows, by the way on which the fewest rows are looked at: from the rarest filter, where few statements pass it, else from the
 * newest on, until enough are found. SQLite has no counts to choose by while a ledger grows, so each way names its index.
 */
import type { SQLInputValue } from "node:sqlite"
import type { Database } from "./database.ts"
import { type Filter, STATEMENTS_AN_ARTICLE } from "./filters.ts"

export interface Asked {
  of: "articles" | "statements"
  ofArticle: readonly Filter[]
  ofStatement: readonly Filter[]
  allVersions: boolean
  /** rows from here on are too many to be looked at one by one */
  many: number
}

interface Sql {
  sql: string
  values: readonly SQLInputValue[]
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

/** The newest that pass all filters: by when they were published, or said where that is asked for. */
export function newest(db: Database, asked: Asked, limit: number): number[] {
  if (asked.of === "articles" && asked.ofStatement.length > 0) return newestSaying(db, asked, limit)
  const { from, where, order } = asked.of === "statements" ? statementWay(asked) : articleWay(asked)
  return db
    .all<{ n: number }>(
      `SELECT ${rowOf(asked)} AS n FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ?`,
      ...[...where.values, limit],
    )
    .map(({ n }) => n)
}

/** The articles of the newest statements that pass, until there are enough. */
function newestSaying(db: Database, asked: Asked, limit: number): number[] {
  const { from, where, order } = statementWay(asked)
  const found = new Set<number>()
  const rows = db.each<{ n: number }>(
    `SELECT s.article AS n FROM ${from} WHERE ${where.sql} ORDER BY ${order}`,
    ...where.values,
  )
  for (const { n } of rows) {
    found.add(n)
    if (found.size === limit) break
  }
  return [...found]
}

/** Every condition, for rows that are found by something else, and what they are conditions of. */
export function conditionsOf(asked: Asked): { from: string; where: Sql } {
  const { of, ofArticle, ofStatement, allVersions } = asked
  if (of === "statements") {
    // The article's day stands in the statement too; only its outlet is looked up.
    const where = all([...(allVersions ? [] : [{ sql: "s.current = 1", values: [] }]), ...ofStatement, ...ofArticle])
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
    where: all([...(allVersions ? [] : [CURRENT]), ...ofArticle, ...(ofStatement.length ? [exists] : [])]),
  }
}

interface Way {
  from: string
  where: Sql
  order: string
}

/** Where to start when every filter is passed by many: where the newest come first, or, when all are looked at, where they are fewest as a rule. */
const NEWEST_FIRST = ["statement_said", "article_outlet", "statement_stance", "statement_type"]
const UNORDERED = ["statement_said", "statement_name", "statement_type", "statement_stance", "article_outlet"]

function statementWay(given: Asked, starts = NEWEST_FIRST): Way {
  const asked: Asked = { ...given, of: "statements" }
  const { ofArticle, ofStatement } = asked
  const rarest = rarestOf(asked)
  const { from, where } = conditionsOf(asked)
  const byDay = find(ofStatement, "statement_said")
  const many = starts.map((index) => find([...ofStatement, ...ofArticle], index)).find((filter) => filter !== undefined)
  const start = rarest && rarest.rows < asked.many ? rarest : many
  if (start && ofStatement.includes(start)) {
    const order = byDay ? "s.said DESC, s.article DESC, s.n" : "s.published DESC, s.article DESC, s.n"
    return { from: from.replace("statement s", `statement s INDEXED BY ${start.index}`), where, order }
  }
  return {
    from: `article a INDEXED BY ${start?.index ?? "article_published"} CROSS JOIN statement s INDEXED BY statement_article ON s.article = a.n`,
    where: { ...where, sql: where.sql.replaceAll("s.published", "a.published") },
    order: byDay ? "s.said DESC, s.article DESC, s.n" : "a.published DESC, a.n DESC, s.n",
  }
}

/** Without filters on statements: what an article is, its own two indexes have in order. */
function articleWay(asked: Asked): Way {
  const index = find(asked.ofArticle, "article_outlet")?.index ?? "article_published"
  return {
    from: `article a INDEXED BY ${index}`,
    where: conditionsOf(asked).where,
    order: "a.published DESC, a.n DESC",
  }
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
