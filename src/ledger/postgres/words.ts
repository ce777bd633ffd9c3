/**
 * Words in PostgreSQL: its own index of words (tsvector), with the words that SQLite's would have, so that both find the same, in the same order, and show the same of it. A match is a tsquery:
 * its words are letters and digits, so nothing in it is syntax.
 */
import type { Database } from "../sql/database.ts"
import { RANKED, type RankedTable, type Term, type Words } from "../sql/words.ts"
import { type Instance, snippetOf } from "./snippet.ts"
import { type Token, tokensOf } from "./tokens.ts"

/** Of its columns the first has the weight A, the second B. */
const WEIGHTS = ["A", "B", "C"] as const

const COLUMN_WEIGHTS: { [column: string]: string } = { words: "A", speaker: "B", outlet: "C" }

const STEMMED: ReadonlySet<string> = new Set(["article_words", "statement_words"])

/** PostgreSQL keeps places up to this one; and of a text so many bytes of words. */
const LAST_PLACE = 16_383
const MOST_BYTES = 900_000

export const wordsIn = (db: Database): Words => ({
  match(table, terms, column) {
    const isStemmed = STEMMED.has(table)
    const weight = column === undefined ? "" : (COLUMN_WEIGHTS[column] ?? "")
    const phrases = terms.flatMap((term) => phraseOf(term, isStemmed, weight) ?? [])
    return phrases.length === 0 ? null : phrases.join(" & ")
  },
  keep(table, row, texts) {
    const { words, size } = vectorOf(texts, STEMMED.has(table))
    db.put(`INSERT INTO ${table} (rowid, size, words) VALUES (?, ?, CAST(? AS tsvector))`, row, size, words)
  },
  best(table, match, rows, { limit, skip }) {
    const asked: Asked = { table, match, rows, phrases: phrasesIn(match), ...standingOf(db, table, match) }
    if (rows.length > FEW && asked.phrases.every(({ length }) => length === 1))
      return bestByCounts(db, asked, limit, skip)
    return [...scoresOf(db, asked)]
      .toSorted(([a, x], [b, y]) => y - x || a - b)
      .slice(skip, skip + limit)
      .map(([row]) => row)
  },
  snippets(table, match, rows) {
    const phrases = phrasesIn(match)
    return textsOf(db, table, rows).map((texts) => shownOf(texts, phrases, RANKED[table].shown))
  },
})

function shownOf(texts: readonly string[], phrases: readonly Wanted[][], shown: number | null): string | undefined {
  const columns = texts.map((text) => {
    const tokens = tokensOf(text, true)
    return { text, tokens, instances: instancesIn(phrases, tokens) }
  })
  const isThere = (phrase: number) => columns.some(({ instances }) => instances.some((each) => each.phrase === phrase))
  return phrases.every((_, phrase) => isThere(phrase)) ? snippetOf(columns, shown) : undefined
}

function phraseOf({ text, isBeginning }: Term, isStemmed: boolean, weight: string): string | null {
  const tokens = tokensOf(text, isStemmed)
  const written = tokens.map(({ word }, i) => {
    const marks = `${isBeginning && i === tokens.length - 1 ? "*" : ""}${weight}`
    return `'${word}'${marks && `:${marks}`}`
  })
  if (written.length === 0) return null
  return written.length === 1 ? (written[0] ?? null) : `(${written.join(" <-> ")})`
}

interface Wanted {
  word: string
  isBeginning: boolean
}

/** What `match` made. */
const phrasesIn = (match: string): Wanted[][] =>
  match.split(" & ").map((phrase) =>
    Array.from(phrase.matchAll(/'([^']*)'(:\*)?/g), ([, word = "", beginning]) => ({
      word,
      isBeginning: beginning !== undefined,
    })),
  )

const isWord = ({ word, isBeginning }: Wanted, found: string) => (isBeginning ? found.startsWith(word) : found === word)

function instancesIn(phrases: readonly Wanted[][], tokens: readonly Token[]): Instance[] {
  const found: Instance[] = []
  for (let at = 0; at < tokens.length; at++)
    for (const [phrase, wanted] of phrases.entries())
      if (wanted.every((each, i) => isWord(each, tokens[at + i]?.word ?? "")))
        found.push({ phrase, at, length: wanted.length })
  return found
}

/** A place for each word; the columns' apart, so that no phrase goes from one into the next. */
function vectorOf(texts: readonly (string | null)[], isStemmed: boolean): { words: string; size: number } {
  const places = new Map<string, string[]>()
  let [size, bytes, first] = [0, 0, 1]
  for (const [column, text] of texts.entries()) {
    const tokens = tokensOf(text ?? "", isStemmed)
    for (const [i, { word }] of tokens.entries()) {
      const place = `${Math.min(LAST_PLACE, first + i)}${WEIGHTS[column] ?? "D"}`
      const known = places.get(word)
      if (known) known.push(place)
      else if (bytes < MOST_BYTES) places.set(word, [place])
      bytes += known ? 2 : Buffer.byteLength(word) + 8
    }
    size += tokens.length
    first += tokens.length + 1
  }
  return { words: Array.from(places, ([word, at]) => `'${word}':${at.join(",")}`).join(" "), size }
}

function textsOf(db: Database, table: RankedTable, rows: readonly number[]): string[][] {
  const from =
    table === "article_words" ? "n, title AS a, text AS b FROM article" : "n, speaker AS a, content AS b FROM statement"
  const found = db.all<{ n: number; a: string | null; b: string }>(
    `SELECT ${from} WHERE n IN (SELECT value FROM numbers(?))`,
    JSON.stringify(rows),
  )
  const byRow = new Map(found.map(({ n, a, b }) => [n, [a ?? "", b]]))
  return rows.map((n) => byRow.get(n) ?? ["", ""])
}

/** How often a word counts at most, and what longer texts count less: S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with SQLite's numbers. */
const [K1, B] = [1.2, 0.75]
const LEAST_IDF = 1e-6

/** Letters. */
const KEPT_BEGINNINGS: ReadonlySet<number> = new Set([3, 4])

/** Behind all letters that words begin with. */
const LAST_LETTER = "\u{10ffff}"

/** Of so many rows, the words themselves are looked into; of more, how often each has them is asked of an index. */
const FEW = 30

interface Asked {
  table: RankedTable
  match: string
  rows: readonly number[]
  phrases: readonly Wanted[][]
  /** of each phrase */
  rarity: readonly number[]
  /** words of a row */
  average: number
}

function standingOf(db: Database, table: RankedTable, match: string): { rarity: number[]; average: number } {
  const counted = db.several<{ n: number; rows: number; size: number }>(
    `SELECT (SELECT count(*) FROM ${table} WHERE ${table} MATCH ?) AS n, rows, size FROM words_total WHERE of = ?`,
    match.split(" & ").map((query) => [query, table]),
  )
  const rarity = counted.map(([{ n, rows } = NOTHING]) => {
    return Math.max(Math.log((rows - n + 0.5) / (n + 0.5)), 0) || LEAST_IDF
  })
  const { rows, size } = counted[0]?.[0] ?? NOTHING
  return { rarity, average: size / rows }
}

const NOTHING = { n: 0, rows: 0, size: 0 }

/** By the index of how often each word stands in each row: phrases of one word each. */
function bestByCounts(db: Database, asked: Asked, limit: number, skip: number): number[] {
  const { table, rows, phrases, rarity, average } = asked
  const [first, second] = RANKED[table].weights
  const counted = phrases.map(([wanted = { word: "", isBeginning: false }], i) => ({
    sql: `p${i} AS MATERIALIZED (
      SELECT w.rowid, w.size, CAST(sum(k.a * ${first} + k.b * ${second}) AS double precision) AS f
      FROM ${table}_key k CROSS JOIN LATERAL (
        SELECT rowid, size FROM ${table} x WHERE word_keys(x.words) @> ARRAY[k.word || chr(1) || k.a || ',' || k.b]) w
      WHERE ${keysOf(wanted).sql} GROUP BY w.rowid, w.size)`,
    values: keysOf(wanted).values,
    score: `CAST(? AS double precision) * ((p${i}.f * ${K1 + 1}) / (p${i}.f + ${K1} * (${1 - B} + ${B} * p0.size / CAST(? AS double precision))))`,
  }))
  const joined = phrases.map((_, i) => (i === 0 ? "p0" : `JOIN p${i} ON p${i}.rowid = p0.rowid`))
  return db
    .all<{ rowid: number }>(
      `WITH ${counted.map(({ sql }) => sql).join(", ")}
       SELECT p0.rowid FROM ${joined.join(" ")} WHERE p0.rowid IN (SELECT value FROM numbers(?))
       ORDER BY ${counted.map(({ score }) => score).join(" + ")} DESC, p0.rowid LIMIT ? OFFSET ?`,
      ...counted.flatMap(({ values }) => values),
      JSON.stringify(rows),
      ...rarity.flatMap((each) => [each, average]),
      ...[limit, skip],
    )
    .map(({ rowid }) => rowid)
}

/** Which keys stand for a word; beginnings of some lengths have their own. */
function keysOf({ word, isBeginning }: Wanted): { sql: string; values: string[] } {
  if (!isBeginning) return { sql: "k.word = ?", values: [word] }
  if (KEPT_BEGINNINGS.has([...word].length)) return { sql: "k.word = ?", values: [`${word}*`] }
  return { sql: "k.word >= ? AND k.word < ? AND k.word NOT LIKE '%*'", values: [word, word + LAST_LETTER] }
}

interface Found {
  row: number
  size: number
  word: string
  places: number[]
  weights: string[]
}

/** Of the rows that match, by BM25: the higher, the better. */
function scoresOf(db: Database, { table, match, rows, phrases, rarity, average }: Asked): Map<number, number> {
  const scores = new Map<number, number>()
  for (const [row, { size, words }] of wordsOf(db, table, match, rows)) {
    const frequency = phrases.map((phrase) => frequencyOf(phrase, words, RANKED[table].weights))
    const score = frequency.reduce(
      (sum, f, i) => sum + (rarity[i] ?? 0) * ((f * (K1 + 1)) / (f + K1 * (1 - B + (B * size) / average))),
      0,
    )
    scores.set(row, score)
  }
  return scores
}

interface Row {
  size: number
  /** of each word, its places and their columns */
  words: Map<string, readonly (readonly [place: number, column: number])[]>
}

/** Of rows that match, the words that are looked for. */
function wordsOf(db: Database, table: RankedTable, match: string, rows: readonly number[]): Map<number, Row> {
  const wanted = phrasesIn(match).flat()
  const whole = wanted.filter(({ isBeginning }) => !isBeginning).map(({ word }) => word)
  const beginnings = wanted.filter(({ isBeginning }) => isBeginning).map(({ word }) => word)
  const found = db.all<Found>(
    `SELECT w.rowid AS row, w.size, l.lexeme AS word, l.positions AS places, l.weights
     FROM ${table} w CROSS JOIN LATERAL unnest(w.words) AS l (lexeme, positions, weights)
     WHERE w.rowid IN (SELECT value FROM numbers(?)) AND w.words @@ CAST(? AS tsquery)
       AND (l.lexeme IN (SELECT value FROM texts(?))${beginnings.map(() => " OR starts_with(l.lexeme, ?)").join("")})`,
    ...[JSON.stringify(rows), match, JSON.stringify(whole), ...beginnings],
  )
  const byRow = new Map<number, Row>()
  for (const { row, size, word, places, weights } of found) {
    const own = byRow.get(row) ?? { size, words: new Map() }
    own.words.set(
      word,
      places.map((place, i) => [place, WEIGHTS.indexOf(weights[i] as "A")] as const),
    )
    byRow.set(row, own)
  }
  return byRow
}

/** How often a phrase stands in a row, each time counted as its column weighs. */
function frequencyOf(phrase: readonly Wanted[], words: Row["words"], weights: readonly number[]): number {
  const placesOf = (wanted: Wanted) => [...words].flatMap(([word, places]) => (isWord(wanted, word) ? places : []))
  const [first, ...others] = phrase.map(placesOf)
  const sets = others.map((places) => new Set(places.map(([place]) => place)))
  return (first ?? [])
    .filter(([place]) => sets.every((places, i) => places.has(place + i + 1)))
    .reduce((sum, [, column]) => sum + (weights[column] ?? 0), 0)
}
