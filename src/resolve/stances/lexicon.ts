/** The cue table (language/en/cues.tsv): which stance a cue takes when nothing in its construction changes it. */
import { table } from "../../language/index.ts"
import { Stance } from "../../record/index.ts"
import { matchAt, type Pattern, patternOf, type Token } from "../words/index.ts"

interface Entry {
  pattern: Pattern
  length: number
  stance: Stance
}

const byFirst = new Map<string, Entry[]>()
for (const { cue, stance } of table("cues", ["cue", "stance"])) {
  const words = cue.split(" ")
  const first = words[0] ?? ""
  const entry = { pattern: patternOf(cue), length: words.length, stance: Stance.parse(stance) }
  byFirst.set(first, [...(byFirst.get(first) ?? []), entry])
}

export interface Found {
  stance: Stance
  at: number
  length: number
}

/** Every entry found that begins in tokens[from, to), the best first: the longest, then one that is not `says`, then the first. */
export function cuesIn(tokens: readonly Token[], from: number, to: number): Found[] {
  const found: Found[] = []
  for (let at = from; at < to; at++) {
    for (const form of tokens[at]?.forms ?? []) {
      for (const { pattern, length, stance } of byFirst.get(form) ?? []) {
        const end = matchAt(pattern, tokens, at)
        if (end !== null && end <= to) found.push({ stance, at, length })
      }
    }
  }
  const rank = ({ stance }: Found) => (stance === "says" ? 2 : stance === "other" ? 1 : 0)
  return found.sort((a, b) => b.length - a.length || rank(a) - rank(b) || a.at - b.at)
}
