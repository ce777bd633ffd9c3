/** Judging: rows that are only ever added, and what follows from them at once. */
import { type Judgement, type PairVerdict, StatementVerdict, type Verdict } from "../../record/index.ts"
import type { Corrected } from "../judged/corrected.ts"
import { countClusters } from "./counts.ts"
import type { Database } from "./database.ts"
import { judgement } from "./judgements.ts"
import { settle, settleJudged } from "./names.ts"
import { followed } from "./rejudged.ts"

export function judge(db: Database, verdict: Verdict, now: string): Judgement {
  const row = rowOf(verdict)
  const write = () => add(db, { ...row, at: momentAfter(db, now) })
  return following(db, { judged: [verdict] }, write).written
}

export function undo(db: Database, number: number, who: string, now: string): Judgement | null {
  const known = judgement(db, number)
  if (!known || known.undone) return null
  const write = () => addUndo(db, known, { who, at: momentAfter(db, now) })
  return following(db, { undone: [known] }, write).written
}

/**
 * Writes, and does what follows for articles and names, once for all that is judged.
 *
 * @param judged what is judged anew: refused where it would join too many names
 * @param undone what is undone, which is never refused
 * @returns what was written, and the articles as they are corrected now, by their ids
 * @throws {LimitError} as `settleJudged` does
 */
export function following<T>(
  db: Database,
  { judged = [], undone = [] }: { judged?: readonly Verdict[]; undone?: readonly Verdict[] },
  write: () => T,
): { written: T; after: ReadonlyMap<string, Corrected> } {
  const all = [...judged, ...undone]
  for (const { about } of all) db.touch(about === "statement" ? "judged" : "pairs")
  const done = followed(db, articlesOf(all), write)
  const [joined, parted] = [namesOf(judged), namesOf(undone)]
  if (joined.length + parted.length > 0) db.touch("articles")
  if (joined.length > 0) countClusters(db, settleJudged(db, joined).changed)
  if (parted.length > 0) countClusters(db, settle(db, new Set(parted.flatMap(({ a, b }) => [a, b]))).changed)
  return done
}

/** The articles of whose statements something was judged. */
const articlesOf = (verdicts: readonly Verdict[]) => [
  ...new Set(verdicts.flatMap((verdict) => (verdict.about === "statement" ? verdict.target.article : []))),
]

const namesOf = (verdicts: readonly Verdict[]): PairVerdict[] =>
  verdicts.flatMap((verdict) => (verdict.about === "entity" ? verdict : []))

export interface Row {
  about: string
  verdict: string
  a: string
  b: string
  judged: string | null
  who: string
  why: string | null
  at: string
}

export function rowOf(verdict: Verdict): Omit<Row, "at"> {
  const { who, why } = verdict
  if (verdict.about !== "statement") {
    const { about, a, b } = verdict
    return { about, verdict: verdict.verdict, a, b, judged: null, who, why }
  }
  // Parsed, so that the same judgement is written in the same way wherever it comes from.
  const { about, verdict: name, who: _, why: __, ...judged } = StatementVerdict.parse(verdict)
  return { about, verdict: name, a: judged.target.article, b: "", judged: JSON.stringify(judged), who, why }
}

/** @returns the judgement as it is kept now */
export function add(db: Database, { about, verdict, a, b, judged, who, why, at }: Row): Judgement {
  const number = db.run(
    "INSERT INTO judgement (about, verdict, a, b, judged, who, why, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[about, verdict, a, b, judged, who, why, at],
  )
  return kept(db, number)
}

export function addUndo(
  db: Database,
  { about, number }: Judgement,
  { who, at }: { who: string; at: string },
): Judgement {
  db.run(
    "INSERT INTO judgement (about, verdict, a, b, judged, who, why, at) VALUES (?, 'undo', ?, '', NULL, ?, NULL, ?)",
    ...[about, String(number), who, at],
  )
  return kept(db, number)
}

function kept(db: Database, number: number): Judgement {
  const found = judgement(db, number)
  if (!found) throw db.damaged(`judgement ${number} is gone`)
  return found
}

/** Now, or where a clock went back the moment of the last judgement: what is judged later counts more than what was judged before. */
function momentAfter(db: Database, now: string): string {
  const last = db.get<{ at: string | null }>("SELECT max(at) AS at FROM judgement")?.at ?? now
  return last > now ? last : now
}
