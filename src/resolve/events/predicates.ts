/** What is said of an event that a noun names: "the hearing, planned for Thursday, was called off". */
import { fits, is, type Token } from "../words/index.ts"
import { groupOf, isAuxiliary } from "./groups.ts"
import { FARTHEST, type Hit, hitOf, isBorder, isJoined, type Place, rowsAt } from "./hints.ts"

const LONGEST = 30 // tokens from a noun to what is said of it
const NEAR = 8 // tokens back to a noun that it is part of

/**
 * The verb whose subject the noun is decides. Where none is found, what an aside, a participle or a relative clause says of it does: "the strike
 * {planned for Friday} at the port". A denial in one is never lost.
 */
export function predicatesOf(place: Place): Hit[] {
  const { tokens, last, to } = place
  const beside: Hit[] = []
  const isSubject = !isPartOfAnother(place)
  let distance = 0
  let inAside = false
  let inRelative =
    is(tokens[last + 1], "relative") || (is(tokens[last + 1], "phrase-preposition") && is(tokens[last + 2], "relative"))
  let hasPhrase = false
  for (let at = last + 1; at <= Math.min(to, last + LONGEST); at++) {
    const token = tokens[at]
    if (is(token, "ends-predicate")) break
    if (token?.lower === ",") inAside = !inAside && at <= last + FARTHEST
    if (is(token, "and-or") && !joinsTrigger(place, at) && !joinsNames(place, at)) break
    hasPhrase ||= is(token, "phrase-preposition")
    inRelative ||= hasPhrase && beside.length === 0 && is(token, "relative")
    // "A group, formed before the vote, sent letters": a comma that opens no aside closes that of another.
    const isOfAnother = inAside && tokens[at - 1]?.lower === "," && !fits(token, "passive-form")
    const hit = isOfAnother ? null : hitAt(place, at, distance)
    if (hit && !inAside && !inRelative && isMain(place, hit)) {
      return isSubject ? [...beside.filter(({ status }) => status === "denied"), hit] : beside
    }
    if (hit) {
      if (isSubject || !inAside) beside.push(hit)
      inRelative &&= !isMain(place, hit)
      distance = 0
    } else if (place.isTrigger(at) && !inAside && !hasPhrase && !isJoined(tokens, last, at + 1)) break
    if (!inAside && !inRelative) distance++
  }
  return beside
}

function hitAt(place: Place, at: number, distance: number): Hit | null {
  const { tokens, asked } = place
  // In "certain to be banned" the ban is not said of the certain.
  if (isHanging(place, at) || (asked && at >= asked.first && at <= asked.last)) return null
  const isNear = ({ meaning }: { meaning: { within: number } }) => distance <= meaning.within
  const effect = rowsAt("effect", tokens, at).find(isNear)
  const passive = rowsAt("passive", tokens, at).find((one) => isNear(one) && isPassive(place, at, one.end))
  const row = passive ?? effect ?? rowsAt("after", tokens, at).find(isNear)
  if (!row) return null
  const isReduced = row === passive && !groupOf(tokens, at, place.from).hasBe
  return hitOf(row.meaning.status, at, row.end, { isEffect: row === effect, isReduced, isCarrying: true })
}

/** "Talks {to end} the strike", "aimed at {ending} it": what it is for is not said of it; nor does "the {end}" say anything. */
function isHanging({ tokens, last }: Place, at: number): boolean {
  const before = tokens[at - 1]
  if (is(before, "no-governing-verb-after")) return true
  if (is(before, "infinitive-mark")) return at - 2 === last
  return fits(tokens[at], "present-participle") && is(before, "phrase-preposition")
}

/** "was called off", "began"; but not "planned for Thursday", "lasting two days", "likely to last". */
function isMain({ tokens, from, last }: Place, { first, isReduced }: Hit): boolean {
  if (isReduced) return false
  if (is(tokens[first - 1], "infinitive-mark")) return tokens.slice(last + 1, first).some(isTensed)
  return !fits(tokens[first], "present-participle") || groupOf(tokens, first, from).hasBe
}

const isTensed = (token: Token) => isAuxiliary(token) || (fits(token, "past-ending") && token.forms.size > 1)

/** In "the strike over the raid was called off" nothing is said of the raid. */
function isPartOfAnother({ tokens, first, from, isTrigger }: Place): boolean {
  let hasPhrase = false
  for (let at = first - 1; at >= Math.max(from, first - NEAR); at--) {
    const token = tokens[at]
    if (isBorder(token) || isAuxiliary(token) || is(token, "ends-governing") || is(token, "and-or")) return false
    if (hasPhrase && isTrigger(at)) return !fits(token, "past-but-no-noun")
    hasPhrase ||= is(token, "phrase-preposition")
  }
  return false
}

/** "was called off", or a participle by itself: "planned for Thursday", "postponed until May". */
function isPassive({ tokens, from, last }: Place, at: number, end: number): boolean {
  if (!fits(tokens[at], "passive-form")) return false
  const group = groupOf(tokens, at, from)
  if (group.hasBe) return group.first > last
  return (
    group.isEmpty &&
    (end >= tokens.length || [tokens[end - 1], tokens[end]].some((token) => is(token, "after-participle")))
  )
}

/** "The talks between Orrin {and} Tal Vesk were put off" */
const joinsNames = ({ tokens }: Place, at: number) =>
  [tokens[at - 1], tokens[at + 1]].every((token) => /^\p{Lu}/u.test(token?.text ?? ""))

const joinsTrigger = ({ isTrigger }: Place, at: number) => [1, 2, 3].some((step) => isTrigger(at + step))
