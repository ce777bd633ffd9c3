/** Which names are an outlet's: a known one, or one with a word that heads such names (outlets.txt, outlet-words.txt). */
import { table, wordList } from "../language/index.ts"

const fold = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the\s+/, "")
    .trim()

const known = new Set(wordList("outlets").map(fold))
const heads = new Set(wordList("outlet-words"))
const states = new Set(table("state-abbreviations", ["short"]).map(({ short }) => short))
/** Countries and unions that are written as letters. */
const notAgencies = new Set(wordList("countries").map(fold))

/** "The Examiner", "Norrland Wire", "Reuters"; not "Examiner" alone, nor "Emily Post" where `the` is asked for. */
export function isOutletName(name: string): boolean {
  if (known.has(fold(name))) return true
  const words = name.trim().split(/\s+/)
  const isNamed = words.length > 1 && words.length <= 6
  return isNamed && words.every(isNameWord) && words.slice(1).some((word) => heads.has(word.toLowerCase()))
}

const isNameWord = (word: string) => /^(?:\p{Lu}[\p{L}\p{M}.'’&-]*|of|de|&)$/u.test(word) || word === "the"

/** What stands in the brackets of a dateline: an outlet's name, or letters that are no state and no country. */
export function isAgency(name: string): boolean {
  if (isOutletName(name)) return true
  return /^\p{Lu}{3,6}$/u.test(name) && !states.has(name.toLowerCase()) && !notAgencies.has(name.toLowerCase())
}

/** The longest beginning of some words that is an outlet's name; null when none is. */
export function outletAtStart(words: string): string | null {
  const all = words.trim().split(/\s+/)
  for (let n = Math.min(all.length, 6); n > 0; n--) {
    const name = all
      .slice(0, n)
      .join(" ")
      .replace(/['’]s?$/, "")
    if (isOutletName(name)) return name
  }
  return null
}

export const sameOutlet = (a: string, b: string): boolean => fold(a) === fold(b)
