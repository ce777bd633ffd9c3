/**
 * Why two names of one class are taken for one, or not: a table of features that a person can read, each with a weight and a sentence. Names
 * with 1 or more in all are joined. A false join costs more than a missed one, which a judgement mends: the weights are set so that
 * one feature alone never joins two people.
 */
import type { NameClass } from "./key.ts"

interface Pair {
  class: NameClass
  a: readonly string[]
  b: readonly string[]
}

interface Feature {
  weight: number
  says: string
  holds(pair: Pair): boolean
}

export const JOINS_AT = 1

const first = (words: readonly string[]) => words[0] ?? ""
const last = (words: readonly string[]) => words.at(-1) ?? ""
const person = (pair: Pair) => pair.class === "person"
const body = (pair: Pair) => pair.class === "body"

const features: readonly Feature[] = [
  {
    weight: 0.5,
    says: "the family names are the same",
    holds: (pair) => person(pair) && last(pair.a) === last(pair.b),
  },
  {
    weight: 0.5,
    says: "the family names differ in one letter, of seven or more",
    holds: (pair) => person(pair) && oneLetter(last(pair.a), last(pair.b), 7),
  },
  {
    weight: 0.5,
    says: "the given names are the same",
    holds: (pair) => person(pair) && first(pair.a) === first(pair.b) && first(pair.a).length > 1,
  },
  {
    weight: 0.5,
    says: "the given names differ in one letter, of seven or more",
    holds: (pair) => person(pair) && oneLetter(first(pair.a), first(pair.b), 7),
  },
  {
    weight: 0.3,
    says: "one given name is the other's initial",
    holds: (pair) => person(pair) && isInitial(first(pair.a), first(pair.b)),
  },
  {
    weight: -0.5,
    says: "the names between them differ",
    holds: (pair) =>
      person(pair) &&
      pair.a.length > 2 &&
      pair.b.length > 2 &&
      pair.a.slice(1, -1).join(" ") !== pair.b.slice(1, -1).join(" "),
  },
  {
    weight: 1,
    says: "one is made of the other's first letters, four or more",
    holds: (pair) => body(pair) && (isAcronym(pair.a, pair.b) || isAcronym(pair.b, pair.a)),
  },
  {
    weight: 1,
    says: "they differ in one letter, of twelve or more",
    holds: (pair) => body(pair) && oneLetter(pair.a.join(" "), pair.b.join(" "), 12),
  },
]

/** The sum of the features that hold, and their sentences. */
export function compare(pair: Pair): { score: number; why: string[] } {
  const holding = features.filter((feature) => feature.holds(pair))
  return {
    score: holding.reduce((sum, { weight }) => sum + weight, 0),
    why: holding.map(({ weight, says }) => `${says} (${weight > 0 ? "+" : ""}${weight})`),
  }
}

/** Longer ones nobody has, and each comparison takes time by length. */
const LONGEST_COMPARED = 200

/** What two names must share to be compared at all: enough for each feature to be seen, and few enough names to look at. One that is too long to be a name is compared with none. */
export function blocksOf(kind: NameClass, key: string): string[] {
  if (key.length > LONGEST_COMPARED) return []
  const words = key.split(" ")
  if (kind === "person") return [`p ${last(words)}`, `p ${first(words)} ${last(words).slice(0, 2)}`]
  if (kind === "body") {
    const letters = words.length > 1 ? initials(words) : key
    return letters.length >= 4 && letters.length <= 8
      ? [`b ${letters}`, `b ${key.slice(0, 8)}`]
      : [`b ${key.slice(0, 8)}`]
  }
  return []
}

const SMALL = new Set(["of", "and", "for", "the", "in", "on", "de", "la", "du", "&"])
const initials = (words: readonly string[]) =>
  words
    .filter((word) => !SMALL.has(word))
    .map((word) => word[0] ?? "")
    .join("")

function isAcronym(short: readonly string[], long: readonly string[]): boolean {
  return short.length === 1 && long.length >= 4 && last(short).length >= 4 && initials(long) === last(short)
}

const isInitial = (a: string, b: string) => (a.length === 1) !== (b.length === 1) && a[0] === b[0]

/** One letter put in, left out, changed, or two neighbours swapped, in words that are both at least so long. Digits never count as a slip. */
function oneLetter(a: string, b: string, least: number): boolean {
  if (a === b || Math.min(a.length, b.length) < least || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let to = 0
  while (to < Math.min(a.length, b.length) - from && a.at(-1 - to) === b.at(-1 - to)) to++
  const [x, y] = [a.slice(from, a.length - to), b.slice(from, b.length - to)]
  if (/\d/.test(x + y)) return false
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0])
}
