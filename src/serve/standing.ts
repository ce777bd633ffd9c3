/** What the server knows of its ledger without asking for it: told by the threads after each task, and by the one that watches. */
import type { JobCounts } from "../ledger/index.ts"

export interface Standing {
  /** when the ledger last could be asked, in milliseconds since 1970 */
  seen: number
  jobs: JobCounts
  /** articles that are still to be compared with others; null: nobody has counted yet */
  toCompare: number | null
  /** what is new is being compared, or told */
  isComparing: boolean
}

export function standing(): Standing {
  return {
    seen: 0,
    jobs: { queued: 0, reading: 0, done: 0, failed: 0 },
    toCompare: null,
    isComparing: false,
  }
}
