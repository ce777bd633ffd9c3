/** Times as the page says them, and where a relative date was counted from. */
import { type Record, type Span, timexInWords } from "../record/index.ts"

export const dateInWords = timexInWords

/** The day of a moment as a page states it. */
export function dayOf(value: string | null): string | null {
  return value && dateInWords(value.slice(0, 10))
}

/** " (from publication)", when that is what the words were counted from. */
export function countedFrom({ times }: Record, spans: readonly Span[]): string {
  const time = times.find(({ start, end }) => spans.some((span) => span.start < end && span.end > start))
  if (!time?.anchor) return ""
  return time.anchor === "publication" ? " (from publication)" : ` (from “${time.anchor.text}”)`
}
