/** The words around an event that tell what has become of it (`language/en/event-status.tsv`): what governs it, modifies it, is said of it. */
import { type Language, perLanguage } from "../../language/index.ts"
import { EventStatus } from "../../record/index.ts"
import { fits, is, type Token } from "../words/index.ts"
import { groupOf, isModal } from "./groups.ts"
import { fitting, type Rows, rowsOf } from "./rows.ts"

/** Where an event's words stand. */
export interface Place {
  tokens: readonly Token[]
  first: number
  last: number
  isVerb: boolean
  /** first and last token of the sentence */
  from: number
  to: number
  /** is this token part of a trigger? */
  isTrigger: (at: number) => boolean
}

/** Words that tell of an event, as tokens from first to last, and the status that they give it. */
export interface Hit {
  status: EventStatus
  first: number
  last: number
  /** they tell what it does to others */
  isEffect: boolean
  /** they tell that it takes place: "held", "after" */
  isCarrying: boolean
}

const WHERE = ["governs", "carries", "clause", "modifies", "after", "effect", "passive"] as const
type Where = (typeof WHERE)[number]

const rules = perLanguage((language: Language) => {
  const all = language.table("event-status", ["words", "where", "within", "status"])
  const rowsAt = (where: Where) =>
    all
      .filter((row) => row.where === where)
      .map(({ words, within, status }) => ({
        words,
        meaning: { within: Number(within), status: EventStatus.parse(status) },
      }))
  return Object.fromEntries(WHERE.map((where) => [where, rowsOf(language, rowsAt(where))])) as Record<
    Where,
    Rows<{ within: number; status: EventStatus }>
  >
})

/** What of the rows of one place fits from a token on, the longest first. */
function told(where: Where, tokens: readonly Token[], at: number) {
  const token = tokens[at]
  return token ? fitting(rules(token.language)[where], tokens, at) : []
}

const FARTHEST = 14 // tokens back to a word that governs

/** The nearest word in front that an infinitive, a gerund or a noun hangs on, and what it makes of it. */
export function governorOf(place: Place, start: number): Hit | null {
  const { tokens, from } = place
  const isCarried = !place.isVerb || fits(tokens[place.first], "present-participle")
  for (let at = start - 1; at >= Math.max(from, start - FARTHEST); at--) {
    if (isBorder(tokens[at]) || is(tokens[at], "ends-governing")) return null
    const isNear = ({ meaning, end }: { meaning: { within: number }; end: number }) =>
      end <= start && start - end <= meaning.within
    const governing = told("governs", tokens, at).find(isNear)
    const row = governing ?? (isCarried ? told("carries", tokens, at).find(isNear) : undefined)
    const isCarrying = row !== governing || row?.meaning.status === "occurred"
    if (row) return { status: row.meaning.status, first: at, last: row.end - 1, isEffect: false, isCarrying }
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
    if (isBorder(tokens[at]) || opensClause(tokens[at], at === start - 1)) break
    const row = told("clause", tokens, at).find(({ meaning, end }) => end <= start && start - end <= meaning.within)
    if (row)
      found.push({ status: row.meaning.status, first: at, last: row.end - 1, isEffect: false, isCarrying: false })
  }
  return found
}

/** "The planned, long-delayed visit". */
export function modifiersOf({ tokens, first, from }: Place): EventStatus[] {
  const found: EventStatus[] = []
  for (let at = first - 1; at >= Math.max(from, first - 4); at--) {
    if (is(tokens[at], "ends-modifiers")) break
    const row = told("modifies", tokens, at).find(({ meaning, end }) => first - end < meaning.within && end <= first)
    if (row) found.push(row.meaning.status)
  }
  return found
}

/** A word that tells of a noun before it that it takes place, or what becomes of it: "began", "was called off". */
export const predicateAt = (tokens: readonly Token[], at: number): boolean =>
  (["after", "passive", "effect"] as const).some((where) => told(where, tokens, at).length > 0)

/** A verb that has an event as its object and only says that it takes place: "held", "carried out". */
export const carrierAt = (tokens: readonly Token[], at: number): boolean => told("carries", tokens, at).length > 0

/** What is said of a noun: "the hearing, planned for Thursday, was called off". Asides between commas are looked into and over. */
export function predicatesOf(place: Place): Hit[] {
  const { tokens, last, to } = place
  const found: Hit[] = []
  let distance = 0
  let inAside = false
  for (let at = last + 1; at <= Math.min(to, last + 30); at++) {
    const token = tokens[at]
    if (is(token, "ends-predicate")) break
    if (token?.lower === ",") inAside = !inAside && at <= last + FARTHEST
    if (is(token, "and-or") && !joinsTrigger(place, at)) break
    if (place.isTrigger(at) && !inAside && !isJoined(tokens, last, at + 1) && found.length > 0) break
    const isNear = ({ meaning }: { meaning: { within: number } }) => distance <= meaning.within
    const effect = told("effect", tokens, at).find(isNear)
    const row =
      told("passive", tokens, at).find((one) => isNear(one) && isPassive(place, at, one.end)) ??
      effect ??
      told("after", tokens, at).find(isNear)
    // In "talks to end the strike" nothing is said of the talks.
    if (row && is(tokens[at - 1], "infinitive-mark") && at - 2 === last) return found
    if (row) {
      found.push({
        status: row.meaning.status,
        first: at,
        last: row.end - 1,
        isEffect: row === effect,
        isCarrying: true,
      })
      if (!inAside) break
    }
    if (place.isTrigger(at) && !inAside && !isJoined(tokens, last, at + 1)) break
    if (!inAside) distance++
  }
  return found
}

/** "was called off", or a participle by itself: "planned for Thursday", "postponed until May". */
function isPassive({ tokens, from, last }: Place, at: number, end: number): boolean {
  if (!fits(tokens[at], "passive-form")) return false
  const group = groupOf(tokens, at, from)
  if (group.hasBe) return group.first > last
  return group.isEmpty && (end >= tokens.length || is(tokens[end], "after-participle"))
}

const isBorder = (token: Token | undefined) => /^[.,;:?!—–()]$/.test(token?.text ?? ".")

/** Are two tokens joined by "and": "cancelled the talks and the visit"? */
const isJoined = (tokens: readonly Token[], a: number, b: number) =>
  tokens.slice(a + 1, b).some((token) => is(token, "and-or"))

const joinsTrigger = ({ isTrigger }: Place, at: number) => [1, 2, 3].some((step) => isTrigger(at + step))
