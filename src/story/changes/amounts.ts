/**
 * The words of a sentence → the numbers in it that count something, with what they count: "some 1,400 people", "900mn crowns", "a 40m-crown fee", "25 per cent", "two dozen
 * fishermen". Times, ages and lengths are none.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"
import { isVerb, type Token } from "./tokens.ts"

export interface Amount extends Range {
  /** where its first word and the one after its last stand among the tokens */
  from: number
  to: number
  value: number
  measure: "number" | "money" | "percent"
  /** the word for money, or of what there are so many; null where the text leaves it out */
  noun: Token | null
  /** of how many it is a part: "twenty of the 22 crew" */
  whole: number | null
  /** in one with a noun of its own: "a 40m-crown fee" */
  isPart: boolean
}

interface Knowledge {
  numbers: ReadonlyMap<string, { value: number; kind: string }>
  function: ReadonlySet<string>
}

const NOUN_WITHIN = 4
const OF_THEM_WITHIN = 6
const MILLION = 1e6

const knowledgeOf = perLanguage((language): Knowledge => {
  const rows = language.table("amounts", ["word", "value", "kind"])
  return {
    numbers: new Map(rows.map(({ word, value, kind }) => [word, { value: Number(value), kind }])),
    function: new Set(language.list("function-words")),
  }
})

/** A number in words or figures; 1 for any other word: "a week". */
export function numberOf(word: string, language: Language): number {
  return /^\d+$/.test(word) ? Number(word) : (knowledgeOf(language).numbers.get(word.toLowerCase())?.value ?? 1)
}

export function amountsOf(tokens: readonly Token[], language: Language): Amount[] {
  const out: Amount[] = []
  for (let i = 0; i < tokens.length; i++) {
    const number = numberAt(tokens, i, language)
    if (!number) continue
    const whole = wholeAfter(tokens, number.to, language)
    const isLeftOut = isWhole(tokens, i, language) || isAdded(tokens, i, number.to, language)
    const amount = isLeftOut ? null : amountOf(tokens, i, number, language)
    if (amount) out.push({ ...amount, whole: whole?.value ?? null })
    i = (whole?.to ?? number.to) - 1
  }
  return out
}

/** "a third of the {1,000} jobs" */
function isWhole(tokens: readonly Token[], at: number, language: Language): boolean {
  const before = tokens.slice(Math.max(0, at - 3), at).map(({ word }) => word)
  const of = before.indexOf("of")
  return of > 0 && language.words("part-of-whole").has(before[of - 1] ?? "")
}

/** "twelve {new} cases", "{another} 12 people": so many beside those counted before */
function isAdded(tokens: readonly Token[], at: number, to: number, language: Language): boolean {
  return language.words("added").has(tokens[to]?.word ?? "") || language.words("added").has(tokens[at - 1]?.word ?? "")
}

/** The number of the whole: "twenty of the {22} crew". */
function wholeAfter(tokens: readonly Token[], at: number, language: Language) {
  if (tokens[at]?.word !== "of") return null
  for (let next = at + 1; next <= at + 2; next++) {
    const whole = numberAt(tokens, next, language)
    if (whole) return whole
  }
  return null
}

function numberAt(tokens: readonly Token[], at: number, language: Language): { value: number; to: number } | null {
  const { numbers } = knowledgeOf(language)
  const first = tokens[at]
  if (!first) return null
  const own = numbers.get(first.word)
  const isFigure = /^\d/.test(first.word)
  if (!isFigure && (!own || own.kind === "joined")) return null
  let to = at + 1
  let value = isFigure ? Number(first.word.replaceAll(",", "")) : (own?.value ?? 0)
  if (!Number.isFinite(value)) return null
  while (to < tokens.length) {
    const before = tokens[to - 1]
    const token = tokens[to]
    const next = tokens[to + 1]
    const known = token && numbers.get(token.word)
    if (known?.kind === "scale" || (known?.kind === "joined" && before?.end === token?.start)) value *= known.value
    else if (token?.word === "-" && next && value >= 20 && (numbers.get(next.word)?.value ?? 10) < 10) {
      value += numbers.get(next.word)?.value ?? 0
      to++
    } else break
    to++
  }
  return { value, to }
}

function amountOf(
  tokens: readonly Token[],
  from: number,
  { value, to }: { value: number; to: number },
  language: Language,
): Amount | null {
  const [before, after] = [tokens[from - 1], tokens[to]]
  const first = tokens[from]
  const last = tokens[to - 1]
  if (!first || !last) return null
  const currency = language.words("currency")
  const whole = { start: first.start, end: last.end, from, to, value, whole: null, isPart: false }
  const percent = percentAfter(tokens, to, language)
  if (percent > 0) {
    const sign = tokens[to + percent - 1]
    return { ...whole, end: sign?.end ?? whole.end, to: to + percent, measure: "percent", noun: null }
  }
  const isCode = before?.end === first.start && /^[a-z]{1,3}$/.test(before.word) && before.isName
  if (before && (currency.has(before.word) || isCode))
    return { ...whole, start: before.start, from: from - 1, measure: "money", noun: before }
  if (before?.word === "." || before?.word === "no") return null
  const isJoined = after?.word === "-" || after?.word === "‑"
  const unit = isJoined ? tokens[to + 1] : after
  if (unit && currency.has(unit.word))
    return { ...whole, end: unit.end, to: to + (isJoined ? 2 : 1), measure: "money", noun: unit, isPart: isJoined }
  if (isJoined || (unit && language.words("measure").has(unit.word))) return null
  const noun = value === 1 ? single(tokens[to], language) : nounAfter(tokens, to, language)
  return { ...whole, measure: noun === null && value >= MILLION ? "money" : "number", noun }
}

function percentAfter(tokens: readonly Token[], at: number, language: Language): number {
  if (language.words("percent").has(tokens[at]?.word ?? "")) return 1
  return tokens[at]?.word === "per" && tokens[at + 1]?.word === "cent" ? 2 : 0
}

/** "one employee", and not "one is" */
function single(token: Token | undefined, language: Language): Token | null {
  if (!token || !/^\p{L}{3}/u.test(token.word)) return null
  const { function: small, numbers } = knowledgeOf(language)
  return small.has(token.word) || numbers.has(token.word) || isVerb(token.word, language) ? null : token
}

/** "340 jobs", "12 local people", "340 of the port's 1,000 dock workers" */
function nounAfter(tokens: readonly Token[], at: number, language: Language): Token | null {
  const { function: small, numbers } = knowledgeOf(language)
  const isPartOf = tokens[at]?.word === "of"
  const rest = tokens.slice(at + (isPartOf ? 1 : 0), at + (isPartOf ? OF_THEM_WITHIN : NOUN_WITHIN))
  for (const token of rest) {
    const { word } = token
    if (language.words("plural-alone").has(word)) return token
    if (isPartOf && (small.has(word) || numbers.has(word) || /^\d/.test(word))) continue
    if (!/^\p{L}/u.test(word) || small.has(word) || numbers.has(word)) return null
    if (isVerb(word, language)) return null
    if (language.pattern("counted-plural").test(word)) return token
  }
  return null
}
