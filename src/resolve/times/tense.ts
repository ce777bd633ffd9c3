/**
 * Which way the sentence looks: "told reporters on Saturday" back, "will meet on Saturday" ahead.
 *
 * The nearest verb decides, first of those before the expression, then of those after it.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Token } from "./tokens.ts"

/** How many words away a verb still tells: no sentence, however long, costs more. */
const FARTHEST = 60

/** "told" looks back too, but only says that somebody spoke: "has set", "said". "present" looks ahead, but only of a day: "is on Saturday". */
export type Tense = "past" | "told" | "present" | "future"

/** Whether what comes is looked for: a day without a week or a year. */
export const looksAhead = (tense: Tense | null): boolean => tense === "future" || tense === "present"

type Telling = ReturnType<typeof tellingOf>

const tellingOf = perLanguage((language) => {
  const rows = language.table("times-tense", ["tense", "word"])
  const wordsOf = (tense: string) => new Set(rows.filter((row) => row.tense === tense).map(({ word }) => word))
  return {
    /** verbs whose forms tell nothing of themselves: "is", "can", and what is past and plain form in one */
    past: new Set([...wordsOf("past"), ...irregularPasts(language)]),
    told: wordsOf("told"),
    future: wordsOf("future"),
    present: wordsOf("present"),
    ahead: wordsOf("ahead"),
    noVerbs: wordsOf("other"),
    leads: wordsOf("lead"),
    reports: wordsOf("report"),
    moves: wordsOf("move"),
    against: wordsOf("against"),
    beginnings: wordsOf("begin"),
    be: wordsOf("be"),
    bounds: wordsOf("bound"),
    ends: wordsOf("end"),
    setters: wordsOf("setter"),
    perfect: wordsOf("perfect"),
    forward: wordsOf("forward"),
    of: wordsOf("of"),
    adverb: language.pattern("adverb"),
    positions: wordsOf("position"),
    leaning: wordsOf("lean"),
    to: wordsOf("to"),
    owner: wordsOf("owner"),
    mayBeNames: wordsOf("name"),
    participle: language.pattern("present-participle"),
    regularPast: language.pattern("regular-past"),
  }
})

function irregularPasts(language: Language): string[] {
  const untold = language.words("tell-no-tense")
  const present = language.pattern("present-form")
  return language
    .table("irregular-forms", ["lemma", "forms"])
    .flatMap(({ lemma, forms }) =>
      untold.has(lemma) ? [] : forms.split(" ").filter((form) => form !== lemma && !present.test(form)),
    )
}

/** The tense at tokens `from` to `to`, within the sentence of tokens `first` to `last` (half-open); null when no verb tells. */
export function tenseAt(
  language: Language,
  tokens: readonly Token[],
  from: number,
  to: number,
  first: number,
  last: number,
): Tense | null {
  const telling = tellingOf(language)
  const before = from > first ? (tokens[from - 1]?.word ?? "") : ""
  if (telling.to.has(before)) return isMoved(telling, tokens, from, first) ? "future" : null
  // "ahead of Saturday's vote": still to come, whatever was done before it.
  if (telling.of.has(before) && telling.forward.has(tokens[from - 2]?.word ?? "")) return "future"
  // "By Friday, the water had gone": the verb after it tells, and only where there is none "by" does.
  const bound = telling.bounds.has(before)
  for (let i = from - (bound ? 2 : 1); i >= Math.max(first, from - FARTHEST); i--) {
    const found = tenseOf(telling, tokens, i, from)
    if (found) return bound ? boundBy(telling, tokens, i, from, found) : found
  }
  // "Tuesday's ruling will …": what comes is said of the ruling.
  if (telling.owner.has(tokens[to]?.word ?? "")) return bound ? "future" : null
  for (let i = to; i < Math.min(last, to + FARTHEST); i++) {
    if (telling.be.has(tokens[i]?.word ?? "") && !leadsAhead(telling, tokens[i + 1]?.word ?? "")) continue
    const found = tenseOf(telling, tokens, i, -1)
    if (found) return found
  }
  return bound ? "future" : null
}

/**
 * "held him until Monday", "had fled by Monday" look back; "gave him until Monday", "was put off until Monday", "closed by Monday" ahead: the
 * verb at token `at`, in the tense `found`, is bounded by the word before token `from`.
 */
function boundBy(telling: Telling, tokens: readonly Token[], at: number, from: number, found: Tense): Tense {
  const { ends, setters, perfect, adverb } = telling
  if (found !== "past" || isKept(telling, tokens, at)) return "future"
  const bound = tokens[from - 1]?.word ?? ""
  const since = tokens.slice(at, from)
  if (ends.has(bound)) return since.some(({ word }) => setters.has(word)) ? "future" : "past"
  const before = adverb.test(tokens[at - 1]?.word ?? "") ? at - 2 : at - 1
  return perfect.has(tokens[before]?.word ?? "") ? "past" : "future"
}

/** "is keeping its embassy closed", "will hold them detained": the form at token `at` hangs on a verb that does not look back. */
function isKept({ present, future }: Telling, tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - FARTHEST_KEPT); i--) {
    const word = tokens[i]?.word ?? ""
    if (MARK.test(word)) return false
    if (present.has(word) || future.has(word)) return true
  }
  return false
}

/** How many words may stand between such a verb and the form that hangs on it. */
const FARTHEST_KEPT = 8
const MARK = /^[,;:.!?]$/

/** "is to", "are meeting", "is due": what is still to come. */
const leadsAhead = ({ to, participle, future }: Telling, after: string): boolean =>
  to.has(after) || participle.test(after) || future.has(after)

/** "postponed to Thursday". */
const isMoved = ({ moves }: Telling, tokens: readonly Token[], from: number, first: number): boolean =>
  tokens.slice(Math.max(first, from - 8), from).some(({ word }) => moves.has(word))

function tenseOf(telling: Telling, tokens: readonly Token[], at: number, expression: number): Tense | null {
  const { past, told, future, present, ahead, positions, to, mayBeNames } = telling
  const word = tokens[at]?.word ?? ""
  if (to.has(word)) {
    const next = tokens[at + 1]
    if (!next || next.capital || at + 1 === expression) return null
    return ahead.has(tokens[at - 1]?.word ?? "") ? "future" : null
  }
  // Words of position count only right before the expression: "since Tuesday".
  if (positions.has(word)) return at === expression - 1 ? (past.has(word) ? "past" : "future") : null
  // A participle after a form of "be" that looks ahead is read with it: "is scheduled", "will be held".
  if (future.has(word)) return tokens[at]?.capital && mayBeNames.has(word) ? null : "future"
  if (present.has(word)) return "present"
  if (told.has(word)) return leansAhead(telling, tokens, at) ? "future" : "told"
  if (past.has(word) || isPastInEd(telling, word, tokens[at - 1]?.word ?? ""))
    return leansAhead(telling, tokens, at) ? "future" : "past"
  return null
}

/** "closed", but not in "the closed road". */
const isPastInEd = ({ regularPast, noVerbs, leads }: Telling, word: string, before: string): boolean =>
  regularPast.test(word) && !noVerbs.has(word) && !leads.has(before)

/** "is scheduled", "is virtually assured". */
const leansAhead = ({ leaning, adverb }: Telling, tokens: readonly Token[], at: number): boolean =>
  leaning.has(tokens[at - (adverb.test(tokens[at - 1]?.word ?? "") ? 2 : 1)]?.word ?? "")

/** Whether tokens `first` to `last` say that something began: what "the third day" is counted from. */
export function saysBeginning(language: Language, tokens: readonly Token[], first: number, last: number): boolean {
  const { beginnings } = tellingOf(language)
  return tokens.slice(first, last).some(({ word }) => beginnings.has(word))
}

/** "reported a 47% decline in [fourth-quarter] earnings": the expression at token `from` is what was reported on. */
export function isReported(language: Language, tokens: readonly Token[], from: number, first: number): boolean {
  const { reports } = tellingOf(language)
  return tokens.slice(Math.max(first, from - FARTHEST), from).some(({ word }) => reports.has(word))
}

/** How many words away the amount and the word of comparing may stand. */
const FARTHEST_COMPARED = 12

/** "compared with a loss of $3 million [last year]", "from [last year]'s": the time at token `from` is only there to compare. */
export function isCompared(language: Language, tokens: readonly Token[], from: number, first: number): boolean {
  const { against } = tellingOf(language)
  let amount = false
  for (let i = from - 1; i >= Math.max(first, from - FARTHEST_COMPARED); i--) {
    const word = tokens[i]?.word ?? ""
    if (against.has(word)) return amount || i === from - 1
    amount ||= /^\d/.test(word)
  }
  return false
}
