/** Beside which paragraph each card stands, and which statements are folded into which. */
import type { Record, Statement } from "../record/index.ts"
import type { Segment } from "./segments.ts"

export interface Row {
  /** counted from 1, as grids count */
  row: number
  statements: Statement[]
}

/** Statements that stand in no other, by the paragraph in which the word of saying stands. */
export function rowsOf({ statements }: Record, paragraphs: readonly Segment[][]): Row[] {
  const starts = paragraphs.map(([first]) => first?.start ?? 0)
  const rows = new Map<number, Statement[]>()
  for (const statement of statements) {
    if (isInner(statements, statement)) continue
    const row = Math.max(1, lastBefore(starts, placeOf(statement)) + 1)
    rows.set(row, [...(rows.get(row) ?? []), statement])
  }
  return [...rows].sort(([a], [b]) => a - b).map(([row, statements]) => ({ row, statements }))
}

/** The statements that stand directly in each. */
export function insidesOf({ statements }: Record): Map<string, Statement[]> {
  const insides = new Map<string, Statement[]>()
  for (const statement of statements) {
    if (statement.within) insides.set(statement.within, [...(insides.get(statement.within) ?? []), statement])
  }
  return insides
}

const known = new WeakMap<readonly Statement[], Set<string>>()

function isInner(statements: readonly Statement[], { within }: Statement): boolean {
  const ids = known.get(statements) ?? new Set(statements.map(({ id }) => id))
  known.set(statements, ids)
  return within !== null && ids.has(within)
}

function placeOf({ cue, content, source }: Statement): number {
  return [cue, content, source].flatMap(({ spans }) => spans)[0]?.start ?? 0
}

/** The index of the last number that is not greater; -1 where there is none. */
function lastBefore(sorted: readonly number[], at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
