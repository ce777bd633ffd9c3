/**
 * How many articles and statements each name, cluster of names and outlet has, kept up as articles come and are read again: a listing then
 * takes as long in a large ledger as in a small one. Only the newest version of an article counts.
 */
import type { Database } from "./database.ts"

/** What one article adds to each name: a line for each appearance, and one for each statement. */
const ADDED = `
  SELECT name, 0 AS statement FROM appearance WHERE article = ?1
  UNION ALL SELECT name, 1 FROM statement WHERE article = ?1 AND name IS NOT NULL`

/** @param by 1 when the article comes into the index, -1 before it leaves it or changes in it */
export function countArticle(db: Database, article: number, by: 1 | -1): void {
  db.run(
    `UPDATE name SET articles = articles + ?2, statements = statements + ?2 * k.said
     FROM (SELECT name, sum(statement) AS said FROM (${ADDED}) x GROUP BY name) k WHERE name.n = k.name`,
    ...[article, by],
  )
  db.run(
    `UPDATE cluster SET articles = articles + ?2, statements = statements + ?2 * k.said
     FROM (SELECT m.cluster AS id, sum(statement) AS said FROM (${ADDED}) x JOIN name m ON m.n = x.name GROUP BY m.cluster) k
     WHERE cluster.id = k.id`,
    ...[article, by],
  )
  db.run(
    `INSERT INTO outlet SELECT coalesce(outlet, ''), ?2, ?2 * statements FROM article WHERE n = ?1
     ON CONFLICT (name) DO UPDATE SET articles = outlet.articles + excluded.articles, statements = outlet.statements + excluded.statements`,
    ...[article, by],
  )
}

/** Counts these clusters again, after names went into them or out of them. */
export function countClusters(db: Database, ids: Iterable<string>): void {
  for (const id of ids) {
    const names = db.get<{ n: number }>("SELECT count(*) AS n FROM name WHERE cluster = ?", id)?.n ?? 0
    if (names === 0) {
      db.run("DELETE FROM cluster WHERE id = ?", id)
      continue
    }
    db.run("UPDATE name SET joined = ? WHERE cluster = ?", Number(names > 1), id)
    db.run(
      `INSERT INTO cluster (id, articles, statements) SELECT ?1,
        (SELECT count(DISTINCT article) FROM appearance p WHERE p.name IN (SELECT n FROM name WHERE cluster = ?1)
          AND NOT EXISTS (SELECT 1 FROM article WHERE n = p.article AND revised_by IS NOT NULL)),
        (SELECT sum(statements) FROM name WHERE cluster = ?1) WHERE TRUE
       ON CONFLICT (id) DO UPDATE SET articles = excluded.articles, statements = excluded.statements`,
      id,
    )
  }
}
