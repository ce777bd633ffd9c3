/** Beside which paragraph each card stands, and which statements are folded into which. */
import { type Record, type Statement, statementOf, upTo } from "../record/index.ts"
import type { Segment } from "./segments.ts"

export interface Row {
  /** counted from 1, as grids count */
  row: number
  statements: Statement[]
}

/** Statements that stand in no other, by the paragraph in which the word of saying stands. */
export function rowsOf(record: Record, paragraphs: readonly Segment[][]): Row[] {
  const starts = paragraphs.map(([first]) => first?.start ?? 0)
  const rows = Map.groupBy(
    record.statements.filter(({ within }) => !statementOf(record, within)),
    (statement) => Math.max(1, upTo(starts, placeOf(statement))),
  )
  return [...rows].sort(([a], [b]) => a - b).map(([row, statements]) => ({ row, statements }))
}

/** The statements that stand directly in each. */
export function insidesOf({ statements }: Record): Map<string, Statement[]> {
  return Map.groupBy(
    statements.filter(({ within }) => within),
    ({ within }) => within ?? "",
  )
}

function placeOf({ cue, content, source }: Statement): number {
  return [cue, content, source].flatMap(({ spans }) => spans)[0]?.start ?? 0
}
