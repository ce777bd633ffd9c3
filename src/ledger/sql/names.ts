/** Names over all articles: which article's entity is which name, which names are joined and why, and who is one in the end. */
import { createHash } from "node:crypto"
import { LimitError, type PairVerdict, type Record } from "../../record/index.ts"
import { clustersOf, type Edge } from "../names/clusters.ts"
import { blocksOf, compare, JOINS_AT } from "../names/features.ts"
import { folded, type Name, type NameClass, nameOf } from "../names/key.ts"
import type { Database, Numbering } from "./database.ts"

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
  numbers: Numbering,
): { names: Map<string, number>; changed: Set<string> } {
  const names = new Map<string, number>()
  const touched = new Set<string>()
  const made = record.entities.map(({ name, type }) => nameOf(name, type, record.article.id))
  const known = rowsOf(
    db,
    made.map(({ id }) => id),
  )
  for (const [i, { id, name, type }] of record.entities.entries()) {
    const own = made[i]
    if (!own) continue
    if (!known.has(own.id)) touched.add(own.id)
    const n = known.get(own.id) ?? addName(db, own, { name, type }, numbers)
    known.set(own.id, n)
    db.put("INSERT INTO appearance (article, entity, name) VALUES (?, ?, ?)", article, id, n)
    names.set(id, n)
  }
  for (const id of partedBy(db, article)) touched.add(id)
  return { names, changed: settle(db, touched).changed }
}

/** Rows of those that are there, by their ids. */
const rowsOf = (db: Database, ids: readonly string[]) =>
  new Map(
    db
      .all<{ n: number; id: string }>(
        "SELECT n, id FROM name WHERE id IN (SELECT value FROM texts(?))",
        JSON.stringify(ids),
      )
      .map(({ n, id }) => [id, n]),
  )

/** The rows of words that name nobody: "a neighbour". They have a row so that all who speak are counted and found in one place. */
export function wordsNames(db: Database, words: ReadonlySet<string>, numbers: Numbering): Map<string, number> {
  if (words.size === 0) return new Map()
  const known = rowsOf(db, [...words].map(wordsId))
  const rowOf = (text: string) =>
    known.get(wordsId(text)) ??
    insertName(
      db,
      { id: wordsId(text), class: "words", key: folded(text), shared: false },
      { name: text, type: null },
      numbers,
    )
  return new Map(Array.from(words, (text) => [text, rowOf(text)]))
}

/** No name is so long; what is, is known by its beginning and a checksum. */
const LONGEST_ID = 600

const wordsId = (words: string) =>
  words.length <= LONGEST_ID
    ? `words ${words}`
    : `words ${words.slice(0, LONGEST_ID)} ${createHash("sha256").update(words).digest("hex")}`

/** What a name is found by: its words with titles and articles, which a key leaves out; and without the id of an article, which some keys end in. */
export const wordsOfName = (name: string, key: string): string => `${folded(name)} ${key.replace(/ @[0-9a-f]+$/, "")}`

function insertName(
  db: Database,
  { id, class: kind, key, shared }: Omit<Name, "class"> & { class: Name["class"] | "words" },
  { name, type }: { name: string; type: string | null },
  numbers: Numbering,
): number {
  const n = numbers()
  db.put(
    "INSERT INTO name (n, id, class, key, name, type, shared, cluster) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[n, id, kind, key, name, type, Number(shared), id],
  )
  db.put("INSERT INTO cluster (id, articles, statements) VALUES (?, 0, 0)", id)
  db.words.keep("name_words", n, [wordsOfName(name, key)])
  return n
}

function addName(db: Database, made: Name, written: { name: string; type: string }, numbers: Numbering): number {
  const { id, class: kind, key, shared } = made
  const n = insertName(db, made, written, numbers)
  if (!shared) return n
  const clusters = new Set<string>()
  let together = 1
  for (const block of blocksOf(kind, key)) {
    db.put("INSERT OR IGNORE INTO name_block (block, name) VALUES (?, ?)", block, n)
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
  /** the names that were looked at */
  looked: Set<string>
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
  const seen = new Set<string>()
  for (let open = new Set(ids); open.size > 0; ) {
    const names = db.all<{ id: string; cluster: string }>(
      "SELECT id, cluster FROM name WHERE id IN (SELECT value FROM texts(?))",
      JSON.stringify([...open]),
    )
    for (const id of open) seen.add(id)
    for (const { id, cluster } of names) before.set(id, cluster)
    const here = names.map(({ id }) => id)
    const next = new Set<string>()
    for (const edge of here.length > 0 ? joinsOf(db, here) : []) {
      joins.set(`${edge.a} ${edge.b}`, edge)
      next.add(edge.a).add(edge.b)
    }
    for (const verdict of here.length > 0 ? verdictsOf(db, here) : []) {
      judged.set([verdict.a, verdict.b].sort().join(" "), verdict)
      if (verdict.verdict === "same") next.add(verdict.a).add(verdict.b)
    }
    const fresh = new Set(names.flatMap(({ cluster }) => (clusters.has(cluster) ? [] : [cluster])))
    for (const id of membersOf(db, fresh)) next.add(id)
    for (const cluster of fresh) clusters.add(cluster)
    open = new Set([...next].filter((id) => !seen.has(id)))
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
  return { changed, looked: new Set(before.keys()) }
}

function membersOf(db: Database, clusters: ReadonlySet<string>): string[] {
  if (clusters.size === 0) return []
  const sql = "SELECT id FROM name WHERE cluster IN (SELECT value FROM texts(?))"
  return db.all<{ id: string }>(sql, JSON.stringify([...clusters])).map(({ id }) => id)
}

/**
 * Decides again who is one after judgements on pairs of names; those that hang together are looked at once.
 *
 * @throws {LimitError} when more hang together than anybody has names, or so much was judged of one that no more is heard
 */
export function settleJudged(db: Database, judged: readonly Pick<PairVerdict, "a" | "b" | "verdict">[]): Settled {
  const all: Settled = { changed: new Set(), looked: new Set() }
  const ids = new Set(judged.flatMap(({ a, b }) => [a, b]))
  for (const id of ids)
    if (verdictsOf(db, [id]).length > MOST_JUDGED)
      throw new LimitError({
        what: `more than ${MOST_JUDGED} judgements speak of one name`,
        where: id,
        next: UNDO_FIRST,
      })
  const settled = (some: Iterable<string>) => {
    const { changed, looked } = settle(db, some)
    for (const id of changed) all.changed.add(id)
    for (const id of looked) all.looked.add(id)
    return looked.size
  }
  for (const { a, b, verdict } of judged)
    if (verdict === "same" && !(all.looked.has(a) && all.looked.has(b)) && settled([a, b]) > MOST_TOGETHER)
      throw tooMany(a, b)
  settled([...ids].filter((id) => !all.looked.has(id)))
  return all
}

/** Why two names cannot be joined whatever else is judged: those that each is one with are too many together. Null: that is to be seen when they are settled. */
export function refusalOf(db: Database, { a, b }: Pick<PairVerdict, "a" | "b">): LimitError | null {
  const [left, right] = [clusterOf(db, a), clusterOf(db, b)]
  if (left === undefined || right === undefined || left === right) return null
  return sizeOf(db, left) + sizeOf(db, right) > MOST_TOGETHER ? tooMany(a, b) : null
}

const tooMany = (a: string, b: string) =>
  new LimitError({ what: `more than ${MOST_TOGETHER} names would hang together`, where: `${a} ${b}`, next: UNDO_FIRST })

const UNDO_FIRST = "undo some of it first: see hearsay judgements"

const clusterOf = (db: Database, id: string) =>
  db.get<{ cluster: string }>("SELECT cluster FROM name WHERE id = ?", id)?.cluster

const joinsOf = (db: Database, ids: readonly string[]) =>
  db.all<Edge>(
    `SELECT a, b, score FROM name_join WHERE a IN (SELECT value FROM texts(?1))
     UNION SELECT a, b, score FROM name_join WHERE b IN (SELECT value FROM texts(?1))`,
    JSON.stringify(ids),
  )

/** The judgements on each pair that have not been undone, the last one last. */
function verdictsOf(db: Database, ids: readonly string[]): (Edge & { verdict: string })[] {
  return db.all(
    `SELECT verdict, a, b, n AS score FROM judgement j WHERE about = 'entity' AND verdict IN ('same', 'different')
       AND n IN (SELECT n FROM judgement WHERE a IN (SELECT value FROM texts(?1)) UNION SELECT n FROM judgement WHERE b IN (SELECT value FROM texts(?1)))
       AND NOT EXISTS (SELECT 1 FROM judgement u WHERE u.verdict = 'undo' AND u.a = CAST(j.n AS TEXT)) ORDER BY at, n`,
    JSON.stringify(ids),
  )
}
