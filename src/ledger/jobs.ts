/**
 * What was asked to be added to a ledger and is still to be read: kept before anybody is told that it will be done, so that no fault of the machine loses it.
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

export type JobCounts = { [state in JobState]: number }

export interface Jobs {
  /** Keeps what is to be done. What waits or is read already is not kept twice: then it is that one. */
  put(work: Work): Promise<Job>
  /** The next one to be read, which counts as begun: those that were begun least often first, and of these the oldest. Null: none waits. */
  begin(): Promise<number | null>
  /** What is to be done; null when it has ended, or there is no such job. */
  work(number: number): Promise<Uint8Array | null>
  /** Keeps what came of it. Of one that has ended already, nothing more is kept. */
  end(number: number, came: Pick<Job, "articles" | "faults">): Promise<void>
  /**
   * What was begun and not ended waits again.
   *
   * @param fault of whoever read it; it fails with that when it was begun `most` times. Null: it was no fault of its own, and the try is not counted
   * @param number of one, or all that are being read
   */
  giveBack(most: number, fault: Fault | null, number?: number): Promise<void>
  job(number: number): Promise<Job | null>
  /** Those that were asked for last first. @param before only those with a lower number */
  list(options?: { state?: JobState; before?: number; limit?: number }): Promise<Job[]>
  counts(): Promise<JobCounts>
}
