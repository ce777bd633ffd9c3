/** Which of an article's values took another's place, by its own words: "from 3,000 to 5,000 crowns", "28 million rather than the 40 million", a notice of correction. */
import type { Language } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"
import type { Line, Mention } from "./mention.ts"

/** Of two neighbours that a sentence sets against each other, each by its place → the place of the first. */
export function pairsOf(text: string, line: Line, found: readonly Range[], language: Language): Map<number, number> {
  const changes = line.tokens.some(({ word }) => language.words("another-value").has(word))
  const pairs = new Map<number, number>()
  for (const [i, one] of found.entries()) {
    const next = found[i + 1]
    if (!changes || !next || pairs.has(i)) continue
    const between = text.slice(one.end, next.start)
    const isOldFirst =
      language.pattern("before-old-value").test(text.slice(line.start, one.start)) &&
      language.pattern("between-old-and-new").test(between)
    if (!isOldFirst && !language.pattern("between-new-and-old").test(between)) continue
    pairs.set(i, i)
    pairs.set(i + 1, i)
  }
  return pairs
}

/** In a notice of correction the second value takes the place of the first, though they stand in two sentences. */
export function corrected(mentions: readonly Mention[], corrections: readonly Range[]): Mention[] {
  const pairs = new Map<Mention, number>()
  for (const { start, end } of corrections) {
    const within = mentions.filter(({ span, pair }) => pair === null && start <= span.start && span.end <= end)
    for (const [i, one] of within.entries()) {
      const next = within.slice(i + 1).find(({ measure }) => measure === one.measure)
      if (!next || next.value === one.value || pairs.has(one)) continue
      if (next.noun !== null && one.noun !== null && next.noun !== one.noun) continue
      for (const mention of [one, next]) pairs.set(mention, one.span.start)
    }
  }
  return mentions.flatMap((mention) => {
    const pair = pairs.get(mention) ?? mention.pair
    return mention.isBare && pair === null ? [] : [{ ...mention, pair }]
  })
}
