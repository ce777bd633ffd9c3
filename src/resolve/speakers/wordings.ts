/** Which figures a name could be another name of: by the words that they would have to share, so that a name is not held against every other. */
import type { Lexicon } from "./lexicon.ts"
import type { Figure } from "./types.ts"

/** One way in which the text names a figure. */
interface Wording {
  figure: Figure
  words: readonly string[]
  /** how many were added before it */
  place: number
}

export interface Wordings {
  lexicon: Lexicon
  /** without stops, apostrophes and an article: "al-rashid" → "rashid" */
  plain(words: readonly string[]): string[]
  withoutSuffix(words: readonly string[]): string[]
  /** "jr" */
  suffixOf(words: readonly string[]): string
  /** "of", "and" */
  isSmall(word: string): boolean
  /** with and without the small words */
  initialsOf(words: readonly string[]): [string, string]
  add(figure: Figure, words: readonly string[]): void
  /** whether the figure is named just so already */
  has(figure: Figure, words: readonly string[]): boolean
  /** those that begin or end as the words do, in the order of their figures */
  sharingEnds(words: readonly string[]): Wording[]
  /** those that a single word could shorten, in the order of their figures */
  longFor(word: string): Wording[]
}

/** More that share a word are one list of winners or another: the first so many are held against a name. */
const MOST = 64

export function wordings(lexicon: Lexicon): Wordings {
  const isSmall = (word: string) => lexicon.is(word, "small-in-body")
  const isSuffix = (word: string) => lexicon.is(word, "name-suffix")
  const article = lexicon.language.pattern("article-in-name")
  const plain = (words: readonly string[]) => words.map((word) => word.replace(/[.’']/g, "").replace(article, ""))
  const withoutSuffix = (words: readonly string[]) => words.filter((word) => !isSuffix(word))
  const initialsOf = (words: readonly string[]): [string, string] => {
    const initials = (list: readonly string[]) => list.map((word) => word[0]).join("")
    return [initials(words.filter((word) => !isSmall(word))), initials(words)]
  }
  // "Maria J. Okafor Jr": what every other form of it shares one of.
  const endKeys = (words: readonly string[]): string[] => {
    const bare = withoutSuffix(plain(words))
    if (bare.length === 0) return ["ends with nothing"]
    return [`begins ${bare[0]}`, `ends ${bare.at(-1)}`, `begins ${words[0]}`, `ends ${words.at(-1)}`]
  }
  // "Northern Trade Union": northern, trade, union, ntu.
  const shortKeys = (words: readonly string[]) =>
    [...plain(words), ...initialsOf(plain(words))].map((each) => `has ${each}`)

  const byKey = new Map<string, Wording[]>()
  const known = new Map<Figure, Set<string>>()
  const order = new Map<Figure, number>()
  let count = 0
  const gather = (keys: readonly string[]) => {
    const found = new Set(keys.flatMap((key) => byKey.get(key) ?? []))
    return [...found].sort((a, b) => (order.get(a.figure) ?? 0) - (order.get(b.figure) ?? 0) || a.place - b.place)
  }
  return {
    lexicon,
    plain,
    withoutSuffix,
    suffixOf: (words) => words.filter(isSuffix).join(),
    isSmall,
    initialsOf,
    add(figure, words) {
      if (!order.has(figure)) order.set(figure, order.size)
      known.set(figure, (known.get(figure) ?? new Set()).add(words.join(" ")))
      const wording = { figure, words, place: count++ }
      for (const key of new Set([...endKeys(words), ...shortKeys(words)])) {
        const there = byKey.get(key)
        if (!there) byKey.set(key, [wording])
        else if (there.length < MOST) there.push(wording)
      }
    },
    has: (figure, words) => known.get(figure)?.has(words.join(" ")) ?? false,
    sharingEnds: (words) => gather([...endKeys(words), "ends with nothing"]),
    longFor: (word) => gather([`has ${word}`]),
  }
}
