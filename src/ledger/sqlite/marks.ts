/** Marks: numbers that stand for runs of an article's words, by which articles are found that share some. What they are made of is not the ledger's business. */
import { z } from "zod"
import { Article } from "../../record/index.ts"
import type { Database } from "./database.ts"
import { ArticleId } from "./rows.ts"

/** A mark that more articles have is looked for in the first of them only. */
const MOST_HOLDERS = 48

const ArticleRow = z.object({ ...Article.shape, id: ArticleId, n: z.int() })
type ArticleRow = z.infer<typeof ArticleRow>

const COLUMNS = "n, id, uri, url, title, byline, outlet, published, updated, language, sha256, text"

/** Marks each article that has none yet. */
export function markAll(db: Database, marksOf: (article: Article) => readonly number[]): void {
  for (let done = false; !done; ) {
    done = db.transaction(() => {
      const row = db.row(
        ArticleRow,
        `SELECT ${COLUMNS} FROM article WHERE n > (SELECT article FROM marked) ORDER BY n LIMIT 1`,
      )
      if (!row) return true
      for (const hash of marksOf(articleIn(row)))
        db.run("INSERT OR IGNORE INTO mark (hash, article) VALUES (?, ?)", hash, row.n)
      db.run("UPDATE marked SET article = ?", row.n)
      return false
    })
  }
}

/**
 * Articles that have at least so many of these marks, in the order they came.
 *
 * @param fewest of a mark that very many have, the first that had it count
 */
export function sharing(db: Database, hashes: readonly number[], fewest: number): Article[] {
  const counts = new Map<number, number>()
  for (const hash of hashes) {
    const held = db.all<{ article: number }>(
      "SELECT article FROM mark WHERE hash = ? ORDER BY article LIMIT ?",
      hash,
      MOST_HOLDERS,
    )
    for (const { article } of held) counts.set(article, (counts.get(article) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count >= fewest)
    .toSorted(([a], [b]) => a - b)
    .flatMap(([n]) => {
      const row = db.row(ArticleRow, `SELECT ${COLUMNS} FROM article WHERE n = ?`, n)
      return row ? [articleIn(row)] : []
    })
}

const articleIn = ({ n: _, ...article }: ArticleRow): Article => article
