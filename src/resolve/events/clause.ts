/** Does a date stand in the clause of an event? Without a parser, by the words between the two: another verb takes the date for its own. */
import type { EventStatus, Range, Timex } from "../../record/index.ts"
import { beginning, fits, is, type Passage, sentenceOf, type Token, tokenAt } from "../words/index.ts"
import { groupOf, isAuxiliary, isIrregular } from "./groups.ts"
import { carrierAt, predicateAt } from "./hints.ts"
import type { Trigger } from "./triggers.ts"

const FAR = 14 // words between an event and a date behind it

/** @param status of what is put off or called off, the date of the verb is that of the putting off */
export function isOfClause(passage: Passage, trigger: Trigger, status: EventStatus, time: Range): boolean {
  const { tokens } = passage
  const [first, last] = [tokenAt(passage, time.start), tokenAt(passage, time.end - 1)]
  const begins = (token: Token) => is(token, "clause-begins")
  if (last < trigger.first) {
    const between = tokens.slice(last + 1, trigger.first)
    // Behind a comma, only a date that opens its sentence: "who retired on Friday, was arrested".
    const opens = tokenAt(passage, sentenceOf(passage, time.start)?.start ?? 0)
    if (between.some(({ lower }) => lower === ",") && first - opens > 2) return false
    return !between.some(begins) && reachesForward(tokens, trigger, last + 1)
  }
  const between = tokens.slice(trigger.last + 1, first)
  const isOff = status === "cancelled" || status === "postponed" || status === "blocked"
  const isNew = is(between.at(-1), "new-date")
  if (isOff && isNew) between.pop()
  if (between.some(begins) || between.length > FAR) return false
  const isParted = between.some((token) => token.lower === "," || is(token, "and"))
  if (!trigger.isVerb && isParted && !(isOff && isNew)) return false
  // "Talks to end the strike collapsed": what they are for is no verb of theirs.
  const isFor = !trigger.isVerb && is(between[0], "infinitive-mark")
  const verbs = verbsIn(tokens, trigger.last + (isFor ? 3 : 1), first)
  if (isOff && (verbs.length > 0 || trigger.isVerb)) return isNew
  if (trigger.isVerb) return verbs.length === 0
  return verbs.length === 0 || (isSubject(passage, trigger) && verbs.length === 1 && isSaidOf(tokens, verbs[0] ?? 0))
}

/** Of the dates of a sentence that tells what was put off, the new ones, "until Friday", "to 4 May"; all, where it has none. */
export function newDatesOf(passage: Passage, sentence: Range, times: readonly Timex[]): readonly Timex[] {
  const inside = beginning(times, sentence.start, sentence.end)
  const found = inside.filter(({ start }) => is(passage.tokens[tokenAt(passage, start) - 1], "newly-set"))
  return found.length > 0 ? found : inside
}

/** "began", "was held", or "is" by itself: "the election is on 4 May". */
const isSaidOf = (tokens: readonly Token[], at: number) => predicateAt(tokens, at) || isAuxiliary(tokens[at])

/** "On Tuesday the court upheld", "Monday's raid", "on Tuesday the two held talks". */
function reachesForward(tokens: readonly Token[], trigger: Trigger, from: number): boolean {
  const to = trigger.isVerb ? groupOf(tokens, trigger.first, from).first : trigger.first
  const verbs = verbsIn(tokens, from, to)
  if (trigger.isVerb) return verbs.length === 0
  const [only] = verbs
  return verbs.length === 0 || (verbs.length === 1 && only !== undefined && carrierAt(tokens, only))
}

/** Where verbs stand: past forms, auxiliaries by the verb that they lead to, and plain forms after "to". */
function verbsIn(tokens: readonly Token[], from: number, to: number): number[] {
  const found: number[] = []
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (!token?.isWord || /^\p{Lu}/u.test(token.text)) continue
    if (isAuxiliary(token)) {
      if (!isVerb(tokens, at + 1) && !isAuxiliary(tokens[at + 1])) found.push(at)
    } else if (isVerb(tokens, at) || (is(tokens[at - 1], "infinitive-mark") && isInfinitive(tokens, at))) found.push(at)
  }
  return found
}

/** Past forms, and present ones of words that are known to say something of an event. */
function isVerb(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]]
  if (!token || is(before, "no-verb-after")) return false
  if (fits(token, "past-ending") && token.forms.size > 1) return true
  if (isIrregular(token)) return true
  return is(before, "before-progressive") && fits(token, "present-participle")
}

const isInfinitive = (tokens: readonly Token[], at: number) => {
  const after = tokens[at + 1]
  return after !== undefined && /^\p{Ll}/u.test(after.text) && !is(after, "after-destination")
}

/** The noun stands first in its clause: nothing but its own words between it and a border. */
function isSubject({ tokens }: Passage, { first }: Trigger): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 6); at--) {
    const token = tokens[at]
    if (/^[.,]$/.test(token?.text ?? ".") || is(token, "clause-begins") || is(token, "and")) return true
    if (is(token, "before-no-subject")) return false
    if (verbsIn(tokens, at, at + 1).length > 0) return false
  }
  return true
}
