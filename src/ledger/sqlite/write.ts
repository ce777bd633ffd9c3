/** Putting one record into the ledger: the article, its reading, and the index of both. */
import type { Article, Record, Statement } from "../../record/index.ts"
import type { Outcome } from "../ledger.ts"
import { countArticle, countClusters } from "./counts.ts"
import type { Database } from "./database.ts"
import { indexEntities, wordsName } from "./names.ts"
import { packed, unpacked } from "./pack.ts"
import { ARTICLES, type ArticleRow, articleOf } from "./rows.ts"

export function writeRecord(db: Database, record: Record, at: string): Outcome {
  const { article, model } = record
  const known = db.get<{ n: number }>("SELECT n FROM article WHERE id = ?", article.id)
  const n = known?.n ?? writeArticle(db, article, at)
  const has = db.get(
    "SELECT 1 FROM reading WHERE article = ? AND model = ? AND version = ?",
    n,
    model.name,
    model.version,
  )
  db.run("DELETE FROM failure WHERE uri = ?", article.uri)
  if (has) return "known"
  if (known) unindex(db, n)
  const reading = db.run(
    "INSERT INTO reading (article, model, version, body, recorded_at) VALUES (?, ?, ?, ?, ?)",
    ...[n, model.name, model.version, packed(record), at],
  )
  db.run("UPDATE article SET reading = ?, statements = ? WHERE n = ?", reading, record.statements.length, n)
  indexRecord(db, n, record)
  if (known) return "reread"
  return db.get("SELECT 1 FROM article WHERE n = ? AND revision_of IS NOT NULL", n) ? "revised" : "added"
}

/** Makes the index of the whole ledger, which is empty, from the last reading of each article. */
export function reindex(db: Database): void {
  for (let after = 0; ; ) {
    const row = db.get<ArticleRow>(`${ARTICLES} WHERE a.n > ? ORDER BY a.n LIMIT 1`, after)
    if (!row) return
    indexRecord(db, row.n, unpacked(row.body, articleOf(row)))
    after = row.n
  }
}

function writeArticle(db: Database, article: Article, at: string): number {
  const address = addressOf(article)
  const before = address
    ? db.get<{ n: number }>("SELECT n FROM article WHERE address = ? ORDER BY n DESC LIMIT 1", address)
    : undefined
  const { id, sha256, uri, url, title, byline, outlet, published, updated, language, text } = article
  const n = db.run(
    `INSERT INTO article (id, sha256, address, uri, url, title, byline, outlet, published, updated, language, text, revision_of, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, sha256, address, uri, url, title, byline, outlet, published, updated, language, text],
    before?.n ?? null,
    at,
  )
  if (before) {
    countArticle(db, before.n, -1)
    db.run("DELETE FROM note WHERE article = ?", before.n)
    db.run("UPDATE statement SET current = 0 WHERE article = ?", before.n)
    db.run("UPDATE article SET revised_by = ? WHERE n = ?", n, before.n)
  }
  return n
}

/** What versions of one article share: its address, else its path. Standard input and a line of a file are no place to come back to. */
function addressOf({ url, uri }: Article): string | null {
  if (url) return url
  return uri === "" || uri === "-" || /:\d+$/.test(uri) ? null : uri
}

const isReplaced = (db: Database, n: number) =>
  db.get("SELECT 1 FROM article WHERE n = ? AND revised_by IS NOT NULL", n) !== undefined

function unindex(db: Database, n: number): void {
  if (!isReplaced(db, n)) countArticle(db, n, -1)
  for (const table of ["note", "statement", "appearance"]) db.run(`DELETE FROM ${table} WHERE article = ?`, n)
}

function indexRecord(db: Database, n: number, record: Record): void {
  const current = !isReplaced(db, n)
  const { names, changed } = indexEntities(db, n, record)
  for (const statement of record.statements) {
    const speaker = speakerOf(statement, record)
    const name = names.get(statement.source.entity ?? "") ?? (speaker === null ? null : wordsName(db, speaker))
    db.run(
      `INSERT INTO statement (article, id, name, current, stance, source_type, said, published, speaker, content)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[n, statement.id, name, Number(current), statement.stance, statement.source.type],
      ...[statement.said?.value ?? null, record.article.published, speaker, contentOf(statement)],
    )
  }
  // What a version says that a later one replaced is found when it is asked for, but neither counted nor worked through.
  if (current) {
    for (const { code, span } of record.notes)
      db.run("INSERT INTO note (article, code, text) VALUES (?, ?, ?)", n, code, span?.text ?? null)
    countArticle(db, n, 1)
  }
  countClusters(db, changed)
}

function speakerOf({ source }: Statement, { entities }: Record): string | null {
  const entity = entities.find(({ id }) => id === source.entity)
  return entity?.name ?? (source.spans.length ? source.spans.map(({ text }) => text).join(" … ") : null)
}

const contentOf = ({ content }: Statement) => content.spans.map(({ text }) => text).join(" … ")
