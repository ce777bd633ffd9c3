/** Titles and subheads: lines where capitals say nothing, so that no new name is learned in them. */
import type { Passage, Word } from "../words/index.ts"
import type { NameMention } from "./types.ts"

/** Lines of their own where most long words have a capital: titles and subheads. */
export function headingSentences({ text, words: tokens }: Passage): Set<number> {
  const sentences = Map.groupBy(tokens, (token) => token.sentence)
  const perParagraph = Map.groupBy(sentences.values(), ([first]) => first?.paragraph)
  const out = new Set<number>()
  for (const [sentence, words] of sentences) {
    const long = words.filter((token) => token.word.length > 3)
    const end = words.at(-1)?.end ?? 0
    const closed = /^['’]?s?[”"’')\]]*[.!?:;]/.test(text.slice(end, end + 6))
    const alone = perParagraph.get(words[0]?.paragraph)?.length === 1
    const share = long.filter((token) => token.capital).length / Math.max(1, long.length)
    if (alone && long.length >= 4 && share >= (closed ? 0.8 : 0.7)) out.add(sentence)
  }
  return out
}

/** In a line written in capitals throughout, the names that the rest of the article has. */
export function inHeadings(
  tokens: readonly Word[],
  headings: ReadonlySet<number>,
  names: readonly NameMention[],
): NameMention[] {
  const known = new Map(names.filter(({ words }) => words.length > 1).map((name) => [name.words.join(" "), name]))
  for (const name of names)
    if (name.words.length === 1 || name.type === "person") known.set(name.words.at(-1) ?? "", name)
  const out: NameMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]
    if (!first?.capital || !headings.has(first.sentence)) continue
    for (let length = 5; length > 0; length--) {
      const words = tokens.slice(i, i + length)
      const found = known.get(words.map(({ lower }) => lower).join(" "))
      const last = words.at(-1)
      if (!found || !last || last.sentence !== first.sentence) continue
      out.push({
        ...found,
        start: first.start,
        end: last.end,
        words: words.map(({ lower }) => lower),
        descriptors: [],
        titled: false,
        sentence: first.sentence,
        quoted: first.quoted,
        possessive: last.possessive,
      })
      i += length - 1
      break
    }
  }
  return out
}
