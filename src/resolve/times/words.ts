/** The words of `language/en/times-words.tsv` by class, and the numbers, years, days and hours that are made of them. */
import { table } from "../../language/index.ts"
import type { Token } from "./tokens.ts"

/** One way to read a class at a place: what it says, and the token after it. */
export interface Reading {
  value: string
  next: number
}

type Entry = { words: string[]; value: string }
const entries = new Map<string, Map<string, Entry[]>>()
for (const { class: name, word, value } of table("times-words", ["class", "word", "value"])) {
  const words = word.split(" ")
  const byFirst = entries.get(name) ?? new Map<string, Entry[]>()
  entries.set(name, byFirst)
  const first = words[0] ?? ""
  byFirst.set(
    first,
    [...(byFirst.get(first) ?? []), { words, value }].sort((a, b) => b.words.length - a.words.length),
  )
}

/** Words of one class that begin with a full-stopped short form keep the stop. */
const shorts = new Set(
  [...entries.values()].flatMap((byFirst) => [...byFirst.keys()].filter((word) => word.endsWith("."))),
)
export const isShort = (word: string): boolean => shorts.has(word)

/** Whether `name` is a class of the table or one read by code. */
export const isClass = (name: string): boolean => entries.has(name) || name in composed

/** All ways to read class `name` at token `at`, longest first. */
export function readings(name: string, tokens: readonly Token[], at: number): Reading[] {
  const compose = composed[name]
  if (compose) {
    const reading = compose(tokens, at)
    return reading ? [reading] : []
  }
  return listed(name, tokens, at)
}

function listed(name: string, tokens: readonly Token[], at: number): Reading[] {
  const token = tokens[at]
  const found = token && entries.get(name)?.get(token.word)
  if (!found) return []
  return found
    .filter(({ words }) => words.every((word, i) => tokens[at + i]?.word === word))
    .map(({ words, value }) => ({ value, next: at + words.length }))
}

const composed: { [name: string]: (tokens: readonly Token[], at: number) => Reading | null } = {
  num: number,
  ord: ordinal,
  day: dayOfMonth,
  year,
  yy: twoDigits,
  decades,
  clock: (tokens, at) => clock(tokens, at),
}

/** "14", "1.5", "twenty-four", "two and a half", "a dozen", "several" (X). */
function number(tokens: readonly Token[], at: number): Reading | null {
  const amount = listed("amount", tokens, at)[0]
  if (amount) return amount
  const word = tokens[at]?.word ?? ""
  const digits = /^(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,3})?$/.test(word)
  const whole = digits ? { value: word.replaceAll(",", ""), next: at + 1 } : spelled(tokens, at)
  if (!whole) return null
  const half = [0, 1, 2].map((i) => tokens[whole.next + i]?.word).join(" ") === "and a half"
  return half && !whole.value.includes(".") ? { value: `${whole.value}.5`, next: whole.next + 3 } : whole
}

function spelled(tokens: readonly Token[], at: number): Reading | null {
  const tens = listed("tens", tokens, at)[0]
  if (!tens) return listed("small", tokens, at)[0] ?? null
  const next = tens.next + (tokens[tens.next]?.word === "-" ? 1 : 0)
  const ones = listed("small", tokens, next)[0]
  if (!ones || Number(ones.value) > 9) return tens
  return { value: String(Number(tens.value) + Number(ones.value)), next: ones.next }
}

/** "third", "22nd", "twenty-first". */
function ordinal(tokens: readonly Token[], at: number): Reading | null {
  const word = listed("ordinal", tokens, at)[0]
  if (word) return word
  const token = tokens[at]
  const suffix = tokens[at + 1]
  if (!token || !suffix || suffix.start !== token.end || !/^\d{1,3}$/.test(token.word)) return null
  return /^(?:st|nd|rd|th)$/.test(suffix.word) ? { value: token.word, next: at + 2 } : null
}

function dayOfMonth(tokens: readonly Token[], at: number): Reading | null {
  const written = ordinal(tokens, at)
  const reading = written ?? { value: tokens[at]?.word ?? "", next: at + 1 }
  const after = tokens[reading.next]
  // "June 3,000" and "June 30th" are read whole; "June 12-year" is not a day.
  if (!/^\d{1,2}$/.test(reading.value) || Number(reading.value) < 1 || Number(reading.value) > 31) return null
  const glued =
    after && after.start === tokens[reading.next - 1]?.end && /^[\p{L}%]/u.test(after.word) && after.word !== "'s"
  return glued ? null : { value: reading.value.padStart(2, "0"), next: reading.next }
}

/** Four digits, or in words: "nineteen ninety-six", "two thousand five". Whether a year so far off is meant is decided later. */
function year(tokens: readonly Token[], at: number): Reading | null {
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
  if (word === "two" && tokens[at + 1]?.word === "thousand") {
    const next = at + (tokens[at + 2]?.word === "and" ? 3 : 2)
    const ones = spelled(tokens, next)
    return ones ? { value: String(2000 + Number(ones.value)), next: ones.next } : { value: "2000", next: at + 2 }
  }
  const century = { eighteen: 18, nineteen: 19, twenty: 20 }[word]
  const rest = century ? spelled(tokens, at + 1) : null
  if (!rest || Number(rest.value) < 10) return null
  return { value: `${century}${rest.value}`, next: rest.next }
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

function twoDigits(tokens: readonly Token[], at: number): Reading | null {
  const word = tokens[at]?.word ?? ""
  return /^\d{2}$/.test(word) ? { value: word, next: at + 1 } : null
}

/** "1990s", "'90s", "nineties", "nineteen nineties": three digits, or XX9 where the century is not said. */
function decades(tokens: readonly Token[], at: number): Reading | null {
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
  const century = { eighteen: 18, nineteen: 19 }[word]
  const name = listed("decade", tokens, at + (century ? 1 : 0))[0]
  return name ? { value: `${century ?? "XX"}${name.value}`, next: name.next } : null
}

/** "8:30", "8 p.m.", "2030 GMT", "noon": T08:30. A "~" in front: digits alone, which may also be a score. */
function clock(tokens: readonly Token[], at: number): Reading | null {
  const word = tokens[at]?.word ?? ""
  if (word === "noon" || word === "midday") return { value: "T12:00", next: at + 1 }
  if (word === "midnight") return { value: "T24:00", next: at + 1 }
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$|^(\d{2})(\d{2})$/.exec(word)
  if (!match) return null
  const minute = Number(match[2] ?? match[4] ?? 0)
  let hour = Number(match[1] ?? match[3])
  let next = at + 1
  const half = listed("meridiem", tokens, next)[0]
  if (half) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + Number(half.value)
    next = half.next
  }
  const oclock = tokens[next]?.word === "o'clock"
  if (oclock) next += 1
  if (tokens[next]?.word === "," && listed("zone", tokens, next + 1)[0]) next += 1
  const zone = listed("zone", tokens, next)[0]
  if (hour > 23 || minute > 59 || (match[3] && !zone)) return null
  if (!half && !oclock && !zone && !match[2]) return null
  if (!half && !oclock && !zone && word.includes(".")) return null
  const sure = half || oclock || zone ? "" : "~"
  const value = `${sure}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
  return { value, next: zone ? zone.next : next }
}

/** The words that class `name` can begin with; "0" stands for any figure. */
export function firstWords(name: string): string[] {
  const listedWords = (...names: string[]) => names.flatMap((each) => [...(entries.get(each)?.keys() ?? [])])
  switch (name) {
    case "num":
      return ["0", ...listedWords("amount", "small", "tens")]
    case "ord":
    case "day":
      return ["0", ...listedWords("ordinal")]
    case "year":
      return ["0", "two", "eighteen", "nineteen", "twenty"]
    case "decades":
      return ["0", "'", "‘", "eighteen", "nineteen", ...listedWords("decade")]
    case "clock":
      return ["0", "noon", "midday", "midnight"]
    case "yy":
      return ["0"]
    default:
      return listedWords(name)
  }
}
