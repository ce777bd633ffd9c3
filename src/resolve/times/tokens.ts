/** Text → words, numbers and marks. Short forms keep their full stop ("Sept.", "p.m."), a possessive 's stands alone. */
import type { Range } from "../../record/index.ts"

export interface Token extends Range {
  /** lower case, straight apostrophes */
  word: string
  /** begins with a capital */
  capital: boolean
  /** index of its paragraph: no time expression runs over two */
  paragraph: number
}

const TOKEN =
  /(?<![\p{L}\p{M}])[apAP]\.\s?[mM]\.?(?![\p{L}\p{M}])|(?<=[\p{L}\p{M}])['’]s(?![\p{L}\p{M}])|[\p{L}\p{M}]+(?:['’](?!s(?![\p{L}\p{M}]))[\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*|[^\s]/gu

/** The tokens of `text`, paragraph after paragraph. `shorts`: the words that keep a full stop that follows them. */
export function tokensOf(text: string, paragraphs: readonly Range[], shorts: ReadonlySet<string>): Token[] {
  return paragraphs.flatMap((range, paragraph) => {
    const tokens: Token[] = []
    for (const match of text.slice(range.start, range.end).matchAll(TOKEN)) {
      const start = range.start + match.index
      const raw = match[0]
      const word = raw.toLowerCase().replaceAll("’", "'").replace(/\s/g, "")
      const before = tokens.at(-1)
      if (raw === "." && before && before.end === start && shorts.has(`${before.word}.`)) {
        before.end += 1
        before.word += "."
        continue
      }
      tokens.push({ start, end: start + raw.length, word, capital: /^\p{Lu}/u.test(raw), paragraph })
    }
    return tokens
  })
}
