/** What people want to be told of, and how its claims stood when they were last looked at. */
import { z } from "zod"
import { SourceType, Stance } from "../../../record/index.ts"
import type { KeptClaim, Mark, Saved, SavedQuery } from "../../watches.ts"
import type { Database } from "../database.ts"
import { articleFilters, statementFilters } from "../filters.ts"
import { ArticleId } from "../rows.ts"
import { matchOf } from "../words.ts"

const words = z.string().exactOptional()
const Wanted = z.union([
  z.strictObject({
    search: z.strictObject({
      words,
      speaker: words,
      outlet: words,
      stance: Stance.exactOptional(),
      sourceType: SourceType.exactOptional(),
    }),
  }),
  z.strictObject({ claim: z.string(), text: z.string() }),
])

const SavedRow = z.object({
  n: z.int(),
  wanted: z.string(),
  webhook: z.string().nullable(),
  upto_article: z.int(),
  upto_judgement: z.int(),
  at: z.string(),
})

export function save(
  db: Database,
  { wanted, webhook, upto }: Omit<Saved, "number" | "at">,
  claims: readonly KeptClaim[],
  at: string,
): Saved {
  const number = db.run(
    "INSERT INTO saved (wanted, webhook, upto_article, upto_judgement, at) VALUES (?, ?, ?, ?, ?)",
    ...[JSON.stringify(wanted), webhook, upto.article, upto.judgement, at],
  )
  keepClaims(db, number, claims)
  return { number, wanted, webhook, upto, at }
}

export const saved = (db: Database): Saved[] =>
  db.rows(SavedRow, "SELECT n, wanted, webhook, upto_article, upto_judgement, at FROM saved ORDER BY n").map((row) => ({
    number: row.n,
    wanted: wantedIn(db, row.wanted),
    webhook: row.webhook,
    upto: { article: row.upto_article, judgement: row.upto_judgement },
    at: row.at,
  }))

function wantedIn(db: Database, json: string): Saved["wanted"] {
  try {
    return Wanted.parse(JSON.parse(json))
  } catch (cause) {
    throw db.damaged("what was saved is no search and no claim", cause)
  }
}

export function forget(db: Database, number: number): boolean {
  const known = db.get("SELECT 1 FROM saved WHERE n = ?", number) !== undefined
  db.run("DELETE FROM delivery WHERE alert IN (SELECT n FROM alert WHERE saved = ?)", number)
  db.run("DELETE FROM saved WHERE n = ?", number)
  return known
}

const ClaimRow = z.object({ claim: z.string(), state: z.string() })

export const claims = (db: Database, number: number): KeptClaim[] =>
  db.rows(ClaimRow, "SELECT claim, state FROM saved_claim WHERE saved = ? ORDER BY claim", number)

export function keepClaims(db: Database, number: number, claims: readonly KeptClaim[]): void {
  for (const { claim, state } of claims)
    db.run(
      "INSERT INTO saved_claim (saved, claim, state) VALUES (?, ?, ?) ON CONFLICT (saved, claim) DO UPDATE SET state = excluded.state",
      ...[number, claim, state],
    )
}

export const mark = (db: Database): Mark =>
  db.get<{ article: number; judgement: number }>(
    "SELECT coalesce((SELECT max(n) FROM article), 0) AS article, coalesce((SELECT max(n) FROM judgement), 0) AS judgement",
  ) ?? { article: 0, judgement: 0 }

export const since = (db: Database, { article }: Mark): string[] =>
  db.rows(z.object({ id: ArticleId }), "SELECT id FROM article WHERE n > ? ORDER BY n", article).map(({ id }) => id)

/** Only whether few or many pass would be counted, for ways that are not gone here. */
const UNCOUNTED = 1

/** The statements of later articles have higher numbers, whatever was read again. */
export function statementsSince(db: Database, query: SavedQuery, { article }: Mark) {
  const match = matchOf(db.words, query.words ?? "")
  if (match === null && (query.words ?? "").trim() !== "") return []
  const filters = [...articleFilters(db, query, UNCOUNTED), ...statementFilters(db, query, UNCOUNTED)]
  const first = db.get<{ n: number | null }>("SELECT min(n) AS n FROM statement WHERE article > ?", article)?.n ?? null
  if (first === null) return []
  const from =
    match === null
      ? "statement s CROSS JOIN article a ON a.n = s.article WHERE s.article > ?"
      : `statement_words CROSS JOIN statement s ON s.n = statement_words.rowid CROSS JOIN article a ON a.n = s.article
         WHERE statement_words MATCH ? AND statement_words.rowid >= ? AND s.article > ?`
  return db.rows(
    z.object({ article: ArticleId, statement: z.string() }),
    `SELECT a.id AS article, s.id AS statement FROM ${from} AND s.current = 1
     ${filters.map(({ sql }) => `AND (${sql})`).join(" ")} ORDER BY a.n, s.n`,
    ...[...(match === null ? [] : [match, BigInt(first)]), article, ...filters.flatMap(({ values }) => values)],
  )
}
