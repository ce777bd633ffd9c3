/**
 * The dateline before an article's first sentence: "ROSKA, March 4, 2031 (Norrland Wire) — ", "(Reuters) - ". The place is left to who reads the text.
 */
import { table, wordList } from "../language/index.ts"
import { dateIn } from "./dates.ts"
import { isAgency } from "./outlet-names.ts"

export interface Dateline {
  agency: string | null
  /** only where the year is written */
  published: string | null
}

/** No dateline is longer. */
const LONGEST = 120
const MOST_WORDS = 10

const months = new Set(
  table("bylines", ["words", "kind"])
    .filter(({ kind }) => kind === "month")
    .map(({ words }) => words),
)
const particles = new Set(wordList("name-particles"))
const openers = new Set(wordList("not-names"))

/** @returns null where the paragraph begins with no dateline */
export function datelineOf(paragraph: string): Dateline | null {
  const start = paragraph.slice(0, LONGEST)
  const dash = /\s?(?:—|–|--)\s?|\s-\s|(?<=\)):\s/u.exec(start)
  const [, bare = "", bracket] = /^([^()]*)(?:\(([^()]{2,40})\)\s*)?$/u.exec(start.slice(0, dash?.index ?? 0)) ?? []
  const before = bare.trim()
  if (dash === null || (before === "" && bracket === undefined) || !isPlaceAndDay(before)) return null
  const agency = bracket !== undefined && isAgency(bracket.trim()) ? bracket.trim() : null
  const published = dateIn(before)
  // Words in capitals alone may be anything that is set off by a dash.
  const isDateline = agency !== null || published !== null || /^\p{Lu}{2}/u.test(before)
  return isDateline ? { agency, published } : null
}

/** Names, numbers and the small words within names; the first is no word that opens sentences, unless it names a month or a place has it. */
function isPlaceAndDay(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word !== "")
  if (words.length > MOST_WORDS) return false
  const [first = ""] = words
  const opens = openers.has(first.toLowerCase()) && first !== first.toUpperCase()
  if (opens && !months.has(first.toLowerCase())) return false
  return words.every(
    (word) =>
      /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|\d{1,4}(?:st|nd|rd|th)?|\d{4}-\d{2}-\d{2}|\/|&)[,.]?$/u.test(word) ||
      particles.has(word),
  )
}
