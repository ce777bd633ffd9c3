/** The index of what readings hold: statements, names, notes and their counts, which can always be made again. */
import type { Record, Statement } from "../../record/index.ts"
import { countArticle, countClusters } from "./counts.ts"
import { type Database, numbering } from "./database.ts"
import { keepDoubts } from "./doubts.ts"
import { indexEntities, wordsNames } from "./names.ts"
import { articleRow, correctedIn, nextArticleRow } from "./rows.ts"

/** Makes the index of the whole ledger, which is empty, from the last reading of each article, as people corrected it. */
export function reindex(db: Database): void {
  for (let row = nextArticleRow(db, 0); row; row = nextArticleRow(db, row.n))
    indexRecord(db, row.n, correctedIn(db, row).record)
}

/** Makes the index of one article again, which counted as replaced and is no longer. */
export function indexAgain(db: Database, n: number): void {
  const row = articleRow(db, n)
  if (!row) return
  clear(db, n)
  indexRecord(db, n, correctedIn(db, row).record)
}

export function unindex(db: Database, n: number): void {
  if (!isReplaced(db, n)) countArticle(db, n, -1)
  clear(db, n)
}

export function indexRecord(db: Database, n: number, record: Record): void {
  const current = !isReplaced(db, n)
  const nameNumbers = numbering(db, "name")
  const { names, changed } = indexEntities(db, n, record, nameNumbers)
  const said = record.statements.map((statement) => {
    const speaker = speakerOf(statement, record)
    return { statement, speaker, name: names.get(statement.source.entity ?? "") ?? null }
  })
  const words = wordsNames(
    db,
    new Set(said.flatMap(({ speaker, name }) => (name === null && speaker !== null ? [speaker] : []))),
    nameNumbers,
  )
  const numbers = numbering(db, "statement")
  const rows = said.map(({ statement, speaker, ...own }) => {
    const name = own.name ?? words.get(speaker ?? "") ?? null
    const content = contentOf(statement)
    const row = numbers()
    db.put(
      `INSERT INTO statement (n, article, id, name, current, stance, source_type, said, published, through, looked, speaker, content)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[row, n, statement.id, name, Number(current), statement.stance, statement.source.type],
      ...[statement.said?.value ?? null, record.article.published, Number(statement.via.length > 0)],
      ...[Number(statement.judged !== undefined), speaker, content],
    )
    return { row, texts: [speaker, content] }
  })
  for (const { row, texts } of rows) db.words.keep("statement_words", row, texts)
  keepDoubts(db, n, record)
  // What a version says that a later one replaced is found when it is asked for, but neither counted nor worked through.
  if (current) {
    for (const { code, span } of record.notes)
      db.put("INSERT INTO note (article, code, text) VALUES (?, ?, ?)", n, code, span?.text ?? null)
    countArticle(db, n, 1)
  }
  countClusters(db, changed)
}

const isReplaced = (db: Database, n: number) =>
  db.get("SELECT 1 FROM article WHERE n = ? AND revised_by IS NOT NULL", n) !== undefined

function clear(db: Database, n: number): void {
  for (const table of ["note", "statement", "appearance"]) db.run(`DELETE FROM ${table} WHERE article = ?`, n)
}

function speakerOf({ source }: Statement, { entities }: Record): string | null {
  const entity = entities.find(({ id }) => id === source.entity)
  return entity?.name ?? (source.spans.length ? source.spans.map(({ text }) => text).join(" … ") : null)
}

const contentOf = ({ content }: Statement) => content.spans.map(({ text }) => text).join(" … ")

/** Which of an article's statements somebody judged of: that may change where nothing else does. */
export function markLooked(db: Database, n: number, { statements }: Record): void {
  for (const { id, judged } of statements)
    db.run(
      "UPDATE statement SET looked = ?3 WHERE article = ?1 AND id = ?2 AND looked <> ?3",
      n,
      id,
      Number(judged !== undefined),
    )
}
