/** How many of the statements that are found have what. Of very many only the newest are counted, so that counting takes as long in a large ledger as in a small one. */
import { z } from "zod"
import { SourceType, Stance } from "../../record/index.ts"
import type { Counted, Facets, Query } from "../ledger.ts"
import type { Database } from "./database.ts"
import { statementFilters } from "./filters.ts"
import { found } from "./search.ts"

/** So many statements are counted at most, and of articles as many as have about as many. */
const MOST = 5000
const MOST_ARTICLES = 500
/** So many values of what has very many of them. */
const MOST_VALUES = 50

const Row = z.object({
  stance: Stance.nullable(),
  sourceType: SourceType.nullable(),
  outlet: z.string().nullable(),
  name: z.int().nullable(),
  day: z.string().nullable(),
  through: z.int(),
  looked: z.int(),
})
type Row = z.infer<typeof Row>

/** @param most counted at most, of statements */
export function facets(db: Database, { cursor: _, ...query }: Query, most = MOST): Facets {
  const isOfStatements = query.of === "statements"
  const limit = isOfStatements ? most : Math.min(most, MOST_ARTICLES)
  const order = query.order === "added" ? "added" : "newest"
  const { rows: numbers, next } = found(db, { ...query, order, limit })
  const passing = isOfStatements ? [] : statementFilters(db, query, 1)
  const rows = db.rows(
    Row,
    `SELECT s.stance, s.source_type AS sourceType, a.outlet, s.name, substr(a.published, 1, 10) AS day, s.through, s.looked
     FROM json_each(?) j CROSS JOIN statement s ${isOfStatements ? "ON s.n = j.value" : "INDEXED BY statement_article ON s.article = j.value"}
     CROSS JOIN article a ON a.n = s.article WHERE ${passing.map(({ sql }) => `(${sql})`).join(" AND ") || "TRUE"}`,
    ...[JSON.stringify(numbers), ...passing.flatMap(({ values }) => values)],
  )
  const counted = <T>(field: (row: Row) => T): Counted<T>[] =>
    [...Map.groupBy(rows, field)]
      .map(([value, { length }]) => ({ value, statements: length }))
      .toSorted((a, b) => b.statements - a.statements || (String(a.value) < String(b.value) ? -1 : 1))
  return {
    counted: rows.length,
    isAll: next === null,
    stance: counted(({ stance }) => stance),
    sourceType: counted(({ sourceType }) => sourceType),
    outlet: counted(({ outlet }) => outlet).slice(0, MOST_VALUES),
    speaker: speakersOf(
      db,
      counted(({ name }) => name),
    ),
    day: counted(({ day }) => day).toSorted((a, b) => ((a.value ?? "") > (b.value ?? "") ? -1 : 1)),
    through: counted(({ through }) => through === 1),
    lookedAt: counted(({ looked }) => looked === 1),
  }
}

const NameRow = z.object({ id: z.string(), cluster: z.string(), class: z.string(), name: z.string() })

/** Names that are one, together, by the name that most of these statements have. */
function speakersOf(db: Database, names: readonly Counted<number | null>[]): Facets["speaker"] {
  const speakers = new Map<string, Facets["speaker"][number]>()
  for (const { value, statements } of names) {
    if (value === null) continue
    const row = db.row(NameRow, "SELECT id, cluster, class, name FROM name WHERE n = ?", value)
    if (!row) continue
    const known = speakers.get(row.cluster)
    if (known) known.statements += statements
    else speakers.set(row.cluster, { id: row.class === "words" ? null : row.cluster, name: row.name, statements })
  }
  return [...speakers.values()].toSorted((a, b) => b.statements - a.statements).slice(0, MOST_VALUES)
}
