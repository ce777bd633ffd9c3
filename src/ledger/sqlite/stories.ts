/** Told stories, listed and unpacked. */
import { inflateRawSync } from "node:zlib"
import { z } from "zod"
import { Story } from "../../record/index.ts"
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
     WHERE ${place} ${changing ? "AND changes > 0" : ""} ${among} ORDER BY published DESC, newest DESC LIMIT ?`
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

/** A story says of each article far less than this for each character; what says more is made to fill the memory. */
const BYTES_A_CHARACTER = 256
const BYTES_AT_LEAST = 1 << 20

const BodyRow = z.object({ body: z.instanceof(Uint8Array), characters: z.int() })

/** @throws {LedgerError} when it is none */
export function storyIn(db: Database, n: number): Story | null {
  const row = db.row(
    BodyRow,
    `SELECT body, (SELECT coalesce(sum(length(a.text)), 0) FROM told t JOIN article a ON a.n = t.article WHERE t.story = s.n) AS characters
     FROM story s WHERE n = ?`,
    n,
  )
  if (!row) return null
  try {
    const maxOutputLength = BYTES_AT_LEAST + BYTES_A_CHARACTER * row.characters
    const story = JSON.parse(inflateRawSync(row.body, { maxOutputLength }).toString())
    Story.parse(story)
    return story
  } catch (cause) {
    throw db.damaged(`story ${n} is none`, cause)
  }
}
