/** How many, how fast, how long still: the line that stands while articles go into a ledger. */

import type { Outcome } from "../ledger/index.ts"
import { counted } from "../record/index.ts"

/** What stands apart from another article at its address is added like any other. */
export type Counts = { [What in Exclude<Outcome, "apart"> | "failed"]: number }

interface Run {
  /** since it began */
  seconds: number
  /** how many were asked for */
  inputs: number
  /** how many of them were come to */
  begun: number
}

/** The time left is said as long as every input held one article: how many a feed or an archive holds, nobody knows before its end. */
export function stateOf({ known, failed, ...counts }: Counts, { seconds, inputs, begun }: Run): string {
  const read = counts.added + counts.revised + counts.reread
  const done = read + known + failed
  const rate = done / Math.max(seconds, 0.001)
  const left = done > begun ? 0 : inputs - done
  const time = left > 0 ? `, about ${duration(left / rate)} left` : ""
  return `${counted(read, "article")} added, ${known} known, ${failed} failed; ${rate.toFixed(1)} a second${time}`
}

/** Seconds as a person says them: no more than two units. */
function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
