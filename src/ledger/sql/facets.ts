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

/** What each of them may be; of thousands of rows, each value is looked at once. */
const FIELDS = {
  stance: Stance.nullable(),
  sourceType: SourceType.nullable(),
  outlet: z.string().nullable(),
  name: z.int().nullable(),
  day: z.string().nullable(),
  through: z.int().transform((value) => value === 1),
  looked: z.int().transform((value) => value === 1),
}
type Field = keyof typeof FIELDS
type Row = { [field in Field]: unknown }

/** @param most counted at most, of statements */
export function facets(db: Database, { cursor: _, ...query }: Query, most = MOST): Facets {
  const isOfStatements = query.of === "statements"
  const limit = isOfStatements ? most : Math.min(most, MOST_ARTICLES)
  const order = query.order === "added" ? "added" : "newest"
  const { rows: numbers, next } = found(db, { ...query, order, limit })
  const passing = isOfStatements ? [] : statementFilters(db, query, 1)
  const rows = db.all<Row>(
    `SELECT s.stance, s.source_type AS sourceType, a.outlet, s.name, substr(a.published, 1, 10) AS day, s.through, s.looked
     FROM numbers(?) j CROSS JOIN statement s ${isOfStatements ? "ON s.n = j.value" : "INDEXED BY statement_article ON s.article = j.value"}
     CROSS JOIN article a ON a.n = s.article WHERE ${passing.map(({ sql }) => `(${sql})`).join(" AND ") || "TRUE"}`,
    ...[JSON.stringify(numbers), ...passing.flatMap(({ values }) => values)],
  )
  const counted = <Name extends Field>(field: Name) => countsOf(db, rows, field)
  return {
    counted: rows.length,
    isAll: next === null,
    stance: counted("stance"),
    sourceType: counted("sourceType"),
    outlet: counted("outlet").slice(0, MOST_VALUES),
    speaker: speakersOf(db, counted("name")),
    day: counted("day").toSorted((a, b) => ((a.value ?? "") > (b.value ?? "") ? -1 : 1)),
    through: counted("through"),
    lookedAt: counted("looked"),
  }
}

/** The most first. */
function countsOf<Name extends Field>(
  db: Database,
  rows: readonly Row[],
  field: Name,
): Counted<z.output<(typeof FIELDS)[Name]>>[] {
  const counts = new Map<unknown, number>()
  for (const row of rows) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1)
  return [...counts]
    .map(([value, statements]) => ({ value: db.checked<never>(FIELDS[field] as never, value), statements }))
    .toSorted((a, b) => b.statements - a.statements || (String(a.value) < String(b.value) ? -1 : 1))
}

const NameRow = z.object({ id: z.string(), cluster: z.string(), class: z.string(), name: z.string() })

/** Names that are one, together, by the name that most of these statements have. */
function speakersOf(db: Database, names: readonly Counted<number | null>[]): Facets["speaker"] {
  // Most names stand alone; of the others it is looked up with which they are one.
  const joined = db.all<{ n: number; cluster: string }>(
    "SELECT m.n, m.cluster FROM numbers(?) j CROSS JOIN name m ON m.n = j.value WHERE m.joined = 1",
    JSON.stringify(names.map(({ value }) => value)),
  )
  const clusters = new Map(joined.map(({ n, cluster }) => [n, cluster]))
  const speakers = new Map<number | string, { name: number; statements: number }>()
  for (const { value, statements } of names) {
    if (value === null) continue
    const who = clusters.get(value) ?? value
    const known = speakers.get(who)
    if (known) known.statements += statements
    else speakers.set(who, { name: value, statements })
  }
  const most = [...speakers.values()].toSorted((a, b) => b.statements - a.statements).slice(0, MOST_VALUES)
  const rows = db.several<unknown>(
    "SELECT id, cluster, class, name FROM name WHERE n = ?",
    most.map(({ name }) => [name]),
  )
  return most.flatMap(({ statements }, i) => {
    const [found] = rows[i] ?? []
    if (found === undefined) return []
    const row = db.checked(NameRow, found)
    return [{ id: row.class === "words" ? null : row.cluster, name: row.name, statements }]
  })
}
