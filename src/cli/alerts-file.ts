/** The feed of alerts as a file, for readers of feeds and for servers that hand out files: there is never half of one. */
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { alertsFeed } from "../export/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { UsageError } from "../record/index.ts"

/** So many of the last. */
export const MOST_ALERTS = 200

export async function keepFeedOfAlerts(ledger: Ledger, path: string): Promise<void> {
  const feed = alertsFeed(await ledger.watches.alerts(MOST_ALERTS))
  try {
    if (read(path) === feed) return
    const beside = `${path}.new`
    writeFileSync(beside, feed)
    renameSync(beside, path)
  } catch (cause) {
    throw new UsageError({
      what: "the feed of alerts cannot be written",
      where: path,
      next: "check who may write there; the alerts are kept in the ledger",
      cause,
    })
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return null
  }
}
