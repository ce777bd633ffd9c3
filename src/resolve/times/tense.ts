/**
 * Which way the sentence looks: "told reporters on Saturday" back, "will meet on Saturday" ahead.
 *
 * The nearest verb decides, first of those before the expression, then of those after it.
 */
import { table } from "../../language/index.ts"
import type { Token } from "./tokens.ts"

/** How many words away a verb still tells: no sentence, however long, costs more. */
const FARTHEST = 60

export type Tense = "past" | "future"

const rows = table("times-tense", ["tense", "word"])
const wordsOf = (tense: string) => new Set(rows.filter((row) => row.tense === tense).map(({ word }) => word))
const past = wordsOf("past")
const future = wordsOf("future")
const ahead = wordsOf("ahead")

/** The tense at tokens `from` to `to`, within the sentence of tokens `first` to `last` (half-open); null when no verb tells. */
export function tenseAt(tokens: readonly Token[], from: number, to: number, first: number, last: number): Tense | null {
  if (/^(?:to|through)$/.test(tokens[from - 1]?.word ?? "") && from > first) return null
  for (let i = from - 1; i >= Math.max(first, from - FARTHEST); i--) {
    const found = tenseOf(tokens, i, from)
    if (found) return found
  }
  // "Tuesday's ruling will …": what comes is said of the ruling.
  if (tokens[to]?.word === "'s") return null
  for (let i = to; i < Math.min(last, to + FARTHEST); i++) {
    const found = tenseOf(tokens, i, -1)
    if (found) return found
  }
  return null
}

const POSITION = /^(?:by|until|till|since|after|following|effective|record)$/

function tenseOf(tokens: readonly Token[], at: number, expression: number): Tense | null {
  const word = tokens[at]?.word ?? ""
  if (word === "to") {
    const next = tokens[at + 1]
    if (!next || next.capital || at + 1 === expression) return null
    return ahead.has(tokens[at - 1]?.word ?? "") ? "future" : null
  }
  // Words of position count only right before the expression: "by Friday", "since Tuesday".
  if (POSITION.test(word)) return at === expression - 1 ? (past.has(word) ? "past" : "future") : null
  // A participle after a form of "be" that looks ahead is read with it: "is scheduled", "will be held".
  if (future.has(word)) return tokens[at]?.capital && word === "may" ? null : "future"
  if (past.has(word) || /^\p{Ll}{2,}ed$/u.test(word)) return leansAhead(tokens, at) ? "future" : "past"
  return null
}

function leansAhead(tokens: readonly Token[], at: number): boolean {
  return /^(?:be|will|to|'ll|would)$/.test(tokens[at - 1]?.word ?? "")
}
