/** Where a phrase or a clause begins and ends, told by its small words alone: no dictionary of nouns and verbs is needed. */
import type { Range } from "../../record/index.ts"
import { fits, is, type Token } from "../words/index.ts"

/** Also "they've": a pronoun and its verb in one token. */
export const isContracted = (token: Token | undefined) => fits(token, "contracted")
export const isBetween = (token: Token | undefined) => is(token, "between-phrases") || isMark(token)
export const isVerbal = (token: Token | undefined) => is(token, "finite") || isContracted(token)
export const isPronoun = (token: Token | undefined) => is(token, "subject-pronoun") || isContracted(token)
export const isCapital = (token: Token | undefined) => /^\p{Lu}/u.test(token?.text ?? "")
export const isAdverb = (token: Token | undefined) => is(token, "adverb") || fits(token, "word-in-ly")
export const isParticiple = (token: Token | undefined) => fits(token, "present-participle")
export const isOpening = (token: Token | undefined) => /^[“"‘']$/.test(token?.text ?? "")
const isMark = (token: Token | undefined) => /^[.,;:!?()“”"—–-]$/.test(token?.text ?? "")

/** Where the auxiliaries and adverbs before a verb begin: "{had never} told". */
export function auxiliariesBefore(tokens: readonly Token[], verb: number): number {
  let from = verb
  for (; from > 0; from--) {
    const before = tokens[from - 1]
    const isNoLonger = is(before, "no") && is(tokens[from], "longer")
    if (!is(before, "finite") && !isAdverb(before) && !isNoLonger && !is(before, "be-form")) break
  }
  return from
}

/** The noun phrase that ends right before tokens[end]: "the head of the union", "Mr. Renn", "they". Null: nothing there can be a subject. */
export function subjectBefore(tokens: readonly Token[], end: number): (Range & { from: number }) | null {
  const last = tokens[end - 1]
  if (!last?.isWord || isBetween(last) || is(last, "phrase-preposition") || is(last, "determiner")) return null
  if (isPronoun(last))
    return { start: last.start, end: last.start + last.text.split(/['’]/, 1).join("").length, from: end - 1 }
  if (is(last, "no-subject")) return null
  let from = end - 1
  while (from > 0 && end - from < 12) {
    const token = tokens[from - 1]
    const isTitle = token?.text === "." && isCapital(tokens[from]) && isCapital(tokens[from - 2])
    if (isTitle) from -= 2
    else if (!token?.isWord || isVerbal(token) || isPronoun(token)) break
    else if (is(token, "phrase-preposition")) {
      // "the head of the union": the phrase goes on before "of" only.
      if (!is(token, "of") || !tokens[from - 2]?.isWord || isBetween(tokens[from - 2])) break
      from--
    } else if (isBetween(token)) {
      if (!is(token, "and") || !isCapital(tokens[from]) || !isCapital(tokens[from - 2])) break
      from--
    } else {
      from--
      // "the ruling exposed {the GOP's}": a phrase has one article, and goes on before it only with "of".
      if (is(token, "article") && !is(tokens[from - 1], "of")) break
    }
  }
  const start = tokens.findIndex((token, i) => i >= from && i < end && isLead(token))
  const first = tokens[start < 0 ? end - 1 : start]
  if (!first || (start < 0 && !fits(last, "plural") && !is(last, "plural-without-s") && !isCapital(last))) return null
  return { start: first.start, end: last.end, from: start < 0 ? end - 1 : start }
}

/** A word that can open a noun phrase, and no other in the middle of a sentence. */
export const isLeading = (token: Token) => is(token, "determiner") || is(token, "possessive")
const isLead = (token: Token) => isLeading(token) || isCapital(token)

/** Whose something at tokens[at] is, with up to two words between: "{his} old", "{the union's}". */
export function possessorBefore(tokens: readonly Token[], at: number): (Range & { from: number }) | null {
  for (let back = 1; back <= 3; back++) {
    const token = tokens[at - back]
    if (!token || isMark(token)) return null
    if (is(token, "possessive")) return { start: token.start, end: token.end, from: at - back }
    const isPlural = /^['’]$/.test(token.text) && fits(tokens[at - back - 1], "plural")
    if (isPlural || (fits(token, "owner") && !isContracted(token))) {
      const owner = subjectBefore(tokens, isPlural ? at - back : at - back + 1)
      return owner && { start: owner.start, end: token.end, from: owner.from }
    }
    if (isVerbal(token) || is(token, "phrase-preposition") || isBetween(token) || is(token, "determiner")) return null
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
    if (token.text === "," && at > from && is(tokens[at + 1], "next-clause")) return at
    if (verbs === null || at === from) continue
    if (is(token, "but")) return at
    if (is(token, "subordinator")) left++
    else if (isVerbal(token) && --left < 0) return at
  }
  return tokens.length
}
