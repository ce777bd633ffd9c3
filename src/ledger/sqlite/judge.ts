/** Judgements: rows that are only ever added, and who is one after each. */
import type { Judgement, Verdict } from "../ledger.ts"
import { countClusters } from "./counts.ts"
import type { Database } from "./database.ts"
import { settle } from "./names.ts"

interface JudgementRow extends Verdict {
  n: number
  at: string
  undone: number
}

const JUDGEMENTS = `
  SELECT j.n, j.verdict, j.a, j.b, j.who, j.why, j.at,
    EXISTS (SELECT 1 FROM judgement u WHERE u.verdict = 'undo' AND u.a = CAST(j.n AS TEXT)) AS undone
  FROM judgement j WHERE j.verdict <> 'undo'`

export function judge(db: Database, { verdict, a, b, who, why }: Verdict, at: string): Judgement {
  const n = db.run(
    "INSERT INTO judgement (about, verdict, a, b, who, why, at) VALUES ('entity', ?, ?, ?, ?, ?, ?)",
    ...[verdict, a, b, who, why, at],
  )
  countClusters(db, settle(db, [a, b]))
  return judgementOf(db, { n, verdict, a, b, who, why, at, undone: 0 })
}

export function undo(db: Database, number: number, who: string, at: string): Judgement | null {
  const row = db.get<JudgementRow>(`${JUDGEMENTS} AND j.n = ?`, number)
  if (!row || row.undone) return null
  db.run(
    "INSERT INTO judgement (about, verdict, a, b, who, why, at) VALUES ('entity', 'undo', ?, '', ?, NULL, ?)",
    String(number),
    who,
    at,
  )
  countClusters(db, settle(db, [row.a, row.b]))
  return judgementOf(db, { ...row, undone: 1 })
}

export function judgements(db: Database): Judgement[] {
  return db.all<JudgementRow>(`${JUDGEMENTS} ORDER BY j.n`).map((row) => judgementOf(db, row))
}

function judgementOf(db: Database, { n, verdict, a, b, who, why, at, undone }: JudgementRow): Judgement {
  const missing = [a, b].filter((id) => !db.get("SELECT 1 FROM name WHERE id = ? AND articles > 0", id))
  return { number: n, verdict, a, b, who, why, at, undone: undone === 1, missing }
}
