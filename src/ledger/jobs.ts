/**
 * What was asked of a ledger and is still to be done: an article to be added or read again, its claims to be compared. It is kept before anybody is told that it will be done, so that no fault of the machine loses it,
 * and whoever can read takes the next: processes of a desk, or workers on other machines.
 *
 * Whatever keeps a ledger passes `test/contracts/jobs.ts`.
 */

/** queued: it waits · reading: somebody reads it now · done: all of it that could be read is in the ledger · failed: nothing of it is, and it says why */
export type JobState = "queued" | "reading" | "done" | "failed"

/** What became of one article: `Ledger.record` says what each means. */
export interface Added {
  /** of the article in the ledger */
  id: string
  outcome: "added" | "apart" | "revised" | "reread" | "known"
}

/** An error, as far as it can be kept. */
export interface Fault {
  code: string
  what: string
  where: string
  next: string
}

export interface Job {
  number: number
  state: JobState
  /** what was asked to be added, in a few words: an address, a file's name, how a text begins */
  about: string
  askedAt: string
  endedAt: string | null
  /** how often somebody began to read it */
  tries: number
  /** what may pass was wrong when it was last tried, and it is not begun before this moment; null: it waits for a reader alone, or is not waiting */
  dueAt: string | null
  /** what came of it; a feed or an archive gives many */
  articles: Added[]
  /** what was wrong with those of its articles that could not be read, or with all of it */
  faults: Fault[]
}

/** What is to be done. */
export interface Work {
  /** Two that have one key are the same. */
  key: string
  about: string
  /** all that is needed to do it: the business of whoever does it */
  body: Uint8Array
}

/** Whoever stops a reader with force in the middle of the same article so often is told that the article is at fault. */
export const MOST_TRIES = 5

/** Milliseconds. Who reads for a shared ledger and is not heard of for so long has died. */
export const HELD = 30_000

export type JobCounts = { [state in JobState]: number }

export interface Jobs {
  /** Whether they are kept apart from the ledger's changes: then who wants to know of them asks again and again. */
  readonly isApart: boolean
  /** Keeps what is to be done. What waits or is read already is not kept twice: then it is that one. */
  put(work: Work): Promise<Job>
  /** Keeps many at once. @returns how many of them were not there already */
  putAll(works: readonly Work[]): Promise<number>
  /** The next one to be read, which counts as begun: those that were begun least often first, and of these the oldest. Null: none waits, or all for something to pass. */
  begin(): Promise<number | null>
  /** What is to be done; null when it has ended, or there is no such job. */
  work(number: number): Promise<Uint8Array | null>
  /** Keeps what came of it. Of one that has ended already, nothing more is kept. */
  end(number: number, came: Pick<Job, "articles" | "faults">): Promise<void>
  /**
   * What was begun and not ended waits again.
   *
   * @param fault of whoever read it; it fails with that when it was begun MOST_TRIES times. Null: it was no fault of its own, and the try is not counted
   * @param wait milliseconds before which nobody begins it, where it has to wait for something to pass
   * @param number of one; without it all that are being read, of a shared ledger those of whose readers nothing was heard for HELD
   */
  giveBack(fault: Fault | null, number?: number, wait?: number): Promise<void>
  /** Where several machines read: that these are being read still. It is to be said more often than once in HELD. What others have not said it of waits again. */
  hold(numbers: readonly number[]): Promise<void>
  /** Those that failed wait again, as if they came now. @param numbers only these. @returns how many */
  again(numbers?: readonly number[]): Promise<number>
  job(number: number): Promise<Job | null>
  /** Those that were asked for last first. @param before only those with a lower number */
  list(options?: { state?: JobState; before?: number; limit?: number }): Promise<Job[]>
  counts(): Promise<JobCounts>
}
