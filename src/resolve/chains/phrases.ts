/** Where a phrase or a clause begins and ends, told by its small words alone: no dictionary of nouns and verbs is needed. */
import type { Range } from "../../record/index.ts"
import type { Token } from "../words/index.ts"

const possessive = /^(?:his|her|its|their|my|our|your)$/
const pronoun = /^(?:i|we|you|he|she|they|it)$/
/** "they've": a pronoun and its verb in one token. */
const contracted = /^(?:i|we|you|he|she|they|it|that|there|who|what)'(?:s|re|ve|ll|d|m)$/
const owned = /(?:'s|s')$/
const finite = /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|does|do)$/
const between =
  /^(?:[.,;:!?()“”"—–-]|and|but|or|nor|that|which|who|whom|whose|when|where|while|if|because|since|after|before|as|than|so|though|although|whether|how|why|what|until|unless|then)$/
const prepositions =
  /^(?:of|in|on|at|to|for|from|by|with|about|into|over|under|against|between|through|during|without|within|near|across|toward|towards)$/
const determiners =
  /^(?:the|an?|some|many|several|most|all|both|few|those|these|two|three|four|five|other|another|one|every|each|no|as)$/
const adverb =
  /^(?:not|n't|never|also|still|already|just|only|even|now|again|recently|first|later|then|once|longer|\p{L}+ly)$/u
const clauseOpener = /^(?:and|but|which|who|while|as|because|when|so|or)$/
const subordinator = /^(?:that|which|who|whose|because|if|when|while|as|where|what|how|whether)$/
const opening = /^[“"‘']$/

export const isBetween = (token: Token | undefined) => between.test(token?.lower ?? "")
export const isVerbal = (token: Token | undefined) => finite.test(token?.lower ?? "") || isContracted(token)
export const isContracted = (token: Token | undefined) => contracted.test(token?.lower ?? "")
export const isPronoun = (token: Token | undefined) => pronoun.test(token?.lower ?? "") || isContracted(token)
export const isCapital = (token: Token | undefined) => /^\p{Lu}/u.test(token?.text ?? "")
export const isAdverb = (token: Token | undefined) => adverb.test(token?.lower ?? "")
export const isOpening = (token: Token | undefined) => opening.test(token?.text ?? "")

/** Where the auxiliaries and adverbs before a verb begin: "{had never} told". */
export function auxiliariesBefore(tokens: readonly Token[], verb: number): number {
  let from = verb
  for (; from > 0; from--) {
    const before = tokens[from - 1]
    const isNoLonger = before?.lower === "no" && tokens[from]?.lower === "longer"
    if (
      !finite.test(before?.lower ?? "") &&
      !isAdverb(before) &&
      !isNoLonger &&
      !/^be(?:en|ing)?$/.test(before?.lower ?? "")
    )
      break
  }
  return from
}

/** The noun phrase that ends right before tokens[end]: "the head of the union", "Mr. Renn", "they". Null: nothing there can be a subject. */
export function subjectBefore(tokens: readonly Token[], end: number): (Range & { from: number }) | null {
  const last = tokens[end - 1]
  if (!last?.isWord || between.test(last.lower) || prepositions.test(last.lower) || determiners.test(last.lower))
    return null
  if (isPronoun(last))
    return { start: last.start, end: last.start + last.text.split(/['’]/, 1).join("").length, from: end - 1 }
  if (/^(?:me|us|him|them|himself|herself|themselves|there|this)$/.test(last.lower)) return null
  let from = end - 1
  while (from > 0 && end - from < 12) {
    const token = tokens[from - 1]
    const isTitle = token?.text === "." && isCapital(tokens[from]) && isCapital(tokens[from - 2])
    if (isTitle) from -= 2
    else if (!token?.isWord || isVerbal(token) || isPronoun(token)) break
    else if (prepositions.test(token.lower)) {
      // "the head of the union": the phrase goes on before "of" only.
      if (token.lower !== "of" || !tokens[from - 2]?.isWord || isBetween(tokens[from - 2])) break
      from--
    } else if (between.test(token.lower)) {
      if (token.lower !== "and" || !isCapital(tokens[from]) || !isCapital(tokens[from - 2])) break
      from--
    } else from--
  }
  const start = tokens.findIndex((token, i) => i >= from && i < end && isLead(token))
  const first = tokens[start < 0 ? end - 1 : start]
  if (!first || (start < 0 && !/s$/.test(last.lower) && !isCapital(last))) return null
  return { start: first.start, end: last.end, from: start < 0 ? end - 1 : start }
}

/** A word that can open a noun phrase, and no other in the middle of a sentence. */
export const isLeading = (token: Token) => determiners.test(token.lower) || possessive.test(token.lower)
const isLead = (token: Token) => isLeading(token) || isCapital(token)

/** Whose something at tokens[at] is, with up to two words between: "{his} old", "{the union's}". */
export function possessorBefore(tokens: readonly Token[], at: number): (Range & { from: number }) | null {
  for (let back = 1; back <= 3; back++) {
    const token = tokens[at - back]
    if (!token || /^[.,;:!?()“”"—–-]$/.test(token.text)) return null
    if (possessive.test(token.lower)) return { start: token.start, end: token.end, from: at - back }
    const isPlural = /^['’]$/.test(token.text) && /s$/.test(tokens[at - back - 1]?.lower ?? "")
    if (isPlural || (owned.test(token.lower) && !isContracted(token))) {
      const owner = subjectBefore(tokens, isPlural ? at - back : at - back + 1)
      return owner && { start: owner.start, end: token.end, from: owner.from }
    }
    if (isVerbal(token) || prepositions.test(token.lower) || between.test(token.lower) || determiners.test(token.lower))
      return null
  }
  return null
}

/**
 * Where a clause that begins at tokens[from] ends: at a stop, a dash, a closing mark, or a comma with a word that opens another clause.
 *
 * @param verbs how many finite verbs belong to it; the next one belongs to the clause around it. null: all that follow.
 */
export function clauseEnd(tokens: readonly Token[], from: number, verbs: number | null = null): number {
  let left = verbs ?? Number.POSITIVE_INFINITY
  let isOpen = false
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    if (/^[;—–]$/.test(token.text) || (/^[.!?]$/.test(token.text) && at >= tokens.length - 2)) return at
    if (token.text === "”" && !isOpen) return at
    if (/^[“”]$/.test(token.text)) isOpen = token.text === "“"
    if (token.text === "," && at > from && clauseOpener.test(tokens[at + 1]?.lower ?? "")) return at
    if (verbs === null || at === from) continue
    if (token.lower === "but") return at
    if (subordinator.test(token.lower)) left++
    else if (isVerbal(token) && --left < 0) return at
  }
  return tokens.length
}
