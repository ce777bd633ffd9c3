/**
 * What has become of an event: from the verb group of its trigger, then from the words that govern it, modify it or are said of it
 * (`language/en/event-status.tsv`), then from the statement that it stands in, then from tense.
 *
 * After PLOVER's modes and FactBank (Saurí & Pustejovsky 2009): words that govern an event are themselves negated, modal or governed
 * ("did not plan to attack", "denied any plan to attack"), so the same question is asked of them, up to three deep. A negated or denied
 * event never comes out as occurred.
 */
import type { EventStatus, Stance } from "../../record/index.ts"
import { fits, is, isForm, type Token } from "../words/index.ts"
import { undoingsOf } from "./claims.ts"
import { type Group, groupOf } from "./groups.ts"
import type { Hit, Place } from "./hints.ts"
import { predicatesOf } from "./predicates.ts"
import { clauseWordsOf, governorOf, isOfModal, isUnderModal, isUnderNegation, modifiersOf } from "./surroundings.ts"
import type { Trigger } from "./triggers.ts"

export interface Judged {
  status: EventStatus
  /** words show it: it is not merely assumed of a noun */
  isShown: boolean
  /** a verb in the past tense or a perfect says so */
  isPast: boolean
  /** it is told, by a verb or by what is said of a noun, and not only spoken of: "held talks", but not "discussed the talks" */
  isTold: boolean
  /** the words that knock it down as a claim: "no evidence that", "the rumour {was false}"; null of what just is not so */
  knocked: Hit | null
  /** what it hangs on sets it: "due to", "certain to" */
  isScheduled: boolean
}

/** Of several words that tell, the one that takes most away from the event decides. */
const STRENGTH: readonly EventStatus[] = [
  "denied",
  "cancelled",
  "postponed",
  "blocked",
  "threatened",
  "proposed",
  "possible",
  "planned",
  "ongoing",
  "occurred",
]
const DEPTH = 3
const AIM = 8 // tokens from what somebody aims at back to the word that says so
const DROPPED = new Set<EventStatus>(["cancelled", "postponed", "blocked"])
/** What a warning of it makes a threat. */
const WARNED_OF = new Set<EventStatus>(["planned", "possible", "occurred"])
const HOSTILE = new Set(["ASSAULT", "COERCE", "SANCTION", "ACCUSE", "PROTEST", "MOBILIZE", "THREATEN"])

/** @param sentence first and last token of the trigger's sentence */
export function statusOf(
  tokens: readonly Token[],
  trigger: Trigger,
  sentence: { first: number; last: number },
  stance: Stance | null,
  isTrigger: (at: number) => boolean,
): Judged {
  const { first, last, isVerb } = trigger
  const place = { tokens, first, last, isVerb, from: sentence.first, to: sentence.last, isTrigger }
  const judged = judge(place, stance !== null, 0)
  const bySource = stance && statusByStance(stance, trigger, judged)
  return bySource ? { ...judged, status: bySource, isShown: true } : judged
}

/** What a source does with what it says: what it warns of with "will" or "may" is threatened by it, not planned. */
function statusByStance(
  stance: Stance,
  { type, isVerb }: Trigger,
  { status, isPast, isShown }: Judged,
): EventStatus | null {
  if (stance === "denies") return "denied"
  if (stance === "withholds") return status === "occurred" || status === "planned" ? "possible" : null
  if (stance === "believes") return status === "occurred" ? "possible" : null
  if (isPast) return null
  if (stance === "warns" && HOSTILE.has(type) && WARNED_OF.has(status)) return "threatened"
  // Of a noun, "the strike began" is told as a fact even in a demand.
  if (status !== "occurred" || (isShown && !isVerb)) return null
  if (stance === "demands" || stance === "asks") return "proposed"
  if (stance === "promises") return "planned"
  if (stance === "wants") return "possible"
  return null
}

function judge(place: Place, isSaid: boolean, depth: number): Judged {
  const group = place.isVerb ? groupOf(place.tokens, place.first, place.from) : null
  const start = group?.first ?? place.first
  const finite = group ? finiteStatus(place, group, isSaid) : null
  const isPast = finite === "occurred" && !isBare(place, group)
  const given = (hit: Hit) => byHit(place, hit, isSaid, depth)
  const told: EventStatus[] = finite && finite !== "occurred" ? [finite] : []
  const predicates = place.isVerb ? [] : predicatesOf(place)
  // "The planned march took place": what has come about is planned no longer, unless it came to nothing.
  const hasCome = predicates.some((hit) => given(hit) === "occurred" && !hit.isReduced && isPastAt(place, hit))
  const outdated = (status: EventStatus) => hasCome && status === "planned"
  const governor = isGoverned(place, group) ? governorOf(place, start) : null
  if (governor && !(isModifier(place, governor) && outdated(given(governor)))) told.push(given(governor))
  // "Cancelled the talks", "put off the hearing": of what is not set nobody says so.
  const isDropped = governor !== null && DROPPED.has(given(governor))
  const isTold = place.isVerb || predicates.length > 0 || governor?.isCarrying === true || isDropped
  const claims = [...clauseWordsOf(place, start), ...(depth === 0 ? undoingsOf(place, start, isTold) : [])]
  for (const status of claims.map(given)) {
    if (!isPast || (status !== "threatened" && status !== "proposed" && status !== "planned")) told.push(status)
  }
  if (!place.isVerb) {
    told.push(...modifiersOf(place).filter((status) => !outdated(status)), ...predicates.map(given))
  }
  const knocked =
    (finite !== "denied" && claims.find((hit) => hit.status === "denied" && given(hit) === "denied")) || null
  const isSet = governor !== null && isForm(place.tokens[governor.first], "set-surely") && !isAim(place, governor)
  const isScheduled = isSet || (group !== null && isAnnounced(place, group))
  // "The summit that it was to have hosted": it was planned, and nothing more is said of it.
  const isUnfulfilled = group?.isInfinitive === true && group.hasHave
  const strongest = STRENGTH.find((status) => told.includes(status) && !(isUnfulfilled && status === "planned"))
  if (strongest) return { status: strongest, isShown: true, isPast, isTold, knocked, isScheduled }
  // A noun or a gerund of which nothing is said, in a clause that is not about facts.
  if (
    (!group || isLooseGerund(place, group)) &&
    (isUnderModal(place, place.first) || isUnderNegation(place) || isOfModal(place))
  )
    return { status: "possible", isShown: place.isVerb, isPast, isTold, knocked, isScheduled }
  const status = group?.isInfinitive ? "possible" : (finite ?? "occurred")
  return { status, isShown: place.isVerb, isPast, isTold, knocked, isScheduled }
}

/** "The two will meet": more than somebody's own promise, and nothing that is done to somebody. */
const isAnnounced = ({ tokens }: Place, { first, modal, isNegated, hasBe }: Group) =>
  modal === "planned" && !isNegated && !hasBe && !is(tokens[first - 1], "speaking-self")

/** "The goal of the board is to enact it" */
const isAim = ({ tokens, from }: Place, { first }: Hit) =>
  tokens.slice(Math.max(from, first - AIM), first).some((token) => isForm(token, "aim"))

const isPastAt = ({ tokens }: Place, { first }: Hit) =>
  (tokens[first]?.forms.size ?? 0) > 1 && !fits(tokens[first], "present-form") && !isForm(tokens[first], "fails")

/** "The {planned} march", but not "they planned the march" */
const isModifier = ({ tokens }: Place, { first }: Hit) => is(tokens[first - 1], "determines-event")

/** A plain form or one in -ing, without auxiliaries, is no statement of fact by itself; but "cut" and "shut" are past forms too. */
const isBare = ({ tokens, first }: Place, group: Group | null) =>
  group?.isEmpty === true &&
  (tokens[first]?.forms.size === 1 || fits(tokens[first], "present-participle")) &&
  !is(tokens[first], "past-like-plain")

/** "By selling the ships". */
const isLooseGerund = ({ tokens, first }: Place, group: Group) =>
  group.isEmpty && !group.isInfinitive && fits(tokens[first], "present-participle")

/** Finite verbs stand for themselves; infinitives, gerunds and nouns hang on other words. */
function isGoverned(place: Place, group: Group | null): boolean {
  if (!group || group.isInfinitive) return true
  const isGerund = fits(place.tokens[place.first], "present-participle") && !group.hasBe
  return isGerund || (group.isEmpty && isBare(place, group)) || is(place.tokens[group.first], "be")
}

function finiteStatus(place: Place, group: Group, isSaid: boolean): EventStatus | null {
  const { tokens, first, last } = place
  // "May not", "might not" leave it open; "could not" does not.
  if (group.isNegated) return tokens.slice(group.first, first).some((token) => is(token, "may")) ? "possible" : "denied"
  if (group.isNearly) return "possible"
  if (isNegative(tokens[last + 1]) || hasNoSubject(place, group)) return "denied"
  if (group.modal === "wish") return isSaid && !hasCondition(place) && !group.hasHave ? "planned" : "possible"
  if (group.modal) return group.hasHave ? "possible" : group.modal
  if (group.isInfinitive) return null
  const isProgressive = fits(tokens[first], "present-participle")
  if (isProgressive && group.isPresentBe) return "ongoing"
  if (isBare(place, group) && !isProgressive) return startsWithModal(place) ? "possible" : "ongoing"
  return "occurred"
}

const isNegative = (token: Token | undefined) => is(token, "negative-party")

/** "No troops were killed", "none of the sailors was hurt", "neither side attacked". */
function hasNoSubject({ tokens, from }: Place, { first }: Group): boolean {
  for (let at = first - 1; at >= Math.max(from, first - 5); at--) {
    if (is(tokens[at], "ends-subject")) return false
    if (isNegative(tokens[at])) return !is(tokens[at + 1], "no-party-after-no")
  }
  return false
}

const hasCondition = ({ tokens, from, to }: Place) => tokens.slice(from, to + 1).some((token) => is(token, "supposing"))

/** "Will the troops withdraw?" */
const startsWithModal = ({ tokens, from }: Place) =>
  tokens.slice(from, from + 2).some((token) => is(token, "opens-yes-or-no"))

/** What some words give the event, given what becomes of those words themselves. */
function byHit(place: Place, { status, first, last, isEffect }: Hit, isSaid: boolean, depth: number): EventStatus {
  if (is(place.tokens[first], "follows") && isUnderModal(place, first)) return "possible"
  const verb = own(place, first, last, isSaid, depth)
  // "The raid killed nobody" was a raid.
  if (isEffect && verb === "denied") return status
  const { isNegated, modal } = groupOf(place.tokens, first, place.from)
  const isOff = first > place.last && status === "occurred" && isNegated && modal === "planned"
  if (isOff) return "cancelled"
  const given = combined(status, verb)
  // "Not authorised to discuss the meeting": another verb stands between, and it is that one which is denied.
  const isObject =
    !place.isVerb && place.tokens.slice(last + 1, place.first).some((token) => is(token, "infinitive-mark"))
  return isObject && given === "denied" ? "possible" : given
}

/** What becomes of the word that governs: the same question, one deeper. */
function own(place: Place, first: number, last: number, isSaid: boolean, depth: number): EventStatus {
  const word = place.tokens[first]
  if (depth >= DEPTH || is(word, "governing-preposition") || is(word, "negates-clause")) return "occurred"
  const isVerb = first > place.last || isVerbHere(place, first)
  const asked = place.asked ?? { first: place.first, last: place.last }
  const judged = judge({ ...place, asked, first, last: isVerb ? first : last, isVerb }, isSaid, depth + 1)
  return judged.status
}

/** "Shelved plans for a march" has a noun, "plans a march" a verb. */
function isVerbHere({ tokens, from }: Place, at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]]
  if (is(before, "no-governing-verb-after")) return false
  const group = groupOf(tokens, at, from)
  if (!group.isEmpty || group.isInfinitive) return true
  if (fits(token, "plural-or-present")) return is(before, "singular-party") || /^\p{Lu}/u.test(before?.text ?? "")
  return (token?.forms.size ?? 0) > 1 || fits(before, "plural-or-present")
}

/** A word's status for an event, given what becomes of that word itself. */
function combined(status: EventStatus, governor: EventStatus): EventStatus {
  const takesAway = status === "cancelled" || status === "postponed" || status === "blocked"
  if (governor === "occurred" || governor === "ongoing") return status
  if (governor === "denied") {
    if (takesAway) return "planned"
    if (status === "denied") return "possible"
    return "denied"
  }
  if (governor === "cancelled" || governor === "postponed" || governor === "blocked") return governor
  if (takesAway) return governor === "planned" ? status : "planned"
  if (status === "occurred" || status === "ongoing") return governor
  if (status === "denied") return governor === "planned" ? "denied" : "possible"
  return status
}
