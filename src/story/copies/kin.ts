/** One article → the others that share text with it, looked up in an index and not compared with all. */
import type { Language } from "../../language/index.ts"
import type { Article } from "../../record/index.ts"
import { type Copy, copiesOf } from "./copies.ts"
import { narrationOf } from "./narration.ts"
import { runsOf } from "./shared.ts"
import { FEWEST_SHARED, sketchOf } from "./sketch.ts"

/** What is asked of whoever keeps many articles; a ledger does. */
export interface Marked {
  mark(marksOf: (article: Article) => readonly number[]): Promise<void>
  sharing(marks: readonly number[], fewest: number): Promise<Article[]>
}

export interface Kin {
  /** articles by id: the one asked for, and those that share text with it */
  articles: ReadonlyMap<string, Article>
  /** every pair of these that shares text, so that it shows which is nearest to which */
  copies: Copy[]
}

/** The marks by which an article is found: see sketch.ts. */
const marksOf = (article: Article, language: Language) => sketchOf(runsOf(narrationOf(article.text, language)))

/**
 * Everything that shares text with an article.
 *
 * @param index has marks for all its articles afterwards
 */
export async function kinOf(article: Article, index: Marked, language: Language): Promise<Kin> {
  await index.mark((other) => marksOf(other, language))
  const others = await index.sharing(marksOf(article, language), FEWEST_SHARED)
  const articles = new Map([article, ...others].map((each) => [each.id, each]))
  return { articles, copies: copiesOf([...articles.values()], language) }
}
