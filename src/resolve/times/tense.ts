/**
 * Which way the sentence looks: "told reporters on Saturday" back, "will meet on Saturday" ahead.
 *
 * The nearest verb decides, first of those before the expression, then of those after it.
 */
import { table } from "../../language/index.ts"
import type { Token } from "./tokens.ts"

/** How many words away a verb still tells: no sentence, however long, costs more. */
const FARTHEST = 60

/** "told" looks back too, but only says that somebody spoke: "has set", "said". */
export type Tense = "past" | "told" | "future"

const rows = table("times-tense", ["tense", "word"])
const wordsOf = (tense: string) => new Set(rows.filter((row) => row.tense === tense).map(({ word }) => word))
const listedPast = wordsOf("past")
const told = wordsOf("told")
const future = wordsOf("future")
const ahead = wordsOf("ahead")
const noVerbs = wordsOf("other")
const leads = wordsOf("lead")
const reports = wordsOf("report")
const moves = wordsOf("move")
const against = wordsOf("against")
const beginnings = wordsOf("begin")

/** Verbs whose forms tell nothing of themselves: "is", "can", and what is past and plain form in one. */
const past = new Set([...listedPast, ...irregular()])

function irregular(): string[] {
  return table("irregular-forms", ["lemma", "forms"]).flatMap(({ lemma, forms }) =>
    /^(?:be|have|do|can|will|would|not|say|tell)$/.test(lemma)
      ? []
      : forms.split(" ").filter((form) => form !== lemma && !/(?:ing|es)$/.test(form)),
  )
}

/** The tense at tokens `from` to `to`, within the sentence of tokens `first` to `last` (half-open); null when no verb tells. */
export function tenseAt(tokens: readonly Token[], from: number, to: number, first: number, last: number): Tense | null {
  const before = from > first ? (tokens[from - 1]?.word ?? "") : ""
  if (before === "to") return isMoved(tokens, from, first) ? "future" : null
  // "By Friday, the water had gone": the verb after it tells, and only where there is none "by" does.
  const bound = BOUNDS.test(before)
  for (let i = from - (bound ? 2 : 1); i >= Math.max(first, from - FARTHEST); i--) {
    const found = tenseOf(tokens, i, from)
    if (found) return bound ? "future" : found
  }
  // "Tuesday's ruling will …": what comes is said of the ruling.
  if (tokens[to]?.word === "'s") return bound ? "future" : null
  for (let i = to; i < Math.min(last, to + FARTHEST); i++) {
    if (/^(?:is|are)$/.test(tokens[i]?.word ?? "") && !leadsAhead(tokens[i + 1]?.word ?? "")) continue
    const found = tenseOf(tokens, i, -1)
    if (found) return found
  }
  return bound ? "future" : null
}

const BOUNDS = /^(?:by|until|till|through)$/

/** "is to", "are meeting", "is due": what is still to come. */
const leadsAhead = (after: string): boolean => after === "to" || after.endsWith("ing") || future.has(after)

/** "postponed to Thursday". */
const isMoved = (tokens: readonly Token[], from: number, first: number): boolean =>
  tokens.slice(Math.max(first, from - 8), from).some(({ word }) => moves.has(word))

const POSITION = /^(?:since|after|following|effective|record)$/

function tenseOf(tokens: readonly Token[], at: number, expression: number): Tense | null {
  const word = tokens[at]?.word ?? ""
  if (word === "to") {
    const next = tokens[at + 1]
    if (!next || next.capital || at + 1 === expression) return null
    return ahead.has(tokens[at - 1]?.word ?? "") ? "future" : null
  }
  // Words of position count only right before the expression: "since Tuesday".
  if (POSITION.test(word)) return at === expression - 1 ? (past.has(word) ? "past" : "future") : null
  // A participle after a form of "be" that looks ahead is read with it: "is scheduled", "will be held".
  if (future.has(word)) return tokens[at]?.capital && word === "may" ? null : "future"
  if (told.has(word)) return leansAhead(tokens, at) ? "future" : "told"
  if (past.has(word) || isPastInEd(word, tokens[at - 1]?.word ?? "")) return leansAhead(tokens, at) ? "future" : "past"
  return null
}

/** "closed", but not in "the closed road". */
const isPastInEd = (word: string, before: string): boolean =>
  /^\p{Ll}{2,}ed$/u.test(word) && !noVerbs.has(word) && !leads.has(before)

function leansAhead(tokens: readonly Token[], at: number): boolean {
  return /^(?:is|are|be|stays?|remains?|will|to|'ll|would)$/.test(tokens[at - 1]?.word ?? "")
}

/** Whether tokens `first` to `last` say that something began: what "the third day" is counted from. */
export const saysBeginning = (tokens: readonly Token[], first: number, last: number): boolean =>
  tokens.slice(first, last).some(({ word }) => beginnings.has(word))

/** "reported a 47% decline in [fourth-quarter] earnings": the expression at token `from` is what was reported on. */
export const isReported = (tokens: readonly Token[], from: number, first: number): boolean =>
  tokens.slice(Math.max(first, from - FARTHEST), from).some(({ word }) => reports.has(word))

/** How many words away the amount and the word of comparing may stand. */
const FARTHEST_COMPARED = 12

/** "compared with a loss of $3 million [last year]", "from [last year]'s": the time at token `from` is only there to compare. */
export function isCompared(tokens: readonly Token[], from: number, first: number): boolean {
  let amount = false
  for (let i = from - 1; i >= Math.max(first, from - FARTHEST_COMPARED); i--) {
    const word = tokens[i]?.word ?? ""
    if (against.has(word)) return amount || i === from - 1
    amount ||= /^\d/.test(word)
  }
  return false
}
