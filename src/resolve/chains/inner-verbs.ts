/** Verbs of saying inside what another says: "the union {had told} him that …", "a report {alleging} that …", "what she {calls} …". */
import { perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"
import { fits, is, isForm, type Token } from "../words/index.ts"
import {
  auxiliariesBefore,
  clauseEnd,
  isAdverb,
  isBetween,
  isCapital,
  isContracted,
  isOpening,
  isParticiple,
  isPronoun,
  isVerbal,
  subjectBefore,
} from "./phrases.ts"
import { canSay } from "./sayers.ts"

/** One sentence of a content, as far as the content goes. */
export interface Clause {
  tokens: readonly Token[]
}

export interface Made {
  source: Range | null
  cue: Range
  content: Range
}

const verbsOf = perLanguage(
  (language) =>
    new Map(
      language.table("inner-verbs", ["verb", "takes"]).map(({ verb, takes }) => [verb, new Set(takes.split(" "))]),
    ),
)
const HEARER = 6
/** How far behind "found" the word may stand: "no clear or persuasive evidence". */
const EVIDENCE = 6

/** "what {she} {calls} {a scandal}", "the deal {they} {say} {has failed}". */
export function nameGivenAt({ tokens }: Clause, at: number): Made | null {
  if (!is(tokens[at], "name-opener")) return null
  const isWhat = is(tokens[at], "what")
  for (let verb = at + 2; verb < Math.min(tokens.length, at + 8); verb++) {
    const token = tokens[verb]
    if (!token?.isWord) return null
    if (!isForm(token, "naming") || isParticiple(token)) continue
    const from = auxiliariesBefore(tokens, verb)
    const subject = subjectBefore(tokens, from)
    if (!subject || subject.from !== at + 1) return null
    const next = tokens[verb + 1]
    const isParenthesis = [1, 2, 3].some((on) => isVerbal(tokens[verb + on]) && isBeside(tokens, verb, on))
    const isNamed =
      !fits(token, "names-nothing") && isWhat && next && !/^[.,;:!?]$/.test(next.text) && !is(next, "content-opener")
    if (!isParenthesis && !isNamed) return null
    if (!isWhat && is(tokens[at + 1], "speaking-self")) return null
    return made(tokens, subject, from, verb, verb + 1, clauseEnd(tokens, verb + 1, isParenthesis ? 1 : 0))
  }
  return null
}

/** "argued in 2004 were": up to two words of when and where may stand between. */
function isBeside(tokens: readonly Token[], verb: number, on: number): boolean {
  return on === 1 || (on === 3 && is(tokens[verb + 1], "opens-when-or-where"))
}

export function verbClaimAt({ tokens }: Clause, at: number): Made | null {
  const verb = tokens[at]
  const takes =
    verb && [...verb.forms].map((form) => verbsOf(verb.language).get(form)).find((found) => found !== undefined)
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
  if (isParticiple(verb) && from === at) {
    // "a report alleging that": its own sayer. "by saying that", ", saying that": the subject of the clause, wherever that stands.
    const subject = before && !/^[,]$/.test(before.text) ? subjectBefore(tokens, from) : null
    return subject && isSpeaker(tokens.slice(subject.from, from)) ? subject : null
  }
  if (is(before, "relative")) {
    const antecedent = subjectBefore(tokens, tokens[from - 2]?.text === "," ? from - 2 : from - 1)
    return antecedent ?? (before ? { start: before.start, end: before.end } : undefined)
  }
  if (is(before, "infinitive-mark")) {
    // "for the president to say that …", "prompts people to say, “…”"
    const subject = subjectBefore(tokens, from - 1)
    const isQuoted = /^[“"‘']$/.test(tokens[at + 1]?.text ?? "") || /^[“"‘']$/.test(tokens[at + 2]?.text ?? "")
    return subject && (isQuoted || is(tokens[subject.from - 1], "for")) ? subject : undefined
  }
  const subject = subjectBefore(tokens, from)
  if (subject) return subject
  const goesOn = is(before, "and") && from > 2 && fits(verb, "goes-on-saying")
  return goesOn ? pronounOf(tokens, from - 1) : undefined
}

/** A name, a pronoun, people or something written: no "activity" says anything. */
function isSpeaker(words: readonly Token[]): boolean {
  const last = words.at(-1)
  return isPronoun(last) || isCapital(last) || canSay(words)
}

/** "{She} leafed through it and asked": the pronoun with which the clause that ends at tokens[end] begins. */
function pronounOf(tokens: readonly Token[], end: number): Range | null {
  let from = end
  while (from > 0 && !isBetween(tokens[from - 1]) && !isOpening(tokens[from - 1])) from--
  return is(tokens[from], "saying-pronoun") ? subjectBefore(tokens, from + 1) : null
}

/** "I say", "we would ask": the speaker's own words now, no claim inside them. */
function isBare(tokens: readonly Token[], subject: Range, at: number): boolean {
  const who = tokens.find((token) => token.start === subject.start)
  const verb = tokens[at]
  return is(who, "speaking-self") && !fits(verb, "then-not-now")
}

/** Where what is said begins, after a verb with these complements; null where none of them follows. */
function contentStart(tokens: readonly Token[], at: number, takes: ReadonlySet<string>): number | null {
  const next = skipped(tokens, at + 1)
  if (takes.has("quote") && opensSpeech(tokens, next)) return next
  if (takes.has("question") && is(tokens[next], "question-opener")) return next
  if (takes.has("that") && opensClause(tokens, next)) return next
  if (takes.has("to") && is(tokens[next], "infinitive-mark") && tokens[next + 1]?.isWord) return next
  if (takes.has("evidence") && isEvidence(tokens, next)) return next
  if (takes.has("hearer-of") || takes.has("hearer-as") || takes.has("hearer")) {
    for (let i = next + 1; i <= next + HEARER && i < tokens.length; i++) {
      const token = tokens[i]
      const before = tokens[i - 1]
      if (!before?.isWord || isVerbal(before) || isBetween(before) || is(before, "ends-hearer")) break
      if (takes.has("hearer-of") && is(token, "of")) return i + 1
      if (takes.has("hearer-as") && is(token, "as")) return i + 1
      if (takes.has("hearer") && (is(token, "after-hearer") || opensSpeech(tokens, i))) return i
      if (takes.has("hearer") && is(before, "bare-hearer") && opensClause(tokens, i)) return i
    }
  }
  return null
}

/** "found {no persuasive evidence of …}", "found {evidence that …}" */
function isEvidence(tokens: readonly Token[], at: number): boolean {
  const noun = tokens.findIndex((token, i) => i >= at && i < at + EVIDENCE && is(token, "evidence"))
  const isPhrase = noun >= 0 && tokens.slice(at, noun).every((token) => token.isWord || isOpening(token))
  return (
    isPhrase &&
    is(
      tokens.slice(noun + 1).find((token) => token.isWord),
      "after-evidence",
    )
  )
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
  if (is(token, "content-opener")) return tokens[at + 1]?.isWord === true || isOpening(tokens[at + 1])
  // "say it every day": an object; "say it has failed": a clause.
  if (is(token, "subject-or-object")) {
    const next = tokens[at + 1]
    return token.language.pattern("third-person-form").test(next?.lower ?? "") || isVerbal(next)
  }
  if (isPronoun(token) || is(token, "there")) return isContracted(token) || tokens[at + 1]?.isWord === true
  if (!isCapital(token) && !is(token, "opens-subject")) return false
  for (let i = at + 1; i < tokens.length && i < at + 9; i++) {
    if (!tokens[i]?.isWord && !/^[$£€%]$/.test(tokens[i]?.text ?? "")) return false
    if (isVerbal(tokens[i])) return true
  }
  return false
}

/** "the reported deal", "his claims": no verb. */
function isPartOfNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (is(before, "before-noun")) return true
  return fits(before, "owner-or-its-mark") && !isContracted(before)
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
