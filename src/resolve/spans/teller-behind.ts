/**
 * Who says it at the end of a sentence, where the reader leaves them out:
 *
 *   Eleven bags lay without seals, {two tellers} {have told} the Herald.        →  the clause in front is theirs
 *   The prince borrowed four million, {according to} {a contract seen by us}.   →  the contract is the source
 */
import { type Attribution, type Range, type Span, spanOf } from "../../record/index.ts"
import { is, isFiniteVerb, type Passage, shelf, type Token, tokenAt, touching } from "../words/index.ts"
import { hasOnlyTitles, isCapital, isWho, partsOf, standsIn, tokensIn } from "./second-hand.ts"

/** Words of who says it, of whom they tell and when, of a clause in front, and of a document that is described. */
const [LONGEST_WHO, LONGEST_REST, SHORTEST_FRONT, LONGEST_NAMED] = [8, 6, 4, 14]
/** No network is as sure of it as a rule can be: it is shown as inferred. */
const SURE = 0.6

export function withTellersBehind(passage: Passage, given: readonly Attribution[]): Attribution[] {
  const attributions = given.map((attribution) => withSourceBehind(passage, attribution))
  const parts = shelf<number>()
  for (const [i, attribution] of attributions.entries()) for (const part of partsOf(attribution)) parts.put(part, i)
  const fronts = shelf<number>()
  const found: Attribution[] = []
  for (const sentence of passage.sentences) {
    const told = tellerIn(passage, sentence)
    const [front, cue] = [told?.content[0], told?.cue[0]]
    if (!told || !front || !cue || touching(passage.quotations, cue).length > 0) continue
    if (parts.over(sentence).some(({ value }) => !standsIn(attributions[value], front))) continue
    fronts.put(front, attributions.length + found.length)
    found.push(told)
  }
  const within = attributions.map((attribution) => {
    const [first] = partsOf(attribution)
    const around = first && fronts.at(first.start).find((front) => standsIn(attribution, front))
    return around && attribution.within === null ? { ...attribution, within: around.value } : attribution
  })
  return [...within, ...found]
}

function tellerIn(passage: Passage, sentence: Range): Attribution | null {
  const tokens = tokensIn(passage, sentence)
  const comma = tokens.findLastIndex(({ text }) => text === ",")
  const stop = /^[.!?]$/.test(tokens.at(-1)?.text ?? "") ? tokens.length - 1 : tokens.length
  const behind = tokens.slice(comma + 1, stop)
  const verb = behind.findIndex((token) => is(token, "said-before-relay"))
  const [front, who] = [tokens.slice(0, Math.max(0, comma)), behind.slice(0, Math.max(0, verb))]
  while (who.length > 0 && is(who.at(-1), "auxiliary")) who.pop()
  const rest = behind.slice(verb + 1)
  if (verb < 1 || who.length === 0 || who.length > LONGEST_WHO || rest.length > LONGEST_REST) return null
  // "told the Herald": where it is said whom they told, they need not be called "the" or "two".
  const tells = isCapital(rest.find((token) => !is(token, "determiner")))
  const isTeller = isWho(who) || (tells && who.every((token) => token.isWord && !is(token, "finite")))
  // "a week before the date that the county had announced": a clause of time.
  const isOfTime = who.some((token) => is(token, "content-opener") || is(token, "subordinator"))
  if (!isTeller || isOfTime || rest.some((token) => isFiniteVerb(token) || !token.isWord) || !isClause(front, tells))
    return null
  const [opening, closing, first, last, cue] = [front[0], front.at(-1), who[0], who.at(-1), behind[who.length]]
  const end = behind[verb]
  if (!opening || !closing || !first || !last || !cue || !end) return null
  const span = (from: Token, to: Token): Span => spanOf(passage.text, from.start, to.end)
  return {
    source: [span(first, last)],
    cue: [span(cue, end)],
    content: [span(opening, closing)],
    within: null,
    confidence: SURE,
  }
}

/** @param tells it is said whom they tell: then what stands in front is told, whether its verb is known for one or not ("lay") */
function isClause(front: readonly Token[], tells: boolean): boolean {
  const [first] = front
  if (front.length < SHORTEST_FRONT || is(first, "opens-when-where") || is(first, "subordinator")) return false
  const hasVerb = tells || front.some(isFiniteVerb)
  return hasVerb && hasOnlyTitles(front) && !front.some(({ text }) => /^[;:]$/.test(text))
}

/** "…, according to {a loan agreement seen by the Tribune}." */
function withSourceBehind(passage: Passage, attribution: Attribution): Attribution {
  const [cue, ...others] = attribution.cue
  if (!cue || others.length > 0 || attribution.source.length > 0) return attribution
  const words = tokensIn(passage, cue)
  if (!is(words.at(-2), "according") || attribution.content.some(({ start }) => start > cue.end)) return attribution
  const from = tokenAt(passage, cue.end - 1) + 1
  const end = passage.tokens.slice(from, from + LONGEST_NAMED + 1).findIndex(({ isWord }) => !isWord)
  const named = passage.tokens.slice(from, from + Math.max(0, end))
  const [first, last] = [named[0], named.at(-1)]
  if (!first || !last || !(is(first, "determiner") || is(first, "possessive") || isCapital(first))) return attribution
  return { ...attribution, source: [spanOf(passage.text, first.start, last.end)] }
}
