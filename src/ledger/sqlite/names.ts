/** Names over all articles: which article's entity is which name, which names are joined and why, and who is one in the end. */
import type { Record } from "../../record/index.ts"
import { clustersOf, type Edge } from "../names/clusters.ts"
import { blocksOf, compare, JOINS_AT } from "../names/features.ts"
import { folded, type Name, type NameClass, nameOf } from "../names/key.ts"
import type { Database } from "./database.ts"

/** Names that share a block with more than so many others are compared with the first ones only. */
const LARGEST_BLOCK = 200

interface NameRow {
  n: number
  id: string
  class: NameClass
  key: string
}

/**
 * Gives each entity of a record its name over all articles.
 *
 * @returns the name's row for each entity, and the clusters that names went into or out of
 */
export function indexEntities(
  db: Database,
  article: number,
  record: Record,
): { names: Map<string, number>; changed: Set<string> } {
  const names = new Map<string, number>()
  const touched = new Set<string>()
  for (const { id, name, type } of record.entities) {
    const made = nameOf(name, type, record.article.id)
    const known = db.get<{ n: number }>("SELECT n FROM name WHERE id = ?", made.id)
    if (!known) touched.add(made.id)
    const n = known?.n ?? addName(db, made, name, type)
    db.run("INSERT INTO appearance (article, entity, name) VALUES (?, ?, ?)", article, id, n)
    names.set(id, n)
  }
  for (const id of partedBy(db, article)) touched.add(id)
  return { names, changed: settle(db, touched) }
}

/** The row of words that name nobody: "a neighbour". They have a row so that all who speak are counted and found in one place. */
export function wordsName(db: Database, words: string): number {
  const id = `words ${words}`
  return (
    db.get<{ n: number }>("SELECT n FROM name WHERE id = ?", id)?.n ??
    insertName(db, { id, class: "words", key: folded(words), shared: false }, words, null)
  )
}

function insertName(
  db: Database,
  { id, class: kind, key, shared }: Omit<Name, "class"> & { class: Name["class"] | "words" },
  name: string,
  type: string | null,
): number {
  const n = db.run(
    "INSERT INTO name (id, class, key, name, type, shared, cluster) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ...[id, kind, key, name, type, Number(shared), id],
  )
  db.run("INSERT INTO cluster (id, articles, statements) VALUES (?, 0, 0)", id)
  // With titles and articles, which a key leaves out; and without the id of an article, which some keys end in.
  db.run("INSERT INTO name_words (rowid, words) VALUES (?, ?)", n, `${folded(name)} ${key.replace(/ @[0-9a-f]+$/, "")}`)
  return n
}

function addName(db: Database, made: Name, name: string, type: string): number {
  const { id, class: kind, key, shared } = made
  const n = insertName(db, made, name, type)
  if (!shared) return n
  for (const block of blocksOf(kind, key)) {
    db.run("INSERT OR IGNORE INTO name_block (block, name) VALUES (?, ?)", block, n)
    const others = db.all<NameRow>(
      "SELECT m.n, m.id, m.class, m.key FROM name_block k JOIN name m ON m.n = k.name WHERE k.block = ? AND m.n <> ? LIMIT ?",
      ...[block, n, LARGEST_BLOCK],
    )
    for (const other of others) join(db, { n, id, class: kind, key }, other)
  }
  return n
}

function join(db: Database, x: NameRow, y: NameRow): void {
  if (x.class !== y.class) return
  const together =
    db.get(
      "SELECT 1 FROM appearance p JOIN appearance q ON q.article = p.article WHERE p.name = ? AND q.name = ? LIMIT 1",
      x.n,
      y.n,
    ) !== undefined
  const { score, why } = compare({ class: x.class, a: x.key.split(" "), b: y.key.split(" "), together })
  if (score < JOINS_AT) return
  const [a = "", b = ""] = [x.id, y.id].sort()
  db.run("INSERT OR REPLACE INTO name_join (a, b, score, why) VALUES (?, ?, ?, ?)", a, b, score, JSON.stringify(why))
}

/** Names that were joined until this article named both of them, as two. */
function partedBy(db: Database, article: number): string[] {
  const parted = db.all<{ a: string; b: string }>(
    `SELECT j.a, j.b FROM appearance p JOIN name x ON x.n = p.name JOIN name_join j ON j.a = x.id
     JOIN name y ON y.id = j.b JOIN appearance q ON q.name = y.n AND q.article = p.article WHERE p.article = ?`,
    article,
  )
  for (const { a, b } of parted) db.run("DELETE FROM name_join WHERE a = ? AND b = ?", a, b)
  return parted.flatMap(({ a, b }) => [a, b])
}

/**
 * Decides again who is one, for these names and all that hang together with them.
 *
 * @returns the clusters that names went into or out of, whose counts are no longer right
 */
export function settle(db: Database, ids: Iterable<string>): Set<string> {
  const before = new Map<string, string>()
  const joins = new Map<string, Edge>()
  const judged = new Map<string, Edge & { verdict: string }>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (before.has(id)) continue
    const name = db.get<{ cluster: string }>("SELECT cluster FROM name WHERE id = ?", id)
    if (!name) continue
    before.set(id, name.cluster)
    for (const edge of joinsOf(db, id)) joins.set(`${edge.a} ${edge.b}`, edge)
    for (const verdict of verdictsOf(db, id)) judged.set([verdict.a, verdict.b].sort().join(" "), verdict)
    for (const { a, b } of [...joinsOf(db, id), ...verdictsOf(db, id)]) open.push(a, b)
    for (const { id: other } of db.all<{ id: string }>("SELECT id FROM name WHERE cluster = ?", name.cluster))
      open.push(other)
  }
  const verdicts = [...judged.values()]
  const same = verdicts.filter(({ verdict }) => verdict === "same")
  const different = verdicts.filter(({ verdict }) => verdict === "different")
  const changed = new Set<string>()
  for (const [id, cluster] of clustersOf(before.keys(), [...joins.values()], same, different)) {
    const old = before.get(id) ?? cluster
    if (old === cluster) continue
    db.run("UPDATE name SET cluster = ? WHERE id = ?", cluster, id)
    changed.add(old).add(cluster)
  }
  return changed
}

const joinsOf = (db: Database, id: string) =>
  db.all<Edge>(
    "SELECT a, b, score FROM name_join WHERE a = ? UNION SELECT a, b, score FROM name_join WHERE b = ?",
    id,
    id,
  )

/** The last judgement on each pair that has not been undone. */
function verdictsOf(db: Database, id: string): (Edge & { verdict: string })[] {
  return db.all(
    `SELECT verdict, a, b, n AS score FROM judgement j WHERE about = 'entity' AND verdict IN ('same', 'different') AND (a = ? OR b = ?)
     AND NOT EXISTS (SELECT 1 FROM judgement u WHERE u.verdict = 'undo' AND u.a = CAST(j.n AS TEXT)) ORDER BY at, n`,
    ...[id, id],
  )
}
