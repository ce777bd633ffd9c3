/** Rows of judgements → what the interface speaks of. What a file holds is checked, for anybody may have made it. */
import { z } from "zod"
import {
  type Judgement,
  type PairJudgement,
  PairVerdict,
  type StatementJudgement,
  StatementVerdict,
} from "../../record/index.ts"
import type { Page, PageOptions } from "../page.ts"
import { cursorOf, keyIn, pageOf } from "./cursor.ts"
import type { Database } from "./database.ts"

const Row = z.object({
  n: z.int(),
  about: z.string(),
  verdict: z.string(),
  a: z.string(),
  b: z.string(),
  // Files of earlier versions are read while they are brought to this one.
  judged: z.string().nullable().default(null),
  who: z.string(),
  why: z.string().nullable(),
  at: z.string(),
  undone_who: z.string().nullable(),
  undone_at: z.string().nullable(),
})
type Row = z.infer<typeof Row>

const JUDGEMENTS = `
  SELECT j.*, u.who AS undone_who, u.at AS undone_at FROM judgement j
  LEFT JOIN judgement u ON u.n = (SELECT min(n) FROM judgement WHERE verdict = 'undo' AND a = CAST(j.n AS TEXT))`

/** In the order in which they were made: those of another ledger stand where they belong by their time. */
export function judgements(db: Database): Judgement[] {
  return db.rows(Row, `${JUDGEMENTS} WHERE j.verdict <> 'undo' ORDER BY j.at, j.n`).map((row) => judgementIn(db, row))
}

const LOGGED = 50

/** Those that were made last first, a page at a time. */
export function log(db: Database, { limit = LOGGED, cursor }: PageOptions): Page<Judgement> {
  const after = cursor === undefined ? null : keyIn("log", [z.string(), z.int()], cursor)
  const rows = db.rows(
    Row,
    `${JUDGEMENTS} WHERE j.verdict <> 'undo' ${after ? "AND (j.at, j.n) < (?, ?)" : ""} ORDER BY j.at DESC, j.n DESC LIMIT ?`,
    ...[...(after ?? []), limit + 1],
  )
  return pageOf(
    rows,
    limit,
    ({ at, n }) => cursorOf("log", [at, n]),
    (row) => judgementIn(db, row),
  )
}

const ON_ONE = 200

/** Of pairs, on these entities or articles, or on places in these articles: the newest first. */
export function judgementsOn(db: Database, ids: readonly string[]): PairJudgement[] {
  const side = (column: "a" | "b") => `
    SELECT j.n FROM texts(?1) i CROSS JOIN judgement j INDEXED BY judgement_${column} ON j.${column} = i.value
    UNION SELECT j.n FROM texts(?1) i CROSS JOIN judgement j INDEXED BY judgement_${column} ON j.${column} > i.value || '/' AND j.${column} < i.value || '0'`
  const rows = db.rows(
    Row,
    `${JUDGEMENTS} WHERE j.n IN (${side("a")} UNION ${side("b")}) AND j.verdict <> 'undo' AND j.about <> 'statement'
     ORDER BY j.at DESC, j.n DESC LIMIT ${ON_ONE}`,
    JSON.stringify(ids),
  )
  return rows.map((row) => pairJudgementIn(db, row))
}

export const isJudged = (db: Database, about: string, a: string, b: string): boolean =>
  db.get(
    `SELECT 1 FROM judgement j WHERE j.about = ?1 AND j.verdict <> 'undo' AND ((j.a = ?2 AND j.b = ?3) OR (j.a = ?3 AND j.b = ?2))
       AND NOT EXISTS (SELECT 1 FROM judgement u WHERE u.verdict = 'undo' AND u.a = CAST(j.n AS TEXT)) LIMIT 1`,
    ...[about, a, b],
  ) !== undefined

export function judgement(db: Database, number: number): Judgement | null {
  const row = db.row(Row, `${JUDGEMENTS} WHERE j.verdict <> 'undo' AND j.n = ?`, number)
  return row ? judgementIn(db, row) : null
}

const ON_STATEMENTS = `
  WITH RECURSIVE version (n, id, earlier) AS (
    SELECT n, id, revision_of FROM article WHERE n = ?
    UNION SELECT a.n, a.id, a.revision_of FROM version v CROSS JOIN article a ON a.n = v.earlier)
  ${JUDGEMENTS.replace("FROM judgement j", "FROM version v CROSS JOIN judgement j INDEXED BY judgement_a ON j.a = v.id")}
  WHERE j.about = 'statement' AND j.verdict <> 'undo'`

/**
 * Judgements that count on statements of an article and of the versions before it, in the order in which they were made; of statements that were put in, also those that are undone, for
 * each has its number for good.
 */
export const judgementsOf = (db: Database, article: number): StatementJudgement[] =>
  db
    .rows(Row, `${ON_STATEMENTS} AND (u.n IS NULL OR j.verdict = 'missed') ORDER BY j.at, j.n`, article)
    .map((row) => statementJudgementIn(db, row))

/** The same with those that were undone. @param id the article's */
export function judgedIn(db: Database, id: string): StatementJudgement[] {
  const article = db.get<{ n: number }>("SELECT n FROM article WHERE id = ?", id)
  if (!article) return []
  return db.rows(Row, `${ON_STATEMENTS} ORDER BY j.at, j.n`, article.n).map((row) => statementJudgementIn(db, row))
}

function judgementIn(db: Database, row: Row): Judgement {
  return row.about === "statement" ? statementJudgementIn(db, row) : pairJudgementIn(db, row)
}

function pairJudgementIn(db: Database, row: Row): PairJudgement {
  const { about, a, b } = row
  const verdict = PairVerdict.shape.verdict.safeParse(row.verdict)
  if (!verdict.success) throw db.damaged(`judgement ${row.n} is none`, verdict.error)
  const missing = [a, b].filter((id) => !isThere(db, about, id))
  // A later version may judge of other things; what it kept is listed, and can be undone.
  return { about: about as PairVerdict["about"], verdict: verdict.data, a, b, ...keptOf(row), missing }
}

function statementJudgementIn(db: Database, row: Row): StatementJudgement {
  const { verdict, who, why, a } = row
  const parsed = StatementVerdict.safeParse({ about: "statement", verdict, who, why, ...jsonIn(row.judged) })
  if (!parsed.success || parsed.data.target.article !== a) throw db.damaged(`judgement ${row.n} is none`, parsed.error)
  return { ...parsed.data, ...keptOf(row), missing: isThere(db, "statement", a) ? [] : [a] }
}

function keptOf({ n, who, why, at, undone_who, undone_at }: Row) {
  const undoneBy = undone_who === null || undone_at === null ? null : { who: undone_who, at: undone_at }
  return { number: n, who, why, at, undone: undoneBy !== null, undoneBy }
}

function jsonIn(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? "")
    return typeof value === "object" && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** By kind, what asks whether something of this id is there. A place in an article, article/start-end, is there with its article. */
const HAS_ARTICLE = "SELECT 1 FROM article WHERE id = substr(?1, 1, instr(?1 || '/', '/') - 1)"
const PRESENT = new Map([
  ["entity", "SELECT 1 FROM name WHERE id = ? AND articles > 0"],
  ["claim", HAS_ARTICLE],
  ["copy", HAS_ARTICLE],
  ["origin", HAS_ARTICLE],
  ["statement", HAS_ARTICLE],
])

function isThere(db: Database, about: string, id: string): boolean {
  const sql = PRESENT.get(about)
  return sql !== undefined && db.get(sql, id) !== undefined
}
