/**
 * "{he} {allegedly} {brandished a knife}": an adverb by which the outlet keeps its distance is no word of his. What he is said to have done is what is said, and
 * nobody is named who says it.
 */
import type { Attribution } from "../../record/index.ts"
import { extentOf, is, type Passage, tokenAt } from "../words/index.ts"

export function withHedgedActs(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  return attributions.map((attribution) => {
    const { source, cue, content } = attribution
    const [who, hedge, what] = [extentOf(source), extentOf(cue), extentOf(content)]
    if (!who || !hedge || !what || who.end > hedge.start || what.start < hedge.end) return attribution
    const words = passage.tokens.slice(tokenAt(passage, hedge.start), tokenAt(passage, hedge.end - 1) + 1)
    const isBeside = /^\s*$/.test(passage.text.slice(who.end, hedge.start) + passage.text.slice(hedge.end, what.start))
    if (!isBeside || !words.every((word) => is(word, "hedge-adverb") || is(word, "finite"))) return attribution
    return words.some((word) => is(word, "hedge-adverb"))
      ? { ...attribution, source: [], content: [...source, ...content] }
      : attribution
  })
}
