/** Watching: one round after the other, or a single one. */
import { randomUUID } from "node:crypto"
import { type Alert, UsageError } from "../../record/index.ts"
import type { WatchParts } from "./parts.ts"
import { politely } from "./polite.ts"
import { type Round, round } from "./round.ts"

interface WatchOptions {
  /** one round, and no more */
  once: boolean
  webhooks: readonly string[]
  /** the alerts as they stand, before they are sent */
  alerts(): Promise<void>
  /** is told of each round */
  done(round: Round): Promise<void>
}

const MINUTE = 60_000
/** Whoever was killed holds the right to watch no longer than this. */
const HELD = 10 * MINUTE
/** Feeds that somebody adds meanwhile are seen after this at the latest. */
const LONGEST_WAIT = MINUTE
const SHORTEST_WAIT = 1000

/** Ends when it is stopped, after what was begun. @throws {UsageError} when another program watches for this ledger */
export async function watch(parts: WatchParts, { once, webhooks, alerts, done }: WatchOptions): Promise<void> {
  const { ledger, now, wait, stop } = parts
  const holder = randomUUID()
  const hold = async () => {
    if (await ledger.watches.hold(holder, now(), HELD)) return
    throw new UsageError({
      what: "another hearsay watch is at work on this ledger",
      where: "watch",
      next: "let it end, or add feeds and alerts to it: it sees them in a minute",
    })
  }
  await hold()
  const visit = politely(parts, ledger.watches)
  const raised = (_: readonly Alert[]) => alerts()
  try {
    for (;;) {
      await done(await round(parts, visit, { webhooks, raised, hold }))
      if (once || stop.aborted) return
      const next = (await ledger.watches.nextDue()) ?? Number.POSITIVE_INFINITY
      await wait(Math.max(SHORTEST_WAIT, Math.min(next - now(), LONGEST_WAIT)), stop)
      if (stop.aborted) return
      await hold()
    }
  } finally {
    await ledger.watches.release(holder)
  }
}
