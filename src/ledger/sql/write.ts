/** Putting one record into the ledger: the article, its reading, and the index of both. */
import type { Article, Record } from "../../record/index.ts"
import { corrected } from "../judged/corrected.ts"
import type { Outcome } from "../ledger.ts"
import { addressOf } from "../versions.ts"
import { countArticle } from "./counts.ts"
import type { Database } from "./database.ts"
import { indexRecord, unindex } from "./index-record.ts"
import { judgementsOf } from "./judgements.ts"
import { earlierOf, unchangedAt } from "./links.ts"
import { packed } from "./pack.ts"

/** Whether the ledger has these bytes, or what says the same at the same address; with a model, whether that has read these bytes. */
export function has(db: Database, article: Article, model?: Record["model"]): boolean {
  return isThere(db, article, model) || (db.settle(article.sha256) && isThere(db, article, model))
}

function isThere(db: Database, article: Article, model: Record["model"] | undefined): boolean {
  const known = numberOf(db, article)
  if (model) return known !== undefined && isReadBy(db, known, model)
  return known !== undefined || unchangedAt(db, article) !== undefined
}

/** The id of the article that the ledger has for this one, null when it has none. */
export function idOf(db: Database, article: Article): string | null {
  db.settle(article.sha256)
  const sql = "SELECT id FROM article WHERE sha256 = ?"
  return (db.get<{ id: string }>(sql, article.sha256) ?? unchangedAt(db, article))?.id ?? null
}

/** What becomes of a record that is written now. */
export function outcomeOf(db: Database, { article, model }: Record): Outcome {
  const known = numberOf(db, article)
  if (known !== undefined) return isReadBy(db, known, model) ? "known" : "reread"
  if (unchangedAt(db, article)) return "known"
  const { earlier, isApart } = earlierOf(db, article)
  return earlier !== null ? "revised" : isApart ? "apart" : "added"
}

export function writeRecord(db: Database, record: Record, at: string): Outcome {
  const { article, model } = record
  db.touch("failures")
  db.run("DELETE FROM failure WHERE uri = ?", article.uri)
  const known = numberOf(db, article)
  if (known !== undefined && isReadBy(db, known, model)) return "known"
  if (known === undefined && unchangedAt(db, article)) return "known"
  const made = known === undefined ? writeArticle(db, article, at) : null
  const n = known ?? made?.n ?? 0
  if (known !== undefined) unindex(db, n)
  const reading = db.run(
    "INSERT INTO reading (article, model, version, body, recorded_at) VALUES (?, ?, ?, ?, ?)",
    ...[n, model.name, model.version, packed(record), at],
  )
  const id = db.get<{ id: string }>("SELECT id FROM article WHERE n = ?", n)?.id ?? article.id
  db.touch("articles", "stories", `article/${id}`)
  const asKept = corrected({ ...record, article: { ...article, id } }, judgementsOf(db, n)).record
  db.run("UPDATE article SET reading = ?, statements = ? WHERE n = ?", reading, asKept.statements.length, n)
  indexRecord(db, n, asKept)
  return made?.outcome ?? "reread"
}

/** By all of the checksum: two articles whose ids begin alike are two. */
const numberOf = (db: Database, { sha256 }: Article) =>
  db.get<{ n: number }>("SELECT n FROM article WHERE sha256 = ?", sha256)?.n

const isReadBy = (db: Database, n: number, { name, version }: Record["model"]) =>
  db.get("SELECT 1 FROM reading WHERE article = ? AND model = ? AND version = ?", n, name, version) !== undefined

function writeArticle(db: Database, article: Article, at: string): { n: number; outcome: Outcome } {
  const { earlier, isApart } = earlierOf(db, article)
  const { sha256, uri, url, title, byline, outlet, published, updated, language, text } = article
  const n = db.run(
    `INSERT INTO article (id, sha256, address, uri, url, title, byline, outlet, published, updated, language, text, revision_of, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[freeId(db, article), sha256, addressOf(article), uri, url, title, byline, outlet, published, updated, language],
    ...[text, earlier, at],
  )
  db.words.keep("article_words", n, [article.title, text])
  if (earlier === null) return { n, outcome: isApart ? "apart" : "added" }
  const known = db.get<{ id: string }>("SELECT id FROM article WHERE n = ?", earlier)
  if (known) db.touch(`article/${known.id}`)
  countArticle(db, earlier, -1)
  db.run("DELETE FROM note WHERE article = ?", earlier)
  db.run("UPDATE statement SET current = 0 WHERE article = ?", earlier)
  db.run("UPDATE article SET revised_by = ? WHERE n = ?", n, earlier)
  return { n, outcome: "revised" }
}

/** The article's own id; where another article has that already, its whole checksum. */
const freeId = (db: Database, { id, sha256 }: Article) =>
  db.get("SELECT 1 FROM article WHERE id = ?", id) === undefined ? id : sha256
