/** Events that stand in somebody's claim, rumour or report, and what becomes of the claim: "claims that troops had shelled it were untrue". */
import { is, type Token } from "../words/index.ts"
import { type Hit, hitOf, isBorder, type Place, rowsAt } from "./hints.ts"

const BACK = 18 // tokens from an event back to the noun whose content it stands in

const AHEAD = 40 // tokens from an event to what is said of the claim

/** The noun whose content holds the event, "{rumours that} he had resigned", as tokens; null: none does. */
export function claimOf({ tokens, from }: Pick<Place, "tokens" | "from">, start: number): Hit | null {
  for (let at = start - 1; at >= Math.max(from, start - BACK); at--) {
    if (isBorder(tokens[at]) && tokens[at]?.lower !== ",") return null
    const row = rowsAt("claim", tokens, at).find(
      ({ meaning, end }) => end <= start && start - end <= meaning.within && !partsClaim(tokens, end, start),
    )
    if (row) return hitOf(row.meaning.status, at, row.end)
  }
  return null
}

/** Another clause begins between the two: "claims that the officers who had shelled it lied". */
const partsClaim = (tokens: readonly Token[], from: number, to: number) =>
  tokens.slice(from, to).some((token) => is(token, "ends-governing"))

/**
 * What knocks the claim down that holds an event: "{withdrew} a report that …", "{dismissed} claims that …", "rumours that … {were false}".
 *
 * @param isTold a verb tells it; a noun that the claim only speaks of is taken for granted in it
 */
export function undoingsOf(place: Place, start: number, isTold: boolean): Hit[] {
  const claim = claimOf(place, start)
  if (!claim || !bearsOn(place, claim, isTold)) return []
  const undoing = doneTo(place, claim) ?? saidOf(place)
  return undoing ? [undoing] : []
}

/** "The debunked claim that fraud cost him the vote": there was a vote. */
export const bearsOn = ({ tokens }: Pick<Place, "tokens">, claim: Hit, isTold: boolean): boolean =>
  isTold || !is(tokens[claim.last], "content-opener")

function doneTo({ tokens, from }: Place, claim: Hit): Hit | null {
  for (let at = claim.first - 1; at >= Math.max(from, claim.first - BACK); at--) {
    if (isBorder(tokens[at]) || is(tokens[at], "ends-governing")) return null
    const row = rowsAt("undoes", tokens, at).find(
      ({ meaning, end }) => end <= claim.first && claim.first - end <= meaning.within,
    )
    if (row) return hitOf(row.meaning.status, at, row.end)
  }
  return null
}

function saidOf({ tokens, last, to }: Place): Hit | null {
  for (let at = last + 1; at <= Math.min(to, last + AHEAD); at++) {
    const token = tokens[at]
    if (is(token, "ends-governing") || is(token, "relaying-verb")) return null
    if (isBorder(token) && token?.lower !== ",") return null
    const [row] = rowsAt("undone", tokens, at)
    if (row) return hitOf(row.meaning.status, at, row.end)
  }
  return null
}
