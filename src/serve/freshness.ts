/**
 * What the server knows of changes of its ledger without asking for it: told by the threads after each task, and by the one that watches. By it an answer that is kept is known to be
 * the one that would be given now, or not to be.
 */
import type { Changes, Subject } from "../ledger/index.ts"

/** When an answer was made, and of what. */
interface Made {
  /** the number of the last change before the ledger was asked for it */
  at: number
  /** what it depends on; null: anything */
  reads: readonly Subject[] | null
}

export interface Freshness {
  /** the number of the last change that is known here */
  known(): number
  /** Takes note of changes: of all after one that was known when they were asked for. */
  changed(changes: Changes): void
  /** Whether nothing that it depends on has changed since it was made, as far as is known here. */
  isFresh(made: Made): boolean
}

/** Subjects whose last change is remembered; of others it is only known that they have not changed later than those. */
const MOST = 20_000

/** @param most subjects that are remembered */
export function freshness(most = MOST): Freshness {
  const last = new Map<Subject, number>()
  let known = 0
  /** of subjects that are not remembered, the last change was no later */
  let before = 0

  function remember(subject: Subject, n: number): void {
    const latest = Math.max(n, last.get(subject) ?? 0)
    last.delete(subject)
    last.set(subject, latest)
    for (const [oldest, number] of last) {
      if (last.size <= most) break
      last.delete(oldest)
      before = Math.max(before, number)
    }
  }

  return {
    known: () => known,
    changed({ n, subjects }) {
      if (subjects === null) {
        last.clear()
        before = Math.max(before, n)
      } else for (const [subject, number] of subjects) remember(subject, number)
      known = Math.max(known, n)
    },
    isFresh: ({ at, reads }) =>
      reads === null ? at >= known : reads.every((subject) => (last.get(subject) ?? before) <= at),
  }
}
