/** To whom it was said: "told {Radio Nord}", "in an interview with {the Courier}", "speaking to {students in Harbourton}". */
import { table, wordList } from "../../language/index.ts"
import type { Attribution, Span } from "../../record/index.ts"
import { matchAt, type Passage, patternOf } from "../words/index.ts"
import { type Clause, spanOver } from "./clause.ts"
import { phraseEnd } from "./nouns.ts"

const rows = table("addressing", ["pattern"]).map((row) => ({
  pattern: patternOf(row.pattern),
  ofCue: !row.pattern.startsWith("="),
}))
const nobody = new Set(wordList("no-hearers"))

/** A verb's object counts in the cue alone; a phrase ("in a letter to …") anywhere in its clause. */
export function hearerIn(passage: Passage, clause: Clause, _attribution: Attribution): Span | null {
  const { tokens, cueFrom, cueTo } = clause
  for (const { pattern, ofCue } of rows) {
    const from = ofCue ? cueFrom : 0
    const to = ofCue ? cueTo : tokens.length
    for (let at = Math.max(from, 0); at < to; at++) {
      const end = matchAt(pattern, tokens, at)
      if (end === null) continue
      const first = tokens[end]
      if (!first || first.start - (tokens[end - 1]?.end ?? 0) > 2 || nobody.has(first.lower)) continue
      const span = spanOver(passage, tokens, end, phraseEnd(tokens, end))
      if (span && phraseEnd(tokens, end) > end) return span
    }
  }
  return null
}
