/** Verbs of saying inside what another says: "the union {had told} him that …", "a report {alleging} that …", "what she {calls} …". */
import { table } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"
import type { Token } from "../words/index.ts"
import {
  auxiliariesBefore,
  clauseEnd,
  isAdverb,
  isBetween,
  isCapital,
  isContracted,
  isOpening,
  isPronoun,
  isVerbal,
  subjectBefore,
} from "./phrases.ts"

/** One sentence of a content, as far as the content goes. */
export interface Clause {
  tokens: readonly Token[]
}

export interface Made {
  source: Range | null
  cue: Range
  content: Range
}

const verbs = new Map(
  table("inner-verbs", ["verb", "takes"]).map(({ verb, takes }) => [verb, new Set(takes.split(" "))]),
)
const naming =
  /^(?:call|describe|see|view|regard|consider|characterize|characterise|term|dub|say|believe|think|claim|label|show|argue|suggest)$/
const HEARER = 6

/** "what {she} {calls} {a scandal}", "the deal {they} {say} {has failed}". */
export function nameGivenAt({ tokens }: Clause, at: number): Made | null {
  const opener = tokens[at]?.lower ?? ""
  if (!/^(?:what|which|that|who|whom)$/.test(opener)) return null
  for (let verb = at + 2; verb < Math.min(tokens.length, at + 8); verb++) {
    const token = tokens[verb]
    if (!token?.isWord) return null
    if (![...token.forms].some((form) => naming.test(form)) || /ing$/.test(token.lower)) continue
    const from = auxiliariesBefore(tokens, verb)
    const subject = subjectBefore(tokens, from)
    if (!subject || subject.from !== at + 1) return null
    const next = tokens[verb + 1]
    const isParenthesis = [1, 2, 3].some((on) => isVerbal(tokens[verb + on]) && isBeside(tokens, verb, on))
    const isNamed =
      !/^(?:show|argue|suggest|say|claim)/.test(token.lower) &&
      token.lower !== "said" &&
      opener === "what" &&
      next &&
      !/^[.,;:!?]$/.test(next.text) &&
      next.lower !== "that"
    if (!isParenthesis && !isNamed) return null
    if (opener !== "what" && /^(?:i|we)$/.test(tokens[at + 1]?.lower ?? "")) return null
    return made(tokens, subject, from, verb, verb + 1, clauseEnd(tokens, verb + 1, isParenthesis ? 1 : 0))
  }
  return null
}

/** "argued in 2004 were": up to two words of when and where may stand between. */
function isBeside(tokens: readonly Token[], verb: number, on: number): boolean {
  return on === 1 || (on === 3 && /^(?:in|on|at|last|this)$/.test(tokens[verb + 1]?.lower ?? ""))
}

export function verbClaimAt({ tokens }: Clause, at: number): Made | null {
  const verb = tokens[at]
  const takes = verb && [...verb.forms].map((form) => verbs.get(form)).find((found) => found !== undefined)
  if (!verb || !takes || isPartOfNoun(tokens, at)) return null
  const start = contentStart(tokens, at, takes)
  if (start === null) return null
  const from = auxiliariesBefore(tokens, at)
  const subject = sayerOf(tokens, at, from)
  if (subject === undefined || (subject && isBare(tokens, subject, at))) return null
  return made(tokens, subject, from, at, start, clauseEnd(tokens, start))
}

/** Whom the sentence has saying it: the subject, or nobody it names ("accused of …", "and told her …"); undefined: this is no saying. */
function sayerOf(tokens: readonly Token[], at: number, from: number): Range | null | undefined {
  const before = tokens[from - 1]
  const verb = tokens[at]
  if (/ing$/.test(verb?.lower ?? "") && from === at) {
    // "a report alleging that": its own sayer. "by saying that", ", saying that": the subject of the clause, wherever that stands.
    return before && !/^[,]$/.test(before.text) ? subjectBefore(tokens, from) : null
  }
  if (/^(?:who|that|which)$/.test(before?.lower ?? "")) {
    const antecedent = subjectBefore(tokens, tokens[from - 2]?.text === "," ? from - 2 : from - 1)
    return antecedent ?? (before ? { start: before.start, end: before.end } : undefined)
  }
  if (before?.lower === "to") {
    // "for the president to say that …", "prompts people to say, “…”"
    const subject = subjectBefore(tokens, from - 1)
    const isQuoted = /^[“"‘']$/.test(tokens[at + 1]?.text ?? "") || /^[“"‘']$/.test(tokens[at + 2]?.text ?? "")
    return subject && (isQuoted || tokens[subject.from - 1]?.lower === "for") ? subject : undefined
  }
  const subject = subjectBefore(tokens, from)
  if (subject) return subject
  const goesOn = before?.lower === "and" && from > 2 && /ed$|^(?:told|said)$/.test(verb?.lower ?? "")
  return goesOn ? pronounOf(tokens, from - 1) : undefined
}

/** "{She} leafed through it and asked": the pronoun with which the clause that ends at tokens[end] begins. */
function pronounOf(tokens: readonly Token[], end: number): Range | null {
  let from = end
  while (from > 0 && !isBetween(tokens[from - 1]) && !isOpening(tokens[from - 1])) from--
  return /^(?:he|she|they|i|we)$/.test(tokens[from]?.lower ?? "") ? subjectBefore(tokens, from + 1) : null
}

/** "I say", "we would ask": the speaker's own words now, no claim inside them. */
function isBare(tokens: readonly Token[], subject: Range, at: number): boolean {
  const who = tokens.find((token) => token.start === subject.start)?.lower ?? ""
  return /^(?:i|we)$/.test(who) && !/(?:ed|said|told|wrote|ing)$/.test(tokens[at]?.lower ?? "")
}

/** Where what is said begins, after a verb with these complements; null where none of them follows. */
function contentStart(tokens: readonly Token[], at: number, takes: ReadonlySet<string>): number | null {
  const next = skipped(tokens, at + 1)
  if (takes.has("quote") && opensSpeech(tokens, next)) return next
  if (takes.has("question") && /^(?:whether|if|why|how|what|who|when|where)$/.test(tokens[next]?.lower ?? ""))
    return next
  if (takes.has("that") && opensClause(tokens, next)) return next
  if (takes.has("to") && tokens[next]?.lower === "to" && tokens[next + 1]?.isWord) return next
  if (takes.has("hearer-of") || takes.has("hearer-as") || takes.has("hearer")) {
    for (let i = next + 1; i <= next + HEARER && i < tokens.length; i++) {
      const token = tokens[i]
      const before = tokens[i - 1]
      if (
        !before?.isWord ||
        isVerbal(before) ||
        isBetween(before) ||
        /^(?:that|to|of|as|and|by|in|on|at|for|with|about)$/.test(before.lower)
      )
        break
      if (takes.has("hearer-of") && token?.lower === "of") return i + 1
      if (takes.has("hearer-as") && token?.lower === "as") return i + 1
      if (takes.has("hearer") && (/^(?:that|to|not)$/.test(token?.lower ?? "") || opensSpeech(tokens, i))) return i
      if (
        takes.has("hearer") &&
        /^(?:me|us|him|her|them|you|reporters|police|officials|aides)$/.test(before.lower) &&
        opensClause(tokens, i)
      )
        return i
    }
  }
  return null
}

/** Past an adverb, "on Monday" and the like are left to the reader. */
const skipped = (tokens: readonly Token[], at: number) => (isAdverb(tokens[at]) ? at + 1 : at)

function opensSpeech(tokens: readonly Token[], at: number): boolean {
  if (/^[,:]$/.test(tokens[at]?.text ?? "")) return isOpening(tokens[at + 1])
  return isOpening(tokens[at])
}

function opensClause(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  if (token.lower === "that") return tokens[at + 1]?.isWord === true || isOpening(tokens[at + 1])
  // "say it every day": an object; "say it has failed": a clause.
  if (/^(?:it|you)$/.test(token.lower))
    return /(?:[^s]s|ed)$/.test(tokens[at + 1]?.lower ?? "") || isVerbal(tokens[at + 1])
  if (isPronoun(token) || token.lower === "there") return isContracted(token) || tokens[at + 1]?.isWord === true
  if (!isCapital(token) && !/^(?:the|an?|his|her|its|their|our|my|no|some|many|most|this|these)$/.test(token.lower))
    return false
  for (let i = at + 1; i < tokens.length && i < at + 9; i++) {
    if (!tokens[i]?.isWord && !/^[$£€%]$/.test(tokens[i]?.text ?? "")) return false
    if (isVerbal(tokens[i])) return true
  }
  return false
}

/** "the reported deal", "his claims": no verb. */
function isPartOfNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (/^(?:the|an?|his|her|its|their|our|my|your|this|these|those|no)$/.test(before?.lower ?? "")) return true
  return /(?:'s|s'|^')$/.test(before?.lower ?? "") && !isContracted(before)
}

function made(
  tokens: readonly Token[],
  source: Range | null,
  from: number,
  verb: number,
  start: number,
  end: number,
): Made | null {
  const [first, cueEnd, contentFirst, last] = [tokens[from], tokens[verb], tokens[start], tokens[end - 1]]
  if (!first || !cueEnd || !contentFirst || !last || last.end <= contentFirst.start) return null
  return {
    source: source && { start: source.start, end: source.end },
    cue: { start: first.start, end: cueEnd.end },
    content: { start: contentFirst.start, end: last.end },
  }
}
