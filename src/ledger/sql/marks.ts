/** Marks: numbers that stand for what an article has, by which articles are found that share some. What they are made of is not the ledger's business. */
import { setImmediate } from "node:timers/promises"
import type { Record } from "../../record/index.ts"
import type { Neighbour, SharingOptions } from "../ledger.ts"
import type { Database } from "./database.ts"
import { begunKind, cameTo, kindOf, nextReading, sweep } from "./kinds.ts"
import { articleRow, earlierReadings, recordIn } from "./rows.ts"

type MarksOf = (record: Record) => readonly number[]

/** Enough that the disk is seldom waited for, and few enough that other writers are not kept waiting. */
const AT_ONCE = 32

/** Marks each article that has no marks of this kind yet, or was read again since. Whoever else is served by this program has a turn between. */
export async function markAll(db: Database, kind: string, marksOf: MarksOf): Promise<void> {
  const isDone = () => {
    const known = kindOf(db, "mark", kind)
    return nextReading(db, known?.upto ?? 0) === undefined
  }
  while (!isDone()) {
    db.transaction(() => markSome(db, kind, marksOf))
    await setImmediate()
  }
}

function markSome(db: Database, kind: string, marksOf: MarksOf): void {
  db.touch("marks")
  const { n, upto } = begunKind(db, "mark", kind)
  let last = upto
  for (let i = 0; i < AT_ONCE; i++) {
    const next = nextReading(db, last)
    if (!next) break
    markOne(db, { kind: n, article: next.article }, marksOf)
    sweep(db, "mark")
    last = next.n
  }
  cameTo(db, n, last)
}

/**
 * Marks of earlier readings are made once more to be taken out: an index of marks by articles would be as large as they are. Marks are of what models read, so that no judgement
 * changes them.
 */
function markOne(db: Database, { kind, article }: { kind: number; article: number }, marksOf: MarksOf): void {
  const row = articleRow(db, article)
  if (!row) return
  const day = dayOf(row.published)
  const marks = new Set(marksOf(recordIn(db, row)))
  const old = new Set(earlierReadings(db, article).flatMap((earlier) => [...marksOf(recordIn(db, earlier))]))
  for (const hash of old)
    if (!marks.has(hash))
      db.run("DELETE FROM mark WHERE kind = ? AND hash = ? AND day = ? AND article = ?", kind, hash, day, article)
  for (const hash of marks)
    db.run("INSERT OR IGNORE INTO mark (kind, hash, day, article) VALUES (?, ?, ?, ?)", kind, hash, day, article)
}

/** Articles that have at least so many of these marks, in the order they came. */
export function sharing(
  db: Database,
  kind: string,
  hashes: readonly number[],
  { fewest, most, from, to, before }: SharingOptions,
): Neighbour[] {
  const known = kindOf(db, "mark", kind)
  if (!known) return []
  const first = from === undefined ? Number.MIN_SAFE_INTEGER : dayOf(from)
  const last = to === undefined ? UNDATED : dayOf(to)
  const marks = [...new Set(hashes)]
  const held = holders(
    db,
    known.n,
    marks.map((hash) => ({ hash, first, last, most })),
  )
  const placeOf = new Map(marks.map((hash, i) => [hash, i]))
  const open = last < UNDATED ? marks.filter((_, i) => (held[i]?.length ?? 0) < most) : []
  const undated = open.map((hash) => ({
    hash,
    first: UNDATED,
    last: UNDATED,
    most: most - (held[placeOf.get(hash) ?? 0]?.length ?? 0),
  }))
  const counts = new Map<number, number>()
  for (const { article } of [...held, ...holders(db, known.n, undated)].flat())
    counts.set(article, (counts.get(article) ?? 0) + 1)
  const end =
    before === undefined
      ? null
      : (db.get<{ reading: number }>("SELECT reading FROM article WHERE id = ?", before)?.reading ?? null)
  const found = [...counts].filter(([, count]) => count >= fewest).toSorted(([a], [b]) => a - b)
  const sql = "SELECT id FROM article WHERE n = ?1 AND (?2 IS NULL OR reading < ?2)"
  const rows = db.several<{ id: string }>(
    sql,
    found.map(([n]) => [n, end]),
  )
  return found.flatMap(([, shared], i) => rows[i]?.map(({ id }) => ({ id, shared })) ?? [])
}

interface Held {
  hash: number
  first: number
  last: number
  most: number
}

/** Of each mark, the articles that have it. */
const holders = (db: Database, kind: number, held: readonly Held[]) =>
  db.several<{ article: number }>(
    "SELECT article FROM mark WHERE kind = ? AND hash = ? AND day BETWEEN ? AND ? ORDER BY day, article LIMIT ?",
    held.map(({ hash, first, last, most }) => [kind, hash, first, last, most]),
  )

/** The day of articles whose day is not known: after all others. */
const UNDATED = 1_000_000

/** Days since 1970: two bytes in each mark, where the date as it is written would be ten. */
function dayOf(date: string | null): number {
  const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/.exec(date ?? "") ?? []
  if (year === undefined) return UNDATED
  return new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day)) / 86_400_000
}
