/** What is to be looked at first: statements by harm and doubt, and names that were joined, the least sure first. */
import { z } from "zod"
import { DoubtKind, doubtsOf, type Record } from "../../record/index.ts"
import type { DoubtListed, JoinListed } from "../ledger.ts"
import type { Page, PageOptions } from "../page.ts"
import { cursorOf, keyIn, pageOf } from "./cursor.ts"
import type { Database } from "./database.ts"
import { correctedIn, nextArticleRow } from "./rows.ts"

const LIMIT = 50
const OPEN = "doubt > 0 AND looked = 0 AND current = 1"

/** In a ledger that did not keep it. */
export function markDoubts(db: Database): void {
  for (let row = nextArticleRow(db, 0); row; row = nextArticleRow(db, row.n))
    keepDoubts(db, row.n, correctedIn(db, row).record)
}

/** Of an article whose statements are in the index already. */
export function keepDoubts(db: Database, n: number, record: Record): void {
  for (const { statement, kind, weight } of doubtsOf(record))
    db.run(
      "UPDATE statement SET doubt = ?, doubt_kind = ? WHERE article = ? AND id = ?",
      ...[Math.round(weight * 1000), kind, n, statement],
    )
}

const DoubtRow = z.object({ n: z.int(), article: z.string(), statement: z.string(), kind: DoubtKind, weight: z.int() })

export function doubts(
  db: Database,
  { kind, limit = LIMIT, cursor }: PageOptions & { kind?: DoubtKind },
): Page<DoubtListed> {
  const list = `doubts ${kind ?? ""}`
  const after = cursor === undefined ? null : keyIn(list, [z.int(), z.int()], cursor)
  const rows = db.rows(
    DoubtRow,
    `SELECT s.n, a.id AS article, s.id AS statement, s.doubt_kind AS kind, s.doubt AS weight
     FROM statement s INDEXED BY ${kind === undefined ? "statement_doubt" : "statement_doubt_kind"} CROSS JOIN article a ON a.n = s.article
     WHERE ${OPEN} ${kind === undefined ? "" : "AND doubt_kind = ?"} ${after ? "AND (doubt, s.n) < (?, ?)" : ""} ORDER BY doubt DESC, s.n DESC LIMIT ?`,
    ...[...(kind === undefined ? [] : [kind]), ...(after ?? []), limit + 1],
  )
  return pageOf(
    rows,
    limit,
    ({ n, weight }) => cursorOf(list, [weight, n]),
    ({ article, statement, kind, weight }) => ({ article, statement, kind, weight: weight / 1000 }),
  )
}

const CountRow = z.object({ kind: DoubtKind, statements: z.int() })

export const doubtCounts = (db: Database) =>
  db.rows(
    CountRow,
    `SELECT doubt_kind AS kind, count(*) AS statements FROM statement WHERE ${OPEN} GROUP BY doubt_kind`,
  )

const JoinRow = z.object({
  a: z.string(),
  b: z.string(),
  x: z.string(),
  y: z.string(),
  score: z.number(),
  why: z.string(),
})
const Why = z.array(z.string())

/** Whatever was judged of these two and not undone: same, different, or that somebody cannot tell. */
const JUDGED = `EXISTS (SELECT 1 FROM judgement v WHERE v.about = 'entity' AND v.verdict <> 'undo' AND ((v.a = j.a AND v.b = j.b) OR (v.a = j.b AND v.b = j.a))
  AND NOT EXISTS (SELECT 1 FROM judgement u WHERE u.verdict = 'undo' AND u.a = CAST(v.n AS TEXT)))`

export function joins(db: Database, { limit = LIMIT, cursor }: PageOptions): Page<JoinListed> {
  const after = cursor === undefined ? null : keyIn("joins", [z.number(), z.string(), z.string()], cursor)
  const rows = db.rows(
    JoinRow,
    `SELECT j.a, j.b, x.name AS x, y.name AS y, j.score, j.why FROM name_join j CROSS JOIN name x ON x.id = j.a CROSS JOIN name y ON y.id = j.b
     WHERE x.articles > 0 AND y.articles > 0 AND NOT ${JUDGED} ${after ? "AND (j.score, j.a, j.b) > (?, ?, ?)" : ""} ORDER BY j.score, j.a, j.b LIMIT ?`,
    ...[...(after ?? []), limit + 1],
  )
  return pageOf(
    rows,
    limit,
    ({ score, a, b }) => cursorOf("joins", [score, a, b]),
    ({ a, b, x, y, score, why }) => ({ ids: [a, b], names: [x, y], score, why: Why.parse(JSON.parse(why)) }),
  )
}
