/** The cue table (language/en/cues.tsv): which stance a cue takes when nothing in its construction changes it. */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Stance, stances, wordOf } from "../../record/index.ts"
import { matchAt, type Pattern, patternOf, type Token } from "../words/index.ts"

interface Entry {
  pattern: Pattern
  stance: Stance
  /** "tried to explain": a light word gives way to any other cue beside it */
  isLight: boolean
}

/** The entries by their first word; those of a word are made when it is met, for few of three thousand are in one article. */
const cuesOf = perLanguage((language) => {
  const rows = new Map<string, Row[]>()
  for (const row of language.table("cues", ["cue", "stance", "weight"])) {
    const end = row.cue.indexOf(" ")
    const first = end < 0 ? row.cue : row.cue.slice(0, end)
    const others = rows.get(first)
    if (others) others.push(row)
    else rows.set(first, [row])
  }
  const made = new Map<string, readonly Entry[]>()
  return (word: string): readonly Entry[] => {
    const found = rows.get(word)
    if (!found) return NONE
    const entries = made.get(word) ?? found.map((row) => entryOf(language, row))
    made.set(word, entries)
    return entries
  }
})

type Row = Readonly<Record<"cue" | "stance" | "weight", string>>
const NONE: readonly Entry[] = []

const entryOf = (language: Language, { cue, stance, weight }: Row): Entry => ({
  pattern: patternOf(language, cue),
  stance: wordOf(stances, stance),
  isLight: weight === "light",
})

export interface Found {
  stance: Stance
  at: number
  end: number
  isLight: boolean
}

/**
 * Every entry found in tokens[from, to), the best first: no light word, then none that is only `says`, then the longest, then the first.
 * An entry inside a longer one ("support" in "withdrew support") is none; a name ("the Associated {Press}") is no word of saying.
 */
export function cuesIn(language: Language, tokens: readonly Token[], from: number, to: number): Found[] {
  const startingWith = cuesOf(language)
  const found: Found[] = []
  const hasPlain = tokens
    .slice(from, to)
    .some(({ isWord, text }) => isWord && text.length > 2 && text === text.toLowerCase())
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (!token || (hasPlain && at > from && /^\p{Lu}/u.test(token.text))) continue
    for (const form of token.forms) {
      for (const { pattern, stance, isLight } of startingWith(form)) {
        const end = matchAt(pattern, tokens, at)
        if (end !== null && end <= to) found.push({ stance, at, end, isLight })
      }
    }
  }
  const length = ({ at, end }: Found) => end - at
  const rank = ({ isLight, stance }: Found) => (isLight ? 4 : 0) + (stance === "says" ? 2 : stance === "other" ? 1 : 0)
  return found
    .filter((one) => !found.some((other) => length(other) > length(one) && other.at < one.end && one.at < other.end))
    .sort((a, b) => rank(a) - rank(b) || length(b) - length(a) || a.at - b.at)
}
