/** The words in front of an event that tell what has become of it: what governs it, modifies it, bears on its whole clause. */
import type { EventStatus } from "../../record/index.ts"
import { fits, is, type Token } from "../words/index.ts"
import { isModal } from "./groups.ts"
import { FARTHEST, type Hit, hitOf, isBorder, isJoined, type Place, rowsAt } from "./hints.ts"

/** The nearest word in front that an infinitive, a gerund or a noun hangs on, and what it makes of it. */
export function governorOf(place: Place, start: number): Hit | null {
  const { tokens, from } = place
  const isCarried = !place.isVerb || fits(tokens[place.first], "present-participle")
  for (let at = start - 1; at >= Math.max(from, start - FARTHEST); at--) {
    if (isBorder(tokens[at]) || is(tokens[at], "ends-governing")) return null
    const isNear = ({ meaning, end }: { meaning: { within: number }; end: number }) =>
      end <= start && start - end <= meaning.within
    const infinitive = place.isVerb ? rowsAt("infinitive", tokens, at).find(isNear) : undefined
    const governing = infinitive ?? rowsAt("governs", tokens, at).find(isNear)
    const row = governing ?? (isCarried ? rowsAt("carries", tokens, at).find(isNear) : undefined)
    // "Held the vote", "after the vote", but not "used to suppress the vote"
    const isOfVerb = is(tokens[(row?.end ?? 0) - 1], "infinitive-mark")
    const isCarrying = row !== governing || (row?.meaning.status === "occurred" && !isOfVerb)
    if (row) return hitOf(row.meaning.status, at, row.end, { isCarrying })
    if (place.isTrigger(at) && !place.isTrigger(at - 1) && !isJoined(tokens, at, start)) return null
  }
  return null
}

/** "And" right before a verb joins it to the one in front; elsewhere another clause begins with it. */
const opensClause = (token: Token | undefined, isJoining: boolean) =>
  is(token, "opens-other-clause") || (is(token, "and") && !isJoining)

/** "Will meet after the talks": what comes before something that lies ahead may lie ahead as well. */
export function isUnderModal({ tokens, from }: Place, before: number): boolean {
  for (let at = before - 1; at >= Math.max(from, before - FARTHEST); at--) {
    if (isBorder(tokens[at])) return false
    if (isModal(tokens[at])) return true
  }
  return false
}

/** "The recount would take three days." */
export const isOfModal = ({ tokens, last, to }: Place) => {
  const after = tokens.slice(last + 1, Math.min(to, last + 8))
  const border = after.findIndex((token) => isBorder(token))
  return after.slice(0, border < 0 ? undefined : border).some((token) => isModal(token) && !/^\p{Lu}/u.test(token.text))
}

export const isUnderNegation = ({ tokens, first, from }: Place) =>
  tokens.slice(Math.max(from, first - FARTHEST), first).some((token) => is(token, "negates-clause"))

/** Words in front that bear on a whole clause: "denied that", "if", "warned". */
export function clauseWordsOf(place: Place, start: number): Hit[] {
  const { tokens, from } = place
  const found: Hit[] = []
  for (let at = start - 1; at >= Math.max(from, start - FARTHEST); at--) {
    if (isBorder(tokens[at])) break
    const row = rowsAt("clause", tokens, at).find(({ meaning, end }) => end <= start && start - end <= meaning.within)
    if (row) found.push(hitOf(row.meaning.status, at, row.end))
    if (opensClause(tokens[at], at === start - 1)) break
  }
  // "No doubt that": of words within longer ones, the longer ones tell.
  return found.filter(
    (hit) => !found.some((other) => other !== hit && other.first <= hit.first && hit.last <= other.last),
  )
}

/** "The planned, long-delayed visit". */
export function modifiersOf({ tokens, first, from }: Place): EventStatus[] {
  const found: EventStatus[] = []
  for (let at = first - 1; at >= Math.max(from, first - 4); at--) {
    if (is(tokens[at], "ends-modifiers")) break
    const row = rowsAt("modifies", tokens, at).find(({ meaning, end }) => first - end < meaning.within && end <= first)
    if (row) found.push(row.meaning.status)
  }
  return found
}
