/**
 * Claims of told stories, listed, counted and found. Words that few claims have are looked up and what they find is ordered; where many have them, the list is gone through in
 * its order until there are enough.
 */
import { z } from "zod"
import { Claim, type Story } from "../../record/index.ts"
import type { Page } from "../page.ts"
import type { ClaimFound, ClaimListed, ClaimQuery } from "../told.ts"
import {
  amongBetween,
  amongFirst,
  BOUNDS,
  type Bounds,
  conditionsOf,
  fromOf,
  type Having,
  isCommon,
  plainOf,
} from "./claim-conditions.ts"
import { cursorOf, keyIn, pageOf } from "./cursor.ts"
import type { Database, Value } from "./database.ts"
import { ArticleId } from "./rows.ts"
import { storyIn } from "./stories.ts"
import { dayOf } from "./story-rows.ts"

const LIMIT = 20

const ORDERS = {
  weight: { column: "weight", index: "claim_weight" },
  outlets: { column: "spread", index: "claim_spread" },
  newest: { column: "last", index: "claim_last" },
} as const

/** @param bounds between few and many, which decide how claims are looked for, never which are found */
export function claims(db: Database, query: ClaimQuery, bounds = BOUNDS): Page<ClaimListed> {
  const { order = "weight", limit = LIMIT, cursor } = query
  const { column, index } = ORDERS[order]
  const having = conditionsOf(db, query, bounds.many)
  const after = cursor === undefined ? null : keyIn(`claims ${order}`, [z.number(), z.string()], cursor)
  const place = after ? `AND c.${column} <= ? AND (c.${column} < ? OR c.id > ?)` : ""
  const places = after ? [after[0], after[0], after[1]] : []
  const { from, where, values } = fromOf(having, index)
  const select = (from: string, where: string) =>
    `SELECT c.n, c.${column} AS key, c.id FROM ${from} WHERE ${where} ${place} ORDER BY c.${column} DESC, c.id LIMIT ?`
  const plain = plainOf(having)
  const rows =
    (isCommon(having) &&
      walked(
        db,
        having,
        select(`claim c INDEXED BY ${index}`, plain.sql),
        [...plain.values, ...places],
        limit + 1,
        bounds,
      )) ||
    db.all<Place>(select(from, where), ...values, ...places, limit + 1)
  const { items, next } = pageOf(
    rows,
    limit,
    ({ key, id }) => cursorOf(`claims ${order}`, [key, id]),
    ({ n }) => n,
  )
  return { items: listedOf(db, items), next }
}

interface Place {
  n: number
  key: number
  id: string
}

/** The first of a list that have what very many have; null where they are not soon met. */
function walked(
  db: Database,
  having: Having,
  sql: string,
  values: readonly Value[],
  most: number,
  { lookedUp }: Bounds,
): Place[] | null {
  const found: Place[] = []
  let seen = 0
  for (const row of db.each<Place>(sql, ...values, lookedUp)) {
    seen++
    if (amongBetween(db, having, row.n, row.n).size > 0) found.push(row)
    if (found.length === most) return found
  }
  return seen < lookedUp ? found : null
}

export function countClaims(db: Database, query: ClaimQuery): number {
  // However many have it, counting from the fewest takes the least.
  const { from, where, values } = fromOf(conditionsOf(db, query, Number.MAX_SAFE_INTEGER), "claim_weight")
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where}`, ...values)?.n ?? 0
}

/** So many are counted. */
const MOST_COUNTED = 10_000
/** And so many that stand first are looked at, where what is asked for has no list of its own. */
const MOST_SEEN = 50_000

/** @param most counted at most, and looked at */
export function countSomeClaims(
  db: Database,
  query: ClaimQuery,
  bounds = BOUNDS,
  { counted = MOST_COUNTED, seen = MOST_SEEN } = {},
): { counted: number; isAll: boolean } {
  const having = conditionsOf(db, query, bounds.many)
  const plain = plainOf(having)
  if (having.plain.length === 0 && having.among.length === 0) return { counted: countClaims(db, query), isAll: true }
  const count = (from: string, where: string, values: readonly Value[]) =>
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ?) counted`,
      ...values,
      counted + 1,
    )?.n ?? 0
  const upTo = (n: number, isWhole = true) => ({ counted: Math.min(n, counted), isAll: isWhole && n <= counted })
  if (isCommon(having)) {
    const common = JSON.stringify([...amongFirst(db, having, bounds.many)])
    const from = "numbers(?) j CROSS JOIN claim c ON c.n = j.value"
    return upTo(count(from, plain.sql, [common, ...plain.values]), false)
  }
  if (having.rare) {
    const { from, where, values } = fromOf(having, "claim_weight")
    return upTo(count(from, where, values))
  }
  const isWhole = db.get("SELECT 1 FROM claim LIMIT 1 OFFSET ?", seen) === undefined
  const first = "(SELECT * FROM claim INDEXED BY claim_weight ORDER BY weight DESC, id LIMIT ?) c"
  return upTo(count(first, plain.sql, [seen, ...plain.values]), isWhole)
}

const Flag = z.int().transform((value) => value === 1)
const Day = z.int().transform(dayOf)

const ListedRow = z.object({
  id: Claim.shape.id,
  text: z.string(),
  independent: z.int(),
  atLeast: z.int(),
  heardBy: z.int(),
  outlets: z.int(),
  articles: z.int(),
  disputed: Flag,
  circular: Flag,
  changed: Flag,
  interested: Flag,
  first: Day,
  last: Day,
  story: ArticleId,
})

function listedOf(db: Database, rows: readonly number[]): ClaimListed[] {
  const found = db.several<unknown>(
    `SELECT c.id, c.text, c.independent, c.at_least AS atLeast, c.heard_by AS heardBy, c.outlets, c.articles, c.disputed, c.circular,
       c.changed, c.interested, c.first, c.last, s.id AS story
     FROM claim c JOIN story s ON s.n = c.story WHERE c.n = ?`,
    rows.map((n) => [n]),
  )
  return found.map(([row]) => {
    if (row === undefined) throw db.damaged("a claim has no story")
    return db.checked(ListedRow, row)
  })
}

const ClaimId = /^[0-9a-f]{6,12}$/

/** By its id, the beginning of one that only one has, or an id that it had. */
export function claim(db: Database, id: string): ClaimFound | null {
  if (!ClaimId.test(id)) return null
  const rows = db.all<{ id: string; story: number }>(
    "SELECT DISTINCT id, story FROM claim WHERE id >= ? AND id < ? ORDER BY id LIMIT 2",
    ...[id, `${id}g`],
  )
  const [only, other] = rows
  if (only && (only.id === id || !other)) return found(storyIn(db, only.story), only.id)
  return only ? null : atFormerPlace(db, id)
}

/** As many as anybody would read. */
const MOST_IDS = 20

export function idsFrom(db: Database, beginning: string): { articles: string[]; claims: string[] } {
  if (!/^[0-9a-f]{1,64}$/.test(beginning)) return { articles: [], claims: [] }
  const from = (table: string) =>
    db
      .all<{ id: string }>(
        `SELECT DISTINCT id FROM ${table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ${MOST_IDS}`,
        ...[beginning, `${beginning}g`],
      )
      .map(({ id }) => id)
  return { articles: from("article"), claims: from("claim") }
}

const found = (story: Story | null, id: string): ClaimFound | null => {
  const claim = story?.claims.find((each) => each.id === id)
  return story && claim ? { story, claim } : null
}

/** The claim that holds the place now where one of that id had its first carrier. */
function atFormerPlace(db: Database, id: string): ClaimFound | null {
  const row = db.get<{ article: string; story: number; start: number; end: number }>(
    `SELECT a.id AS article, t.story, f.start, f."end" FROM former f CROSS JOIN article a ON a.n = f.article
     CROSS JOIN told t ON t.article = f.article WHERE f.id = ?`,
    id,
  )
  const story = row ? storyIn(db, row.story) : null
  if (!row || !story) return null
  let best: { claim: ClaimFound["claim"]; shared: number } | null = null
  for (const claim of story.claims)
    for (const [i, { article, span, relation }] of claim.statements.entries()) {
      if (article !== row.article || relation !== "carries") continue
      // Of two that have it, the one that begins with it.
      const shared = Math.min(span.end, row.end) - Math.max(span.start, row.start) - (i > 0 ? 0.5 : 0)
      if (shared > (best?.shared ?? 0)) best = { claim, shared }
    }
  return best ? { story, claim: best.claim } : null
}
