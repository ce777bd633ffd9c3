/** Judgements: rows that are only ever added, and who is one after each. */
import { z } from "zod"
import type { Judged, Judgement, Verdict } from "../ledger.ts"
import { countClusters } from "./counts.ts"
import type { Database } from "./database.ts"
import { settle } from "./names.ts"

const JudgementRow = z.object({
  n: z.int(),
  // A later version may judge of other things; what it kept is listed, and can be undone.
  about: z.custom<Judged>((value) => typeof value === "string"),
  verdict: z.enum(["same", "different"]),
  a: z.string(),
  b: z.string(),
  who: z.string(),
  why: z.string().nullable(),
  at: z.string(),
  undone: z.int(),
})
type JudgementRow = z.infer<typeof JudgementRow>

const JUDGEMENTS = `
  SELECT j.n, j.about, j.verdict, j.a, j.b, j.who, j.why, j.at,
    EXISTS (SELECT 1 FROM judgement u WHERE u.verdict = 'undo' AND u.a = CAST(j.n AS TEXT)) AS undone
  FROM judgement j WHERE j.verdict <> 'undo'`

export function judge(db: Database, verdict: Verdict, at: string): Judgement {
  const { about, a, b, who, why } = verdict
  const n = add(db, { about, verdict: verdict.verdict, a, b, who, why, at })
  heed(db, verdict)
  return judgementOf(db, { ...verdict, n, at, undone: 0 })
}

export function undo(db: Database, number: number, who: string, at: string): Judgement | null {
  const row = db.row(JudgementRow, `${JUDGEMENTS} AND j.n = ?`, number)
  if (!row || row.undone) return null
  add(db, { about: row.about, verdict: "undo", a: String(number), b: "", who, why: null, at })
  heed(db, row)
  return judgementOf(db, { ...row, undone: 1 })
}

type Row = Omit<Verdict, "verdict"> & { verdict: Verdict["verdict"] | "undo"; at: string }

const add = (db: Database, { about, verdict, a, b, who, why, at }: Row) =>
  db.run(
    "INSERT INTO judgement (about, verdict, a, b, who, why, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ...[about, verdict, a, b, who, why, at],
  )

/** What follows from a judgement at once, by what it is about. A kind that has no line here is only kept. */
const consequences: { [about in Judged]?: (db: Database, ids: readonly string[]) => void } = {
  entity: (db, ids) => countClusters(db, settle(db, ids)),
}

const heed = (db: Database, { about, a, b }: Verdict) =>
  Object.hasOwn(consequences, about) && consequences[about]?.(db, [a, b])

/** By kind, what asks whether something of this id is there. A place in an article, article/start-end, is there with its article. */
const HAS_ARTICLE = "SELECT 1 FROM article WHERE id = substr(?1, 1, instr(?1 || '/', '/') - 1)"
const present: { [about in Judged]: string } = {
  entity: "SELECT 1 FROM name WHERE id = ? AND articles > 0",
  claim: HAS_ARTICLE,
  copy: HAS_ARTICLE,
  origin: HAS_ARTICLE,
}

export function judgements(db: Database): Judgement[] {
  return db.rows(JudgementRow, `${JUDGEMENTS} ORDER BY j.n`).map((row) => judgementOf(db, row))
}

function judgementOf(db: Database, { n, about, verdict, a, b, who, why, at, undone }: JudgementRow): Judgement {
  const sql = Object.hasOwn(present, about) ? present[about] : undefined
  const missing = [a, b].filter((id) => sql === undefined || !db.get(sql, id))
  return { number: n, about, verdict, a, b, who, why, at, undone: undone === 1, missing }
}
