/** Judging: rows that are only ever added, and what follows from each at once. */
import {
  type Judgement,
  type PairVerdict,
  type Patch,
  StatementVerdict,
  UsageError,
  type Verdict,
} from "../../record/index.ts"
import type { Taken } from "../ledger.ts"
import { countClusters } from "./counts.ts"
import type { Database } from "./database.ts"
import { judgement } from "./judgements.ts"
import { type Settled, settle, settleJudged } from "./names.ts"
import { followed } from "./rejudged.ts"

export function judge(db: Database, verdict: Verdict, now: string): Judgement {
  const row = rowOf(verdict)
  return keeping(db, verdict, () => add(db, { ...row, at: momentAfter(db, now) }))
}

export function undo(db: Database, number: number, who: string, now: string): Judgement | null {
  const known = judgement(db, number)
  if (!known || known.undone) return null
  return undone(db, known, { who, at: momentAfter(db, now) })
}

/** So much may the clocks of two machines differ. */
const AHEAD_MS = 86_400_000

export function take(db: Database, patch: Patch, now: string): { judgement: Judgement; outcome: Taken } {
  const { at, undoneBy, ...verdict } = patch
  for (const moment of [at, undoneBy?.at ?? at])
    if (Date.parse(moment) > Date.parse(now) + AHEAD_MS)
      throw new UsageError({
        what: "a judgement is dated in the future",
        where: moment,
        next: "check the clock of the machine that it was made on",
      })
  const row = { ...rowOf(verdict), at }
  const number = numberOf(db, row)
  const known = number === null ? null : judgement(db, number)
  const made = known ?? keeping(db, verdict, () => add(db, row))
  if (!undoneBy || made.undone) return { judgement: made, outcome: known ? "known" : "taken" }
  return { judgement: undone(db, made, undoneBy), outcome: known ? "undone" : "taken" }
}

function undone(db: Database, known: Judgement, { who, at }: { who: string; at: string }): Judgement {
  const { about, number } = known
  const write = () => {
    add(db, { about, verdict: "undo", a: String(number), b: "", judged: null, who, why: null, at })
    return number
  }
  return keeping(db, known, write, (_, { a, b }) => settle(db, [a, b]))
}

interface Row {
  about: string
  verdict: string
  a: string
  b: string
  judged: string | null
  who: string
  why: string | null
  at: string
}

function rowOf(verdict: Verdict): Omit<Row, "at"> {
  const { who, why } = verdict
  if (verdict.about !== "statement") {
    const { about, a, b } = verdict
    return { about, verdict: verdict.verdict, a, b, judged: null, who, why }
  }
  // Parsed, so that the same judgement is written in the same way wherever it comes from.
  const { about, verdict: name, who: _, why: __, ...judged } = StatementVerdict.parse(verdict)
  return { about, verdict: name, a: judged.target.article, b: "", judged: JSON.stringify(judged), who, why }
}

const add = (db: Database, { about, verdict, a, b, judged, who, why, at }: Row) =>
  db.run(
    "INSERT INTO judgement (about, verdict, a, b, judged, who, why, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[about, verdict, a, b, judged, who, why, at],
  )

function numberOf(db: Database, { about, verdict, a, b, judged, who, why, at }: Row): number | null {
  const known = db.get<{ n: number }>(
    `SELECT n FROM judgement INDEXED BY judgement_a WHERE a = ? AND about = ? AND verdict = ? AND b = ? AND judged IS NOT DISTINCT FROM ? AND who = ? AND why IS NOT DISTINCT FROM ? AND at = ?`,
    ...[a, about, verdict, b, judged, who, why, at],
  )
  return known?.n ?? null
}

/** Now, or where a clock went back the moment of the last judgement: what is judged later counts more than what was judged before. */
function momentAfter(db: Database, now: string): string {
  const last = db.get<{ at: string | null }>("SELECT max(at) AS at FROM judgement")?.at ?? now
  return last > now ? last : now
}

/** Writes, and does what follows from it at once. Of kinds that have no line here, judgements are only kept. What is undone is never refused. */
function keeping(
  db: Database,
  verdict: Verdict,
  write: () => number,
  settling: (db: Database, verdict: PairVerdict) => Settled = settleJudged,
): Judgement {
  db.touch(verdict.about === "statement" ? "judged" : "pairs")
  const number = verdict.about === "statement" ? followed(db, verdict.target.article, write) : write()
  if (verdict.about === "entity") {
    db.touch("articles")
    countClusters(db, settling(db, verdict).changed)
  }
  const kept = judgement(db, number)
  if (!kept) throw db.damaged(`judgement ${number} is gone`)
  return kept
}
