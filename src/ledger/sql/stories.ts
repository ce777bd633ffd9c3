/** Told stories, listed and unpacked. */
import { z } from "zod"
import type { Story } from "../../record/index.ts"
import type { Page } from "../page.ts"
import type { StoryListed, StoryQuery } from "../told.ts"
import {
  amongBetween,
  BOUNDS,
  type Bounds,
  conditionsOf,
  fromOf,
  type Having,
  isCommon,
  plainOf,
} from "./claim-conditions.ts"
import { cursorOf, keyIn, pageOf } from "./cursor.ts"
import type { Database } from "./database.ts"
import { ArticleId } from "./rows.ts"
import { unpackedStory } from "./story-body.ts"

const LIMIT = 20

const ListedRow = z.object({
  id: ArticleId,
  headline: z.string(),
  articles: z.int(),
  outlets: z.int(),
  claims: z.int(),
  changes: z.int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  published: z.string().nullable(),
  newest: z.int(),
})

type ListedRow = z.infer<typeof ListedRow>

const COLUMNS = "id, headline, articles, outlets, claims, changes, first, last, published, newest"

/** Those with the newest article first, those without any day last. */
export function stories(
  db: Database,
  { having, changing, limit = LIMIT, cursor }: StoryQuery,
  bounds = BOUNDS,
): Page<StoryListed> {
  const after = cursor === undefined ? null : keyIn("stories", [z.string().nullable(), z.number()], cursor)
  const conditions = having && Object.keys(having).length ? conditionsOf(db, having, bounds.many) : null
  const asked = conditions ? fromOf(conditions, "claim_weight") : null
  const among = asked ? `AND +s.n IN (SELECT c.story FROM ${asked.from} WHERE ${asked.where})` : ""
  const select = (columns: string, place: string, among: string) =>
    `SELECT ${columns} FROM story s INDEXED BY ${changing ? "story_changing" : "story_newest"}
     WHERE ${place} ${changing ? "AND changes > 0" : ""} ${among} ORDER BY published DESC NULLS LAST, newest DESC LIMIT ?`
  const rows = (place: string, values: readonly (string | number | null)[], most: number): ListedRow[] => {
    const soon =
      conditions && isCommon(conditions) ? walked(db, conditions, select("n", place, ""), values, most, bounds) : null
    return (
      soon?.flatMap((n) => db.rows(ListedRow, `SELECT ${COLUMNS} FROM story WHERE n = ?`, n)) ??
      db.rows(ListedRow, select(COLUMNS, place, among), ...values, ...(asked?.values ?? []), most)
    )
  }
  const dated =
    after === null
      ? rows("published IS NOT NULL", [], limit + 1)
      : after[0] === null
        ? []
        : rows("(published, newest) < (?, ?)", after, limit + 1)
  const beyond = after !== null && after[0] === null ? after[1] : Number.MAX_SAFE_INTEGER
  const left = limit + 1 - dated.length
  const undated = left > 0 ? rows("published IS NULL AND newest < ?", [beyond], left) : []
  return pageOf(
    [...dated, ...undated],
    limit,
    ({ published, newest }) => cursorOf("stories", [published, newest]),
    ({ published: _, newest: __, ...listed }) => listed,
  )
}

/** The first stories with a claim that has what very many have; null where they are not soon met. */
function walked(
  db: Database,
  conditions: Having,
  sql: string,
  values: readonly (string | number | null)[],
  most: number,
  { lookedUp }: Bounds,
): number[] | null {
  const { sql: where, values: plain } = plainOf(conditions)
  const found: number[] = []
  let seen = 0
  for (const { n } of db.each<{ n: number }>(sql, ...values, lookedUp)) {
    seen++
    const claims = db.all<{ n: number }>(
      `SELECT c.n FROM claim c INDEXED BY claim_story WHERE c.story = ? AND ${where} ORDER BY c.n`,
      ...[n, ...plain],
    )
    const [first, last] = [claims[0], claims.at(-1)]
    if (!first || !last) continue
    const among = amongBetween(db, conditions, first.n, last.n)
    if (claims.some((claim) => among.has(claim.n))) found.push(n)
    if (found.length === most) return found
  }
  return seen < lookedUp ? found : null
}

/** The story that is told of an article. */
export function storyOfArticle(db: Database, article: string): Story | null {
  const sql = "SELECT t.story FROM article a JOIN told t ON t.article = a.n WHERE a.id = ?"
  const row = db.get<{ story: number }>(sql, article)
  return row ? storyIn(db, row.story) : null
}

const BodyRow = z.object({ body: z.instanceof(Uint8Array) })

/** @throws {LedgerError} when it is none */
export function storyIn(db: Database, n: number): Story | null {
  const row = db.row(BodyRow, "SELECT body FROM story WHERE n = ?", n)
  if (!row) return null
  const texts = db.rows(
    TextRow,
    "SELECT a.id, a.text FROM told t INDEXED BY told_story CROSS JOIN article a ON a.n = t.article WHERE t.story = ?",
    n,
  )
  try {
    return unpackedStory(row.body, new Map(texts.map(({ id, text }) => [id, text])))
  } catch (cause) {
    throw db.damaged(`story ${n} is none`, cause)
  }
}

const TextRow = z.object({ id: ArticleId, text: z.string() })
