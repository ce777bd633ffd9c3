/** Which feeds a ledger watches. */
import type { Ledger } from "../../ledger/index.ts"
import { UsageError } from "../../record/index.ts"

const OFTEN = 15 * 60_000

/**
 * Watches these feeds from the next round on; one that is watched already goes on as it did.
 *
 * @param every how often each is wanted, in milliseconds; without it, those that are new every quarter of an hour
 * @throws {UsageError} for what is no address on the web
 */
export async function watchFeeds(
  ledger: Ledger,
  addresses: readonly string[],
  every: number | undefined,
  now: number,
): Promise<void> {
  const whole = addresses.map(addressOf)
  const known = new Set((await ledger.watches.feeds()).map(({ address }) => address))
  for (const address of whole)
    if (every !== undefined || !known.has(address)) await ledger.watches.addFeed(address, every ?? OFTEN, now)
}

/** @throws {UsageError} when one is not watched; the others are taken out all the same */
export async function unwatchFeeds(ledger: Ledger, addresses: readonly string[]): Promise<void> {
  const missing: string[] = []
  for (const address of addresses) if (!(await ledger.watches.removeFeed(addressOf(address)))) missing.push(address)
  if (missing.length > 0)
    throw new UsageError({
      what: "is not watched",
      where: missing.join(", "),
      next: "look it up with hearsay watch --list",
    })
}

function addressOf(typed: string): string {
  const url = URL.parse(typed)
  if (url && /^https?:$/.test(url.protocol)) return url.href
  throw new UsageError({
    what: "is no http or https address",
    where: typed,
    next: "give the address of an RSS, Atom or JSON feed",
  })
}
