/** The words of `language/en/times-words.tsv` by class, and the numbers, years, days and hours that are made of them. */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Token } from "./tokens.ts"

/** One way to read a class at a place: what it says, and the token after it. */
export interface Reading {
  value: string
  next: number
}

type Entry = { words: string[]; value: string }
type Entries = ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>

const entriesOf = perLanguage((language): Entries => {
  const entries = new Map<string, Map<string, Entry[]>>()
  for (const { class: name, word, value } of language.table("times-words", ["class", "word", "value"])) {
    const words = word.split(" ")
    const byFirst = entries.get(name) ?? new Map<string, Entry[]>()
    entries.set(name, byFirst)
    const first = words[0] ?? ""
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), { words, value }].sort((a, b) => b.words.length - a.words.length),
    )
  }
  return entries
})

/** The words that keep a full stop that follows them: those of a class that begin with such a short form. */
export const shortWords = perLanguage(
  (language) =>
    new Set([...entriesOf(language).values()].flatMap((byFirst) => [...byFirst.keys()].filter((w) => w.endsWith(".")))),
)

/** Whether `name` is a class of the table or one read by code. */
export const isClass = (language: Language, name: string): boolean => entriesOf(language).has(name) || name in composed

/** How class `name` is read at a token: all ways, longest first. */
export function readerOf(language: Language, name: string): (tokens: readonly Token[], at: number) => Reading[] {
  const entries = entriesOf(language)
  const compose = composed[name]
  if (!compose) return (tokens, at) => listed(entries, name, tokens, at)
  return (tokens, at) => {
    const reading = compose(entries, tokens, at)
    return reading ? [reading] : []
  }
}

function listed(entries: Entries, name: string, tokens: readonly Token[], at: number): Reading[] {
  const token = tokens[at]
  const found = token && entries.get(name)?.get(token.word)
  if (!found) return []
  return found
    .filter(({ words }) => words.every((word, i) => tokens[at + i]?.word === word))
    .map(({ words, value }) => ({ value, next: at + words.length }))
}

const composed: { [name: string]: (entries: Entries, tokens: readonly Token[], at: number) => Reading | null } = {
  num: number,
  ord: ordinal,
  day: dayOfMonth,
  year,
  yy: twoDigits,
  decades,
  clock,
}

/** "14", "1.5", "twenty-four", "four hundred and sixteen", "two and a half", "a dozen", "several" (X). */
function number(entries: Entries, tokens: readonly Token[], at: number): Reading | null {
  const amount = listed(entries, "amount", tokens, at)[0]
  if (amount) return amount
  const word = tokens[at]?.word ?? ""
  const digits = /^(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,3})?$/.test(word)
  const whole = digits ? { value: word.replaceAll(",", ""), next: at + 1 } : spelled(entries, tokens, at)
  if (!whole) return null
  const half = listed(entries, "half-more", tokens, whole.next)[0]
  return half && !whole.value.includes(".") ? { value: `${whole.value}${half.value}`, next: half.next } : whole
}

/** "four hundred and sixteen", "a thousand", "two thousand three hundred", "sixteen". */
function spelled(entries: Entries, tokens: readonly Token[], at: number): Reading | null {
  const first = belowHundred(entries, tokens, at) ?? scaled(entries, tokens, at)
  if (!first) return null
  let [total, group, next] = [0, Number(first.value), first.next]
  for (;;) {
    const scale = listed(entries, "scale", tokens, next)[0]
    if (!scale) break
    const factor = Number(scale.value)
    if (factor > 100) [total, group] = [total + group * factor, 0]
    else group *= factor
    next = scale.next
    const joined = listed(entries, "number-and", tokens, next)[0]?.next ?? next
    const more = belowHundred(entries, tokens, joined)
    if (!more) break
    group += Number(more.value)
    next = more.next
  }
  return { value: String(total + group), next }
}

/** "a" in "a hundred": only before what it counts. */
function scaled(entries: Entries, tokens: readonly Token[], at: number): Reading | null {
  const one = listed(entries, "one-scale", tokens, at)[0]
  return one && listed(entries, "scale", tokens, one.next).length > 0 ? one : null
}

function belowHundred(entries: Entries, tokens: readonly Token[], at: number): Reading | null {
  const tens = listed(entries, "tens", tokens, at)[0]
  if (!tens) return listed(entries, "small", tokens, at)[0] ?? null
  const next = tens.next + (tokens[tens.next]?.word === "-" ? 1 : 0)
  const ones = listed(entries, "small", tokens, next)[0]
  if (!ones || Number(ones.value) > 9) return tens
  return { value: String(Number(tens.value) + Number(ones.value)), next: ones.next }
}

/** "third", "22nd", "twenty-first". */
function ordinal(entries: Entries, tokens: readonly Token[], at: number): Reading | null {
  const word = listed(entries, "ordinal", tokens, at)[0]
  if (word) return word
  const token = tokens[at]
  const suffix = tokens[at + 1]
  if (!token || !suffix || suffix.start !== token.end || !/^\d{1,3}$/.test(token.word)) return null
  return listed(entries, "ordinal-ending", tokens, at + 1)[0] ? { value: token.word, next: at + 2 } : null
}

function dayOfMonth(entries: Entries, tokens: readonly Token[], at: number): Reading | null {
  const written = ordinal(entries, tokens, at)
  const reading = written ?? { value: tokens[at]?.word ?? "", next: at + 1 }
  const after = tokens[reading.next]
  // "June 3,000" and "June 30th" are read whole; "June 12-year" is not a day.
  if (!/^\d{1,2}$/.test(reading.value) || Number(reading.value) < 1 || Number(reading.value) > 31) return null
  const glued =
    after && after.start === tokens[reading.next - 1]?.end && /^[\p{L}%]/u.test(after.word) && after.word !== "'s"
  return glued ? null : { value: reading.value.padStart(2, "0"), next: reading.next }
}

/** Four digits, or in words: "nineteen ninety-six", "two thousand five". Whether a year so far off is meant is decided later. */
function year(entries: Entries, tokens: readonly Token[], at: number): Reading | null {
  const word = tokens[at]?.word ?? ""
  if (/^[1-9]\d{3}$/.test(word)) {
    const after = tokens[at + 1]
    const glued = after && after.start === tokens[at]?.end && /^[\p{L}%]/u.test(after.word) && after.word !== "'s"
    const before = tokens[at - 1]
    const money = before && before.end === tokens[at]?.start && /^[\p{Sc}#+.,/\p{L}]$/u.test(before.word)
    // 555-2031, 2031-555.
    const numbered = [before, after].some((sign, i) => sign?.word === "-" && isOddNumber(tokens, at, i === 0 ? -2 : 2))
    return glued || money || numbered ? null : { value: word, next: at + 1 }
  }
  const [thousand, shorter] = listed(entries, "thousand", tokens, at)
  if (thousand) {
    const ones = belowHundred(entries, tokens, thousand.next)
    return ones
      ? { value: String(Number(thousand.value) + Number(ones.value)), next: ones.next }
      : (shorter ?? thousand)
  }
  const hundreds = listed(entries, "hundreds", tokens, at)[0]
  const rest = hundreds ? belowHundred(entries, tokens, hundreds.next) : null
  if (!hundreds || !rest || Number(rest.value) < 10) return null
  return { value: `${hundreds.value}${rest.value}`, next: rest.next }
}

/** Whether the token `off` from `at` is a number glued to it by a hyphen that no range of years has. */
function isOddNumber(tokens: readonly Token[], at: number, off: number): boolean {
  const other = tokens[at + off]
  const [left, right] = off < 0 ? [other, tokens[at]] : [tokens[at], other]
  return (
    left !== undefined &&
    right !== undefined &&
    right.start === left.end + 1 &&
    /^(?:\d{3}|\d{5,})$/.test(other?.word ?? "")
  )
}

function twoDigits(_: Entries, tokens: readonly Token[], at: number): Reading | null {
  const word = tokens[at]?.word ?? ""
  return /^\d{2}$/.test(word) ? { value: word, next: at + 1 } : null
}

/** "1990s", "'90s", "nineties", "nineteen nineties": three digits, or XX9 where the century is not said. */
function decades(entries: Entries, tokens: readonly Token[], at: number): Reading | null {
  const word = tokens[at]?.word ?? ""
  const shift = word === "'" || word === "‘" ? 1 : 0
  const digits = tokens[at + shift]
  const s = tokens[at + shift + 1]
  if (
    digits &&
    s &&
    s.start === digits.end &&
    (s.word === "s" || s.word === "'s") &&
    /^(?:\d{2})?\d0$/.test(digits.word)
  ) {
    if (s.word === "'s" && digits.word.length === 2) return null
    return { value: digits.word.slice(0, -1).padStart(3, "X"), next: at + shift + 2 }
  }
  const century = listed(entries, "hundreds", tokens, at)[0]
  const name = listed(entries, "decade", tokens, century?.next ?? at)[0]
  return name ? { value: `${century?.value ?? "XX"}${name.value}`, next: name.next } : null
}

/** "8:30", "8 p.m.", "eight o'clock", "2030 GMT", "noon": T08:30. A "~" in front: digits alone, which may also be a score. */
function clock(entries: Entries, tokens: readonly Token[], at: number): Reading | null {
  const word = tokens[at]?.word ?? ""
  const named = listed(entries, "hour-name", tokens, at)[0]
  if (named) return named
  const spelledHour = listed(entries, "small", tokens, at)[0]?.value
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$|^(\d{2})(\d{2})$/.exec(spelledHour ?? word)
  if (!match) return null
  const minute = Number(match[2] ?? match[4] ?? 0)
  let hour = Number(match[1] ?? match[3])
  let next = at + 1
  const half = listed(entries, "meridiem", tokens, next)[0]
  if (half) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + Number(half.value)
    next = half.next
  }
  const oclock = listed(entries, "oclock", tokens, next)[0]
  if (oclock) next = oclock.next
  if (tokens[next]?.word === "," && listed(entries, "zone", tokens, next + 1)[0]) next += 1
  const zone = listed(entries, "zone", tokens, next)[0]
  if (hour > 23 || minute > 59 || (match[3] && !zone)) return null
  if (!half && !oclock && !(zone && !spelledHour) && !match[2]) return null
  if (!half && !oclock && !zone && word.includes(".")) return null
  const sure = half || oclock || zone ? "" : "~"
  const value = `${sure}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
  return { value, next: zone ? zone.next : next }
}

/** The words that class `name` can begin with; "0" stands for any figure. */
export function firstWords(language: Language, name: string): string[] {
  const entries = entriesOf(language)
  const listedWords = (...names: string[]) => names.flatMap((each) => [...(entries.get(each)?.keys() ?? [])])
  switch (name) {
    case "num":
      return ["0", ...listedWords("amount", "small", "tens", "one-scale")]
    case "ord":
    case "day":
      return ["0", ...listedWords("ordinal")]
    case "year":
      return ["0", ...listedWords("thousand", "hundreds")]
    case "decades":
      return ["0", "'", "‘", ...listedWords("hundreds", "decade")]
    case "clock":
      return ["0", ...listedWords("hour-name", "small")]
    case "yy":
      return ["0"]
    default:
      return listedWords(name)
  }
}
