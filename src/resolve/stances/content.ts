/**
 * What a content makes of a neutral cue: "said that no such plan had been put to it" denies, "said it would neither confirm nor deny" withholds.
 *
 * The cue decides a stance and the tone of the content does not; these few openings are no tone but acts of their own (language/en/contents.tsv).
 */
import { table } from "../../language/index.ts"
import { type Attribution, Stance } from "../../record/index.ts"
import { matchAt, patternOf, tokensOf } from "../words/index.ts"

const rows = table("contents", ["pattern", "stance", "where"]).map(({ pattern, stance, where }) => ({
  pattern: patternOf(pattern),
  stance: Stance.parse(stance),
  anywhere: where === "anywhere",
}))
/** "there is no doubt", "there is no longer": nothing is denied. */
const nothingDenied =
  /^(?:doubt|way|question|reason|place|need|choice|evidence|guarantee|time|room|point|substitute|excuse|secret|alternative|shortage|easy|more|better|other|one|longer|sign|word)$/

export function stanceOfContent({ content }: Attribution): Stance | null {
  for (const span of content) {
    const tokens = tokensOf(span.text).filter((token) => token.isWord)
    const opening = tokens[0]?.lower === "that" ? 1 : 0
    for (const { pattern, stance, anywhere } of rows) {
      for (let at = opening; at <= (anywhere ? tokens.length - 1 : opening); at++) {
        const end = matchAt(pattern, tokens, at)
        if (end !== null && !(stance === "denies" && nothingDenied.test(tokens[end]?.lower ?? ""))) return stance
      }
    }
  }
  return null
}
