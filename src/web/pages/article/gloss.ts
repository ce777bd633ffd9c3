/** What stands in the margin beside a paragraph: a line for each of its statements, in the text's order. */
import { type Record, type Statement, upTo } from "../../../record/index.ts"
import { labelOf } from "../../answers/named.ts"
import type { Segment } from "../../segments.ts"
import { relaysOf } from "../../words.ts"

export interface Gloss {
  statement: Statement
  name: string
  /** nearest to the outlet last */
  through: string[]
}

/** By the number of the paragraph, counted from 0. */
export function glossesOf(record: Record, paragraphs: readonly Segment[][]): Map<number, Gloss[]> {
  const starts = paragraphs.map(([first]) => first?.start ?? 0)
  const rowOf = (statement: Statement) => Math.max(0, upTo(starts, placeOf(statement)) - 1)
  return new Map(
    [...Map.groupBy(record.statements, rowOf)].map(([row, all]) => [row, all.map((one) => glossOf(record, one))]),
  )
}

function glossOf(record: Record, statement: Statement): Gloss {
  return {
    statement,
    name: labelOf(record, statement.source).name,
    through: relaysOf(statement).map(({ relay }) => labelOf(record, relay).name),
  }
}

function placeOf({ cue, content, source }: Statement): number {
  return [cue, content, source].flatMap(({ spans }) => spans)[0]?.start ?? 0
}
