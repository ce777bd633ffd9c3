/**
 * The words of a text around what was found in it, as SQLite's index shows them (https://www.sqlite.org/fts5.html#the_snippet_function): of all places where a run of words may begin, the one with the most
 * different things that were looked for; rather at the beginning of a sentence.
 */
import { SNIPPET_WORDS } from "../sql/words.ts"
import type { Token } from "./tokens.ts"

/** Where a phrase stands. */
export interface Instance {
  phrase: number
  /** the number of its first word */
  at: number
  length: number
}

export interface Column {
  text: string
  tokens: readonly Token[]
  /** in the order of the text */
  instances: readonly Instance[]
}

/** What a run is worth: for what it has for the first time, for what it has again, and where it begins with a sentence, or with the text. */
const [FIRST, AGAIN, SENTENCE, BEGINNING] = [1000, 1, 100, 120]

/** @param shown which column; null: the one with the best run */
export function snippetOf(columns: readonly Column[], shown: number | null): string {
  let best = { score: 0, column: shown ?? 0, start: 0 }
  for (const [i, column] of columns.entries()) {
    if (shown !== null && shown !== i) continue
    const size = column.tokens.length
    const sentences = sentencesOf(column)
    for (const { at } of column.instances) {
      const { score, start } = runFrom(column, at)
      if (score > best.score) best = { score, column: i, start }
      if (sentences.length === 0 || size <= SNIPPET_WORDS) continue
      const sentence = sentences.findLast((begin) => begin <= at) ?? sentences[0] ?? 0
      if (sentence >= at) continue
      const own = runFrom(column, sentence).score + (sentence === 0 ? BEGINNING : SENTENCE)
      if (own > best.score) best = { score: own, column: i, start: sentence }
    }
  }
  const column = columns[best.column]
  return column ? marked(column, best.start) : ""
}

/** What the run from a word on is worth, and where it would begin if what it has stood in its middle. */
function runFrom({ tokens, instances }: Column, from: number): { score: number; start: number } {
  const within = instances.filter(({ at }) => at >= from && at < from + SNIPPET_WORDS)
  const seen = new Set<number>()
  let score = 0
  for (const { phrase } of within) {
    score += seen.has(phrase) ? AGAIN : FIRST
    seen.add(phrase)
  }
  const [first, last] = [within[0], within.at(-1)]
  const [begin, end] = [first?.at ?? -1, last ? last.at + last.length : 0]
  const middle = begin - Math.trunc((SNIPPET_WORDS - (end - begin)) / 2)
  return { score, start: Math.max(0, Math.min(middle, tokens.length - SNIPPET_WORDS)) }
}

/** Words that come first in the text, or after a full stop or colon and a blank. */
function sentencesOf({ text, tokens }: Column): number[] {
  return tokens.flatMap(({ start }, i) => {
    if (i === 0) return [0]
    let before = start - 1
    while (before >= 0 && " \t\n\r".includes(text[before] ?? "")) before--
    return before !== start - 1 && ".:".includes(text[before] ?? " ") ? [i] : []
  })
}

/** Phrases that overlap, as one. */
function runsOf(instances: readonly Instance[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = []
  for (const { at, length } of instances) {
    const last = at + length - 1
    const before = runs.at(-1)
    if (before && at <= before.last) before.last = Math.max(before.last, last)
    else runs.push({ first: at, last })
  }
  return runs
}

function marked({ text, tokens, instances }: Column, from: number): string {
  const to = from + SNIPPET_WORDS - 1
  const isWhole = to >= tokens.length - 1
  let done = from === 0 ? 0 : (tokens[from]?.start ?? 0)
  let shown = from === 0 ? "" : "…"
  for (const { first, last } of runsOf(instances)) {
    if (first < from || first > to) continue
    const [begin, end] = [tokens[first]?.start ?? 0, tokens[Math.min(last, to)]?.end ?? 0]
    shown += `${text.slice(done, begin)}«${text.slice(begin, end)}»`
    done = end
  }
  return isWhole ? shown + text.slice(done) : `${shown}${text.slice(done, tokens[to]?.end ?? 0)}…`
}
