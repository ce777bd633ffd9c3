/** Names over all articles: which article's entity is which name, which names are joined and why, and who is one in the end. */
import { LimitError, type PairVerdict, type Record } from "../../record/index.ts"
import { clustersOf, type Edge } from "../names/clusters.ts"
import { blocksOf, compare, JOINS_AT } from "../names/features.ts"
import { folded, type Name, type NameClass, nameOf } from "../names/key.ts"
import type { Database } from "./database.ts"

/** Names that share a block with more than so many others are compared with the first ones only. */
const LARGEST_BLOCK = 200
/** Nobody is written in more ways: deciding who is one takes time by how many names hang together, with each that comes and each that is judged. */
const MOST_TOGETHER = 300
/** Verdicts on one name, all of which are looked at with each that comes. */
const MOST_JUDGED = 1000

interface NameRow {
  n: number
  id: string
  class: NameClass
  key: string
  cluster: string
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
  return { names, changed: settle(db, touched).changed }
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
  db.words.keep("name_words", n, [`${folded(name)} ${key.replace(/ @[0-9a-f]+$/, "")}`])
  return n
}

function addName(db: Database, made: Name, name: string, type: string): number {
  const { id, class: kind, key, shared } = made
  const n = insertName(db, made, name, type)
  if (!shared) return n
  const clusters = new Set<string>()
  let together = 1
  for (const block of blocksOf(kind, key)) {
    db.run("INSERT OR IGNORE INTO name_block (block, name) VALUES (?, ?)", block, n)
    const others = db.all<NameRow>(
      "SELECT m.n, m.id, m.class, m.key, m.cluster FROM name_block k JOIN name m ON m.n = k.name WHERE k.block = ? AND m.n <> ? LIMIT ?",
      ...[block, n, LARGEST_BLOCK],
    )
    for (const other of others) {
      const why = whyOne(db, { n, class: kind, key }, other)
      if (why === null) continue
      const more = clusters.has(other.cluster) ? 0 : sizeOf(db, other.cluster)
      if (together + more > MOST_TOGETHER) continue
      clusters.add(other.cluster)
      together += more
      const [a = "", b = ""] = [id, other.id].sort()
      db.run(
        "INSERT INTO name_join (a, b, score, why) VALUES (?, ?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET score = excluded.score, why = excluded.why",
        ...[a, b, why.score, why.text],
      )
    }
  }
  return n
}

const sizeOf = (db: Database, cluster: string) =>
  db.get<{ n: number }>("SELECT count(*) AS n FROM name WHERE cluster = ?", cluster)?.n ?? 0

type Compared = Pick<NameRow, "n" | "class" | "key">

/** Null where two names are not taken for one. */
function whyOne(db: Database, x: Compared, y: Compared): { score: number; text: string } | null {
  if (x.class !== y.class) return null
  const { score, why } = compare({ class: x.class, a: x.key.split(" "), b: y.key.split(" ") })
  return score < JOINS_AT || areTogether(db, x.n, y.n) ? null : { score, text: JSON.stringify(why) }
}

/** One article names both, as two. */
const areTogether = (db: Database, x: number, y: number) =>
  db.get(
    "SELECT 1 FROM appearance p JOIN appearance q ON q.article = p.article WHERE p.name = ? AND q.name = ? LIMIT 1",
    ...[x, y],
  ) !== undefined

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

export interface Settled {
  /** clusters that names went into or out of, whose counts are no longer right */
  changed: Set<string>
  /** how many names were looked at */
  looked: number
}

/**
 * Decides again who is one, for these names and all that hang together with them: by joins, by judgements of `same`, and by what they were taken for before. A judgement of `different` counts
 * where both names hang together, and leads to no other.
 */
export function settle(db: Database, ids: Iterable<string>): Settled {
  const clusters = new Set<string>()
  const before = new Map<string, string>()
  const joins = new Map<string, Edge>()
  const judged = new Map<string, Edge & { verdict: string }>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (before.has(id)) continue
    const name = db.get<{ cluster: string }>("SELECT cluster FROM name WHERE id = ?", id)
    if (!name) continue
    before.set(id, name.cluster)
    for (const edge of joinsOf(db, id)) {
      joins.set(`${edge.a} ${edge.b}`, edge)
      open.push(edge.a, edge.b)
    }
    for (const verdict of verdictsOf(db, id)) {
      judged.set([verdict.a, verdict.b].sort().join(" "), verdict)
      if (verdict.verdict === "same") open.push(verdict.a, verdict.b)
    }
    if (clusters.has(name.cluster)) continue
    clusters.add(name.cluster)
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
  return { changed, looked: before.size }
}

/**
 * Decides again who is one after a judgement on two names.
 *
 * @throws {LimitError} when more hang together than anybody has names, or so much was judged of one that no more is heard
 */
export function settleJudged(db: Database, { a, b, verdict }: Pick<PairVerdict, "a" | "b" | "verdict">): Settled {
  const next = "undo some of it first: see hearsay judgements"
  for (const id of [a, b])
    if (verdictsOf(db, id).length > MOST_JUDGED)
      throw new LimitError({ what: `more than ${MOST_JUDGED} judgements speak of one name`, where: id, next })
  const settled = settle(db, [a, b])
  if (verdict === "same" && settled.looked > MOST_TOGETHER)
    throw new LimitError({ what: `more than ${MOST_TOGETHER} names would hang together`, where: `${a} ${b}`, next })
  return settled
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
