/**
 * Moving a ledger from what keeps it to another: all rows, some at a time, each time with how far it came. So a move that was broken off goes on where it was, with nothing lost and nothing twice; and
 * until it has ended, what it goes into is no ledger for anybody else.
 */
import { LedgerError } from "../errors.ts"
import type { Database, Value } from "../sql/database.ts"
import { wordsOfName } from "../sql/names.ts"
import { TABLES, type Table } from "./tables.ts"

/** Few enough that one that is killed has lost little, and many enough that the disk is seldom waited for. */
const AT_ONCE = 200

export interface Moving {
  from: Database
  to: Database
  /** is told how many articles are there */
  progress(articles: number): void
}

/**
 * Nobody else writes to either meanwhile.
 *
 * @returns how many articles and judgements are there
 * @throws {LedgerError} when `to` is another's ledger, or `from` was written to since the move began
 */
export function move({ from, to, progress }: Moving): { articles: number; judgements: number } {
  from.hold()
  from.settle()
  const last = changeOf(from)
  begin(from, to, last)
  for (const table of TABLES) {
    let after = placeIn(to, table)
    while (after !== "all") {
      const place = after
      after = to.transaction(() => some(from, to, table, place))
      if (table.name === "article") progress(count(to, "article"))
    }
  }
  from.settle()
  if (changeOf(from) !== last) throw written(from, to)
  to.transaction(() => end(from, to))
  return { articles: count(to, "article"), judgements: count(to, "judgement") }
}

const count = (db: Database, table: string) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0
const changeOf = (db: Database) => db.get<{ n: number }>("SELECT n FROM change")?.n ?? 0

/** The key of the last row of a table that was moved; null: none was yet; all: every one was. */
type Place = readonly Value[] | null | "all"

function begin(from: Database, to: Database, last: number): void {
  const source = from.path
  if (!to.isMoving()) {
    if (changeOf(to) > 0 || count(to, "article") > 0)
      throw new LedgerError({
        what: "it holds something already",
        where: to.path,
        next: "give one that is not there yet, or empty",
      })
    to.transaction(() => {
      to.run("DELETE FROM kind")
      to.run("CREATE TABLE moving (name TEXT NOT NULL, upto TEXT NOT NULL)")
      to.run("INSERT INTO moving (name, upto) VALUES (?, ?)", SOURCE, JSON.stringify([source, last]))
    })
    return
  }
  const known = placeOf(to, SOURCE)
  if (!Array.isArray(known) || known[0] !== source)
    throw new LedgerError({
      what: `${known?.[0] ?? "another ledger"} is being moved into it`,
      where: to.path,
      next: "go on with that, or give another to move to",
    })
  if (known[1] !== last) throw written(from, to)
}

const written = (from: Database, to: Database) =>
  new LedgerError({
    what: "it was written to after the move had begun",
    where: from.path,
    next: `take out ${to.path}, which has half of it, and move again`,
  })

/** Stands for the source among the tables. */
const SOURCE = "*"

function placeOf(to: Database, name: string): Place {
  const row = to.get<{ upto: string }>("SELECT upto FROM moving WHERE name = ?", name)
  return row ? JSON.parse(row.upto) : null
}

const placeIn = (to: Database, { name }: Table): Place => placeOf(to, name)

/** Moves the next rows of a table, and keeps how far it came. */
function some(from: Database, to: Database, table: Table, after: readonly Value[] | null): Place {
  const { name, key, columns } = table
  const all = [...key, ...columns]
  const marks = (of: readonly unknown[]) => of.map(() => "?").join(", ")
  const where = after === null ? "" : `WHERE (${key.join(", ")}) > (${marks(key)})`
  const rows = from.all<{ [column: string]: Value }>(
    `SELECT ${all.join(", ")} FROM ${name} ${where} ORDER BY ${key.join(", ")} LIMIT ${AT_ONCE}`,
    ...(after ?? []),
  )
  const fieldOf = (row: { [column: string]: Value }, column: string) => row[column.replaceAll('"', "")] ?? null
  for (const row of rows) {
    to.put(
      `INSERT INTO ${name} (${all.join(", ")}) VALUES (${marks(all)})`,
      ...all.map((column) => fieldOf(row, column)),
    )
    keepWords(to, name, row)
  }
  const last = rows.at(-1)
  const place: Place = last && rows.length === AT_ONCE ? key.map((column) => fieldOf(last, column)) : "all"
  to.run("DELETE FROM moving WHERE name = ?", name)
  to.run("INSERT INTO moving (name, upto) VALUES (?, ?)", name, JSON.stringify(place))
  return place
}

const text = (value: Value | undefined) => (typeof value === "string" ? value : null)

function keepWords(to: Database, table: string, row: { [column: string]: Value }): void {
  const n = Number(row.n)
  if (table === "article") to.words.keep("article_words", n, [text(row.title), text(row.text)])
  if (table === "statement") to.words.keep("statement_words", n, [text(row.speaker), text(row.content)])
  if (table === "name") to.words.keep("name_words", n, [wordsOfName(text(row.name) ?? "", text(row.key) ?? "")])
}

/** What points from earlier rows to later ones; jobs that were kept elsewhere; and that whoever kept an answer asks again. */
function end(from: Database, to: Database): void {
  const revised = from.all<{ n: number; revised_by: number }>(
    "SELECT n, revised_by FROM article WHERE revised_by IS NOT NULL ORDER BY n",
  )
  for (const { n, revised_by } of revised) to.put("UPDATE article SET revised_by = ? WHERE n = ?", revised_by, n)
  for (const { n, key, about, asked_at, work } of from.waiting())
    to.put(
      "INSERT INTO job (n, key, state, tries, about, asked_at, articles, faults, work) VALUES (?, ?, 'queued', 0, ?, ?, '[]', '[]', ?)",
      ...[n, key, about, asked_at, work],
    )
  const last = changeOf(from) + 1
  to.put("UPDATE change SET n = ?", last)
  to.put("DELETE FROM touched")
  to.put("INSERT INTO touched (subject, n) VALUES ('*', ?)", last)
  to.run("DROP TABLE moving")
  to.numberOn()
}
