/** What Hearsay made of the text, as against what stands there: it looks different on the page. */

import { isElsewhere, type Record, type Span, type Statement } from "../record/index.ts"
import { lookOf } from "./judged.ts"

/** Below this a statement, or a part of it, is too often read wrongly to pass for certain. */
const SURE = 0.7

export function isUnsure(statement: Statement): boolean {
  const look = lookOf(statement)
  return statement.confidence < SURE && look !== "right" && look !== "corrected"
}

/** Carried here from another sentence: as the record says, or else as the place of its words shows. */
export function isCarried(record: Record, statement: Statement, part: { spans: readonly Span[] }): boolean {
  if ("carried" in part) return part.carried === true
  const { source, cue, content } = statement
  return isElsewhere(record, [...source.spans, ...cue.spans, ...content.spans], part.spans)
}
