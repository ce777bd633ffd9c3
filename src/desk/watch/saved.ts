/** What people want to be told of: saved from now on, with how its claims stand at this moment. */
import type { Ledger, Saved, SavedQuery } from "../../ledger/index.ts"
import { type Claim, UsageError } from "../../record/index.ts"
import { standingNow } from "./alerts/raise.ts"
import { carriersOf, placeOf } from "./alerts/state.ts"
import type { WatchParts } from "./parts.ts"

type SaveParts = Pick<WatchParts, "ledger" | "told">

/** More articles than these are no help in finding a story. */
const MOST_FOUND = 1000

export async function saveSearch(parts: SaveParts, query: SavedQuery, webhook: string | null): Promise<Saved> {
  const { words, speaker, outlet, stance, sourceType } = query
  if (!words && !speaker && !outlet && !stance && !sourceType)
    throw new UsageError({ what: "nothing to look for", where: "alert", next: "give words, or the id of a claim" })
  const { ledger } = parts
  const wanted = { search: query }
  // Asked before the claims are looked at: what comes in between is told rather than passed over.
  const upto = await ledger.watches.mark()
  const { items: found } = await ledger.search({ ...query, of: "articles", allVersions: true, limit: MOST_FOUND })
  const claims = await standingNow(
    parts,
    wanted,
    found.map(({ article }) => article),
  )
  return await ledger.watches.save({ wanted, webhook: checked(webhook), upto }, claims)
}

export async function saveClaim(parts: SaveParts, claim: Claim, webhook: string | null): Promise<Saved> {
  const [first] = carriersOf(claim)
  if (!first) throw new RangeError(`claim ${claim.id} is carried by nobody`)
  const wanted = { claim: placeOf(first), text: claim.text }
  const upto = await parts.ledger.watches.mark()
  const claims = await standingNow(parts, wanted, [first.article])
  return await parts.ledger.watches.save({ wanted, webhook: checked(webhook), upto }, claims)
}

/** @throws {UsageError} when there is none of this number */
export async function forgetSaved(ledger: Ledger, number: number): Promise<void> {
  if (await ledger.watches.forget(number)) return
  throw new UsageError({
    what: "nothing of this number is saved",
    where: String(number),
    next: "look it up with hearsay alert --list",
  })
}

/** @throws {UsageError} */
export function checked(webhook: string | null): string | null {
  if (webhook === null) return null
  const url = URL.parse(webhook)
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url.href
  throw new UsageError({
    what: "is no http or https address, or carries a name or password",
    where: webhook,
    next: "give the address of whoever listens, as https://desk.example/hook",
  })
}
