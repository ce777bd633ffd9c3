/** Dates that stand in a row and share what the last of them says: "from May to July 2028", "Monday 24, Tuesday 25 and Wednesday 26 March". */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Known, Match, Rule } from "./pattern.ts"
import type { Token } from "./tokens.ts"

const joinsOf = perLanguage((language) => ({
  all: new Set([...language.words("range-joins"), ...language.words("list-joins")]),
  /** a mark that joins only where a word joins further on: "January, March and May 2029" */
  mark: language.words("list-mark"),
}))

/** @returns the same matches, in text order, each with the month or year that those behind it give it */
export function sharing(language: Language, tokens: readonly Token[], matches: readonly Match[]): Match[] {
  const out: Match[] = []
  /** the next one has been given its year, or is the last of a row that a word joins */
  let inRow = false
  for (const match of [...matches].reverse()) {
    const next = out.at(-1)
    const made: Match | null = next ? shared(language, tokens, match, next, inRow) : null
    inRow = made !== null
    out.push(made ?? match)
  }
  return out.reverse()
}

function shared(language: Language, tokens: readonly Token[], match: Match, next: Match, inRow: boolean): Match | null {
  if (next.rule.meaning !== "date" || next.known.month === undefined || next.known.which) return null
  const day = withDay(tokens, match, next)
  const join = joinAt(language, tokens, day?.to ?? match.to, next.from)
  if (join === null || (join === "mark" && !inRow)) return null
  if (day) return day
  const { known, rule } = match
  if (rule.meaning !== "date" || known.month === undefined || known.year || known.which || !next.known.year) return null
  const year = Number(next.known.year) - (placeIn(known) > placeIn(next.known) ? 1 : 0)
  return { ...match, known: { ...known, year: String(year) } }
}

/** "[Tuesday] 25 and Wednesday 26 March": a weekday with its number, in the month of the next. */
function withDay(tokens: readonly Token[], { rule, from, to, known }: Match, next: Match): Match | null {
  const number = tokens[to]?.word ?? ""
  if (rule.meaning !== "weekday" || !/^[1-3]?\d$/.test(number) || !next.known.weekday || !next.known.day) return null
  const { month = "", year } = next.known
  const own: Known = { weekday: known.weekday ?? "", day: number.padStart(2, "0"), month, ...(year ? { year } : {}) }
  const asDate: Rule = { ...rule, meaning: "date", type: next.rule.type }
  return { rule: asDate, from, to: to + 1, known: own }
}

/** Where a date stands in its year; where a day of it is not known, the month's first. */
function placeIn({ month, day, late, take }: Known): number {
  return Number(month) * 100 + Number((take === "late" ? late : day) ?? 0)
}

/** What joins tokens up to `from` with those from `to` on: one word, a mark, or a mark and a word. */
function joinAt(language: Language, tokens: readonly Token[], from: number, to: number): "word" | "mark" | null {
  const { all, mark } = joinsOf(language)
  const between = tokens.slice(from, to).map(({ word }) => word)
  if (between.length === 0 || between.length > 2 || tokens[from]?.paragraph !== tokens[to]?.paragraph) return null
  const last = between.at(-1) ?? ""
  if (between.length === 2 && !mark.has(between[0] ?? "")) return null
  return all.has(last) ? "word" : mark.has(last) && between.length === 1 ? "mark" : null
}
