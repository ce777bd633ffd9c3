/**
 * What has become of an event: from the verb group of its trigger, then from the words that govern it, modify it or are said of it
 * (`language/en/event-status.tsv`), then from the statement that it stands in, then from tense.
 *
 * After PLOVER's modes and FactBank (Saurí & Pustejovsky 2009): words that govern an event are themselves negated, modal or governed
 * ("did not plan to attack", "denied any plan to attack"), so the same question is asked of them, up to three deep. A negated or denied
 * event never comes out as occurred.
 */
import type { EventStatus, Stance } from "../../record/index.ts"
import type { Token } from "../words/index.ts"
import { type Group, groupOf } from "./groups.ts"
import {
  clauseWordsOf,
  governorOf,
  type Hit,
  isOfModal,
  isUnderModal,
  isUnderNegation,
  modifiersOf,
  type Place,
  predicatesOf,
} from "./surroundings.ts"
import type { Trigger } from "./triggers.ts"

export interface Judged {
  status: EventStatus
  /** words show it: it is not merely assumed of a noun */
  isShown: boolean
  /** a verb in the past tense or a perfect says so */
  isPast: boolean
  /** it is told, by a verb or by what is said of a noun, and not only spoken of: "held talks", but not "discussed the talks" */
  isTold: boolean
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
const PREPOSITIONS = new Set(
  "after since following in during despite because amid ahead before until without against instead rather pending on as if unless whether".split(
    " ",
  ),
)
const FOLLOWS = new Set(["after", "following", "during", "at"])
const DEPTH = 3
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
  if (stance === "warns" && HOSTILE.has(type) && /^(?:planned|possible|occurred)$/.test(status)) return "threatened"
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
  const governor = isGoverned(place, group) ? governorOf(place, start) : null
  if (governor) told.push(given(governor))
  for (const status of clauseWordsOf(place, start).map(given)) {
    if (!isPast || (status !== "threatened" && status !== "proposed" && status !== "planned")) told.push(status)
  }
  const predicates = place.isVerb ? [] : predicatesOf(place)
  if (!place.isVerb) told.push(...modifiersOf(place), ...predicates.map(given))
  const isTold = place.isVerb || predicates.length > 0 || governor?.isCarrying === true
  const strongest = STRENGTH.find((status) => told.includes(status))
  if (strongest) return { status: strongest, isShown: true, isPast, isTold }
  // A noun or a gerund of which nothing is said, in a clause that is not about facts.
  if (
    (!group || isLooseGerund(place, group)) &&
    (isUnderModal(place, place.first) || isUnderNegation(place) || isOfModal(place))
  )
    return { status: "possible", isShown: place.isVerb, isPast, isTold }
  return { status: group?.isInfinitive ? "possible" : (finite ?? "occurred"), isShown: place.isVerb, isPast, isTold }
}

/** A plain form or one in -ing, without auxiliaries, is no statement of fact by itself; but "cut" and "shut" are past forms too. */
const isBare = ({ tokens, first }: Place, group: Group | null) =>
  group?.isEmpty === true &&
  (tokens[first]?.forms.size === 1 || /ing$/.test(tokens[first]?.lower ?? "")) &&
  !/^(?:cut|shut|hit|set|put|burst|quit|beat|let|shed|spread|cast)$/.test(tokens[first]?.lower ?? "")

/** "By selling the ships". */
const isLooseGerund = ({ tokens, first }: Place, group: Group) =>
  group.isEmpty && !group.isInfinitive && /ing$/.test(tokens[first]?.lower ?? "")

/** Finite verbs stand for themselves; infinitives, gerunds and nouns hang on other words. */
function isGoverned(place: Place, group: Group | null): boolean {
  if (!group || group.isInfinitive) return true
  const isGerund = /ing$/.test(place.tokens[place.first]?.lower ?? "") && !group.hasBe
  return isGerund || (group.isEmpty && isBare(place, group)) || place.tokens[group.first]?.lower === "be"
}

function finiteStatus(place: Place, group: Group, isSaid: boolean): EventStatus | null {
  const { tokens, first, last } = place
  if (group.isNegated)
    return group.modal === "possible" && /^may|might$/.test(modalOf(place, group)) ? "possible" : "denied"
  if (isNegative(tokens[last + 1]) || hasNoSubject(place, group)) return "denied"
  if (group.modal === "wish") return isSaid && !hasCondition(place) && !group.hasHave ? "planned" : "possible"
  if (group.modal) return group.hasHave ? "possible" : group.modal
  if (group.isInfinitive) return null
  const isProgressive = /ing$/.test(tokens[first]?.lower ?? "")
  if (isProgressive && group.isPresentBe) return "ongoing"
  if (isBare(place, group) && !isProgressive) return startsWithModal(place) ? "possible" : "ongoing"
  return "occurred"
}

const isNegative = (token: Token | undefined) => /^(?:no|nobody|none|nothing|neither)$/.test(token?.lower ?? "")

const modalOf = ({ tokens, first }: Place, group: Group) =>
  tokens.slice(group.first, first).find(({ lower }) => /^(?:may|might)$/.test(lower))?.lower ?? ""

/** "No troops were killed", "none of the sailors was hurt", "neither side attacked". */
function hasNoSubject({ tokens, from }: Place, { first }: Group): boolean {
  for (let at = first - 1; at >= Math.max(from, first - 5); at--) {
    const word = tokens[at]?.lower ?? ""
    if (/^(?:[,;:.“”"—–-]|that|who|which|and|but|when|after|before|as)$/.test(word)) return false
    if (isNegative(tokens[at])) return !/^(?:doubt|question|longer|matter|wonder)$/.test(tokens[at + 1]?.lower ?? "")
  }
  return false
}

const hasCondition = ({ tokens, from, to }: Place) =>
  tokens.slice(from, to + 1).some(({ lower }) => /^(?:if|unless|were|otherwise|rather)$/.test(lower))

/** "Will the troops withdraw?" */
const startsWithModal = ({ tokens, from }: Place) =>
  tokens
    .slice(from, from + 2)
    .some(({ lower }) => /^(?:will|would|may|might|can|could|should|did|does|do|shall)$/.test(lower))

/** What some words give the event, given what becomes of those words themselves. */
function byHit(place: Place, { status, first, last, isEffect }: Hit, isSaid: boolean, depth: number): EventStatus {
  if (FOLLOWS.has(place.tokens[first]?.lower ?? "") && isUnderModal(place, first)) return "possible"
  const verb = own(place, first, last, isSaid, depth)
  // "The raid killed nobody" was a raid.
  if (isEffect && verb === "denied") return status
  const { isNegated, modal } = groupOf(place.tokens, first, place.from)
  const isOff = first > place.last && status === "occurred" && isNegated && modal === "planned"
  if (isOff) return "cancelled"
  const given = combined(status, verb)
  // "Not authorised to discuss the meeting": another verb stands between, and it is that one which is denied.
  const isObject = !place.isVerb && place.tokens.slice(last + 1, place.first).some(({ lower }) => lower === "to")
  return isObject && given === "denied" ? "possible" : given
}

/** What becomes of the word that governs: the same question, one deeper. */
function own(place: Place, first: number, last: number, isSaid: boolean, depth: number): EventStatus {
  const word = place.tokens[first]?.lower ?? ""
  if (depth >= DEPTH || PREPOSITIONS.has(word)) return "occurred"
  const isVerb = first > place.last || isVerbHere(place, first)
  const judged = judge({ ...place, first, last: isVerb ? first : last, isVerb }, isSaid, depth + 1)
  return judged.status
}

/** "Shelved plans for a march" has a noun, "plans a march" a verb. */
function isVerbHere({ tokens, from }: Place, at: number): boolean {
  const [word, before] = [tokens[at]?.lower ?? "", tokens[at - 1]?.lower ?? ""]
  if (/^(?:a|an|the|its|his|her|their|any|no|this|of|'s|for|by|such)$/.test(before)) return false
  const group = groupOf(tokens, at, from)
  if (!group.isEmpty || group.isInfinitive) return true
  if (/[^s]s$/.test(word))
    return /^(?:he|she|it|who|which|that)$/.test(before) || /^\p{Lu}/u.test(tokens[at - 1]?.text ?? "")
  return (tokens[at]?.forms.size ?? 0) > 1 || /[^s]s$/.test(before)
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
