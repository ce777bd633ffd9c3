/**
 * What a ledger does to tell its stories, step by step, for whoever keeps articles elsewhere: in tables of an archive, on many machines. The steps are the ledger's own; what stands between them (which articles
 * have marks in common, which hang together) is the business of whoever keeps the articles.
 */
import type { Language } from "../language/index.ts"
import type { Article, Record, Story } from "../record/index.ts"
import type { Judge } from "./claims/compare.ts"
import { type Copy, copying } from "./copies/copies.ts"
import { textMarksOf } from "./copies/kin.ts"
import { FEWEST_SHARED, MOST_HOLDERS } from "./copies/sketch.ts"
import { kindOf, lookedForBy } from "./gather.ts"
import { type Pairing, pairing, readPairs } from "./pairing.ts"
import { storyOf } from "./story.ts"

/** By what others are found that are to be compared with an article, and by what others that print its text; and how, which is the same for all articles. */
export interface Marks {
  article: string
  /** what compares it: what was found by another is another's */
  by: string
  /** the day of publication; null: not known, which is after all days. Articles stand in the order of their days, those of one day in that of their ids */
  day: string | null
  /** looked for among the articles that stand before it, of these days only, both included: of those that have a mark the first `most`, then those that have `fewest` in common, of them the `nearest` that have most */
  names: Looked & { from: string | null; to: string | null; nearest: number }
  /** looked for among all: of those that have a mark the first `most`, then those that have `fewest` in common */
  text: Looked
}

interface Looked {
  marks: readonly number[]
  fewest: number
  most: number
}

/** @param version of the judge */
export function marksHanded({ article }: Pick<Record, "article">, version: string, language: Language): Marks {
  const { names, window, ...how } = lookedForBy(article, language)
  const { from = null, to = null } = window
  const [day = null] = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(article.published ?? "") ?? []
  return {
    article: article.id,
    by: kindOf(version),
    day,
    names: { marks: names, ...how, from, to },
    text: { marks: textMarksOf(article, language), fewest: FEWEST_SHARED, most: MOST_HOLDERS },
  }
}

/** What was found of an article beside itself and beside those that stand before it. */
export interface Handed {
  by: string
  found: Pairing[]
}

/** @param version of the judge */
export function comparingHanded(
  judge: Judge,
  version: string,
  language: Language,
): (record: Record, others: readonly { record: Record; shared: number }[]) => Promise<Handed> {
  const pairs = pairing(judge, language)
  return async (record, others) => {
    const found = [await pairs.within(record)]
    for (const other of others) found.push(await pairs.between(record, other.record, other.shared))
    return { by: kindOf(version), found }
  }
}

/** Which of the others an article shares text with, and who has it from whom. */
export function copiesHanded(language: Language): (article: Article, others: readonly Article[]) => Copy[] {
  const copyOf = copying(language)
  return (article, others) => others.flatMap((other) => copyOf(article, other) ?? [])
}

/** The story of articles that hang together, each with what was found of it. */
export function storyHanded(
  articles: readonly { record: Record; found: readonly Pick<Pairing, "other" | "value">[] }[],
  language: Language,
): Story {
  const comparisons = articles.flatMap(({ record: { article }, found }) =>
    found.map(({ other, value }) => {
      const [a, b] = article.id < other ? [article.id, other] : [other, article.id]
      return { a, b, found: readPairs(value) }
    }),
  )
  return storyOf(
    articles.map(({ record }) => record),
    comparisons,
    language,
  )
}
