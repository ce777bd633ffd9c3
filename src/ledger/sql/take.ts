/** Judgements that were made in another ledger. */
import { type Judgement, LimitError, type Patch, UsageError, type Verdict } from "../../record/index.ts"
import type { TakenIn } from "../ledger.ts"
import type { Database } from "./database.ts"
import { add, addUndo, following, type Row, rowOf } from "./judge.ts"
import { judgement } from "./judgements.ts"
import { refusalOf } from "./names.ts"

/**
 * All in one transaction, and what follows from them once. That one would join too many names is mostly known when all is written: then each half is taken by itself, and so on down to the one
 * that is refused. Those behind it are refused at a look, before anything is written.
 */
export function take(db: Database, patches: readonly Patch[], now: string): TakenIn[] {
  const refusals = patches.map((patch) => {
    const joins = patch.about === "entity" && patch.verdict === "same" && patch.undoneBy === null
    return joins ? refusalOf(db, patch) : null
  })
  const taken = takeInHalves(
    db,
    patches.filter((_, i) => !refusals[i]),
    now,
  ).values()
  return refusals.flatMap((refused) => (refused ? { refused } : (taken.next().value ?? [])))
}

function takeInHalves(db: Database, patches: readonly Patch[], now: string): TakenIn[] {
  if (patches.length === 0) return []
  try {
    return db.transaction(() => takeTogether(db, patches, now))
  } catch (error) {
    if (!(error instanceof LimitError)) throw error
    if (patches.length === 1) return [{ refused: error }]
    const half = patches.length >> 1
    return [...take(db, patches.slice(0, half), now), ...take(db, patches.slice(half), now)]
  }
}

function takeTogether(db: Database, patches: readonly Patch[], now: string): TakenIn[] {
  const known = keptOf(db, patches)
  const parted = Object.groupBy(patches, ({ undoneBy }) => (undoneBy ? "undone" : "judged"))
  const { written, after } = following(db, parted, () => patches.map((patch) => takeOne(db, patch, now, known)))
  const unfitting = new Map([...after].map(([id, one]) => [id, new Set(one.unfitting.map(({ number }) => number))]))
  return written.map((one) => {
    if ("refused" in one || one.judgement.about !== "statement" || one.judgement.undone) return one
    const none = unfitting.get(one.judgement.target.article)
    return none ? { ...one, fits: !none.has(one.judgement.number) } : one
  })
}

/** So much may the clocks of two machines differ. */
const AHEAD_MS = 86_400_000

/** @param known the numbers of rows that are kept, to which that of a new one is added */
function takeOne(db: Database, patch: Patch, now: string, known: Map<string, number>): TakenIn {
  const { at, undoneBy, ...verdict } = patch
  for (const moment of [at, undoneBy?.at ?? at])
    if (Date.parse(moment) > Date.parse(now) + AHEAD_MS) {
      const next = "check the clock of the machine that it was made on"
      return { refused: new UsageError({ what: "a judgement is dated in the future", where: moment, next }) }
    }
  const row = { ...rowOf(verdict), at }
  const number = known.get(keyOf(row))
  const before = number === undefined ? null : judgement(db, number)
  const made: Judgement = before ?? add(db, row)
  known.set(keyOf(row), made.number)
  if (!undoneBy || made.undone) return { judgement: made, outcome: before ? "known" : "taken", fits: null }
  return { judgement: addUndo(db, made, undoneBy), outcome: before ? "undone" : "taken", fits: null }
}

const keyOf = ({ about, verdict, a, b, judged, who, why, at }: Row) =>
  JSON.stringify([about, verdict, a, b, judged, who, why, at])

/** The numbers of all judgements that any of these may be: those with the same first side. */
const keptOf = (db: Database, verdicts: readonly Verdict[]) =>
  new Map(
    db
      .all<Row & { n: number }>(
        `SELECT j.n, j.about, j.verdict, j.a, j.b, j.judged, j.who, j.why, j.at
         FROM texts(?) i CROSS JOIN judgement j INDEXED BY judgement_a ON j.a = i.value WHERE j.verdict <> 'undo'`,
        JSON.stringify([...new Set(verdicts.map((verdict) => rowOf(verdict).a))]),
      )
      .map((row) => [keyOf(row), row.n]),
  )
