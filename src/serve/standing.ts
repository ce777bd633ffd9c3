/** What the server knows of its ledger without asking for it: told by the threads after each task, and by the one that watches. */
import type { JobCounts } from "../ledger/index.ts"

export interface Standing {
  /** the ledger's; null: nobody has said yet */
  stamp(): string | null
  /** Takes note of a stamp; an earlier one than the last that was seen says nothing. */
  stamped(stamp: string): void
  /** when the ledger last could be asked, in milliseconds since 1970 */
  seen: number
  jobs: JobCounts
  /** articles that are still to be compared with others; null: nobody has counted yet */
  toCompare: number | null
  /** what is new is being compared, or told */
  isComparing: boolean
}

export function standing(): Standing {
  let last: string | null = null
  return {
    stamp: () => last,
    stamped(stamp) {
      if (last === null || stamp > last) last = stamp
    },
    seen: 0,
    jobs: { queued: 0, reading: 0, done: 0, failed: 0 },
    toCompare: null,
    isComparing: false,
  }
}
