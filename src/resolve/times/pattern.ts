/**
 * The patterns of `language/en/times.tsv`, compiled and matched over tokens.
 *
 * A pattern has no repetition and few optional words, so the work at one token is bounded: there is no text that makes it slow.
 */

import { type Language, perLanguage } from "../../language/index.ts"
import { type TimexType, timexTypes } from "../../record/index.ts"
import type { Token } from "./tokens.ts"
import { firstWords, isClass, type Reading, readerOf } from "./words.ts"

/** What a pattern knows of a time: `unit: "W"`, `which: "-1"`, `month: "03"` … */
export type Known = { readonly [name: string]: string }

export interface Rule {
  type: TimexType
  /** names the way its value is worked out */
  meaning: string
  given: Known
  steps: Step[]
}

/** A match, in tokens: half-open, the expression itself without the words beside it. */
export interface Match {
  rule: Rule
  from: number
  to: number
  known: Known
}

interface Choice {
  /** what a class that stands here is known as; null for a plain word, of which nothing is known */
  as: string | null
  /** all ways to read it at a token */
  read: (tokens: readonly Token[], at: number) => Reading[]
  /** the words it can begin with; "0": any figure */
  first: readonly string[]
}
type Step =
  | { kind: "choose"; choices: Choice[]; optional: boolean }
  | { kind: "not"; choices: Choice[] }
  | { kind: "open" }
  | { kind: "close" }

/** Classes that fill the same place as another. */
const SAME: { [name: string]: string } = {
  mon: "month",
  wd: "weekday",
  weekdays: "weekday",
  units: "unit",
  short: "unit",
  whole: "unit",
  parts: "part",
  dayword: "n",
  decades: "decade",
}

/** The rules of `times.tsv`, in order. @throws {RangeError} for a class or type that does not exist: the file is ours */
export const rulesOf = perLanguage((language): Rule[] =>
  language.table("times", ["type", "pattern", "meaning"]).map(({ type, pattern, meaning }) => {
    const known = timexTypes.map(([word]) => word).find((word) => word === type)
    if (!known) throw new RangeError(`language/${language.code}/times.tsv: no such type "${type}" before "${pattern}"`)
    const [first = "", ...pairs] = meaning.split(" ")
    const given = Object.fromEntries(pairs.map((pair) => pair.split("=")))
    return { type: known, meaning: first, given, steps: pattern.split(" ").map((step) => stepOf(language, step)) }
  }),
)

function stepOf(language: Language, written: string): Step {
  if (written === "[") return { kind: "open" }
  if (written === "]") return { kind: "close" }
  if (written.startsWith("!") && written.length > 1)
    return { kind: "not", choices: choicesOf(language, written.slice(1)) }
  const optional = written.endsWith("?") && written.length > 1
  return { kind: "choose", choices: choicesOf(language, optional ? written.slice(0, -1) : written), optional }
}

function choicesOf(language: Language, written: string): Choice[] {
  return written.split("|").map((choice) => {
    const match = /^<(\w+)(?::(\w+))?>$/.exec(choice)
    if (!match) return plainWord(choice)
    const name = match[1] ?? ""
    if (!isClass(language, name)) throw new RangeError(`no class of words <${name}>`)
    return {
      as: match[2] ?? SAME[name] ?? name,
      read: readerOf(language, name),
      first: firstWords(language, name),
    }
  })
}

const plainWord = (word: string): Choice => ({
  as: null,
  read: (tokens, at) => (tokens[at]?.word === word ? [{ value: "", next: at + 1 }] : []),
  first: [keyOf(word)],
})

/** The longest match of `rule` that begins at token `at`, or null. `joins`: words that join the parts of a date. */
export function matchAt(rule: Rule, tokens: readonly Token[], at: number, joins: ReadonlySet<string>): Match | null {
  let best: Match | null = null
  const walk = (step: number, here: number, from: number, to: number, known: Known): void => {
    const next = rule.steps[step]
    if (!next) {
      let end = to < 0 ? here : to
      // What joins a part that was left out is no part of the expression: "the morning of March 3, the dam".
      while (end > from + 1 && joins.has(tokens[end - 1]?.word ?? "")) end -= 1
      if (end > from && (!best || end - from > best.to - best.from)) best = { rule, from, to: end, known }
      return
    }
    if (next.kind === "open") {
      walk(step + 1, here, here, to, known)
      return
    }
    if (next.kind === "close") {
      walk(step + 1, here, from, here, known)
      return
    }
    if (next.kind === "not") {
      const beside = step === 0 ? here - 1 : here
      const hit =
        sameParagraph(tokens, at, beside) && next.choices.some((choice) => choice.read(tokens, beside).length > 0)
      if (!hit) walk(step + 1, here, from, to, known)
      return
    }
    if (sameParagraph(tokens, at, here)) {
      for (const choice of next.choices) {
        for (const { value, next: after } of choice.read(tokens, here)) {
          if (!sameParagraph(tokens, at, after - 1)) continue
          walk(step + 1, after, from, to, choice.as === null ? known : { ...known, [choice.as]: value })
        }
      }
    }
    if (next.optional) walk(step + 1, here, from, to, known)
  }
  walk(0, at, at, -1, rule.given)
  return best
}

const sameParagraph = (tokens: readonly Token[], a: number, b: number): boolean =>
  tokens[a] !== undefined && tokens[a].paragraph === tokens[b]?.paragraph

/** Of the rules that can begin with a word: those that go on with any word, and by the next one those that need it. */
interface Beginning {
  anyhow: Rule[]
  next: Map<string, Rule[]>
}

/**
 * Rules by the words that they can begin with ("0": any figure), and by the word after it where the rule tells which: most words of a text are passed by at
 * once, and "the", with which every third rule begins, nearly as often.
 */
export function byFirstWords(rules: readonly Rule[]): (word: string, next: string) => readonly Rule[] {
  const index = new Map<string, Beginning>()
  const beginningOf = (word: string) => {
    const known: Beginning = index.get(word) ?? { anyhow: [], next: new Map() }
    index.set(word, known)
    return known
  }
  for (const rule of rules) {
    for (const [word, following] of firstWordsOf(rule)) {
      const { anyhow, next } = beginningOf(word)
      if (following === null) anyhow.push(rule)
      else {
        for (const after of following) {
          const known = next.get(after)
          if (known) known.push(rule)
          else next.set(after, [rule])
        }
      }
    }
  }
  return (word, next) => {
    const beginning = index.get(keyOf(word))
    if (!beginning) return []
    const more = beginning.next.get(keyOf(next))
    return more ? [...beginning.anyhow, ...more] : beginning.anyhow
  }
}

/** The words that a rule can begin with, each with those that can come after it; null: any. */
function firstWordsOf({ steps }: Rule): Map<string, Set<string> | null> {
  const found = new Map<string, Set<string> | null>()
  for (const [i, step] of steps.entries()) {
    if (step.kind !== "choose") continue
    const after = wordsFrom(steps, i + 1)
    for (const { as, first } of step.choices) {
      for (const word of first) {
        const before = found.get(word)
        // What is no plain word may be several.
        if (as !== null || after === null || before === null) found.set(word, null)
        else found.set(word, new Set([...(before ?? []), ...after]))
      }
    }
    if (!step.optional) break
  }
  return found
}

/** The words that the first token of these steps can be; null: any, for nothing more need come. */
function wordsFrom(steps: readonly Step[], from: number): Set<string> | null {
  const words = new Set<string>()
  for (const step of steps.slice(from)) {
    if (step.kind !== "choose") continue
    for (const { first } of step.choices) for (const word of first) words.add(word)
    if (!step.optional) return words
  }
  return null
}

const keyOf = (word: string): string => (/^\d/.test(word) ? "0" : word)
