/** Times as the page says them, and where a relative date was counted from. */
import { type Record, type Span, timeAt, timexInWords } from "../record/index.ts"

export const dateInWords = timexInWords

/** The day of a moment as a page states it. */
export function dayOf(value: string | null): string | null {
  return value && dateInWords(value.slice(0, 10))
}

/** " (from publication)", when that is what the words were counted from. */
export function countedFrom(record: Record, spans: readonly Span[]): string {
  const time = timeAt(record, spans)
  if (!time?.anchor) return ""
  return time.anchor === "publication" ? " (from publication)" : ` (from “${time.anchor.text}”)`
}
