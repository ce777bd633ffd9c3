/** One article → the others that share text with it, looked up in an index and not compared with all. */
import type { Language } from "../../language/index.ts"
import type { Article, Record } from "../../record/index.ts"
import { type Copy, copiesOf } from "./copies.ts"
import { narrationOf } from "./narration.ts"
import { runsOf } from "./shared.ts"
import { FEWEST_SHARED, MOST_HOLDERS, sketchOf } from "./sketch.ts"

/** What is asked of whoever keeps many articles; a ledger does. */
export interface Marked {
  mark(kind: string, marksOf: (record: Record) => readonly number[]): Promise<void>
  sharing(
    kind: string,
    marks: readonly number[],
    options: { fewest: number; most: number },
  ): Promise<readonly { id: string }[]>
  article(id: string): Promise<{ record: Record } | null>
}

export interface Kin {
  /** articles by id: the one asked for, and those that share text with it */
  articles: ReadonlyMap<string, Article>
  /** every pair of these that shares text, so that it shows which is nearest to which */
  copies: Copy[]
}

const KIND = "text"

/** The marks by which an article is found: see sketch.ts. */
export const textMarksOf = (article: Article, language: Language) =>
  sketchOf(runsOf(narrationOf(article.text, language)))

/**
 * Everything that shares text with an article.
 *
 * @param index has marks for all its articles afterwards
 */
export async function kinOf(article: Article, index: Marked, language: Language): Promise<Kin> {
  await index.mark(KIND, (other) => textMarksOf(other.article, language))
  const options = { fewest: FEWEST_SHARED, most: MOST_HOLDERS }
  const articles = new Map([[article.id, article]])
  for (const { id } of await index.sharing(KIND, textMarksOf(article, language), options)) {
    const kept = await index.article(id)
    if (kept) articles.set(id, kept.record.article)
  }
  return { articles, copies: copiesOf([...articles.values()], language) }
}
