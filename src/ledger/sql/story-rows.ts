/** The rows of a told story: itself, its articles, its claims and the words that these are found by. */
import type { Telling, ToldClaim } from "../told.ts"
import type { Database } from "./database.ts"
import { packedStory } from "./story-body.ts"
import { spelled } from "./words.ts"

/** @param articles their rows */
export function putStory(
  db: Database,
  { story, headline, claims }: Pick<Telling, "story" | "headline" | "claims">,
  articles: readonly number[],
): void {
  const newest = db.get<{ n: number; published: string | null }>(
    "SELECT n, published FROM article WHERE n IN (SELECT value FROM numbers(?)) ORDER BY published DESC NULLS LAST, n DESC LIMIT 1",
    JSON.stringify(articles),
  )
  const days = story.articles.flatMap(({ published }) => published?.slice(0, 10) ?? []).sort()
  const outlets = new Set(story.articles.map(({ id, outlet }) => outlet ?? id)).size
  const n = db.run(
    `INSERT INTO story (id, headline, articles, outlets, claims, changes, first, last, published, newest, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[story.articles[0]?.id ?? "", headline, articles.length, outlets, claims.length, story.changes.length],
    ...[days[0] ?? null, days.at(-1) ?? null, newest?.published ?? null, newest?.n ?? 0],
    packedStory(story, textsOf(db, articles)),
  )
  for (const article of articles) db.run("INSERT INTO told (article, story) VALUES (?, ?)", article, n)
  for (const claim of claims) putClaim(db, n, claim)
}

const textsOf = (db: Database, articles: readonly number[]) =>
  new Map(
    db
      .all<{ id: string; text: string }>(
        "SELECT a.id, a.text FROM numbers(?) j CROSS JOIN article a ON a.n = j.value",
        JSON.stringify(articles),
      )
      .map(({ id, text }) => [id, text]),
  )

function putClaim(db: Database, story: number, claim: ToldClaim): void {
  const lines = linesOf(claim)
  const { place, first, last } = claim
  const n = db.run(
    `INSERT INTO claim (id, story, independent, at_least, heard_by, outlets, articles, disputed, circular, changed, interested, first, last,
       weight, spread, article, start, "end", lines, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT n FROM article WHERE id = ?), ?, ?, ?, ?)`,
    ...[claim.id, story, claim.independent, claim.atLeast, claim.heardBy, claim.outlets, claim.articles],
    ...[claim.disputed, claim.circular, claim.changed, claim.interested].map(Number),
    ...[dayNumber(first), dayNumber(last), ...orderOf(claim)],
    ...[place.article, place.start, place.end, lines.length, claim.text],
  )
  for (const article of new Set(claim.spokenOfBy))
    db.run("INSERT INTO claim_article (article, claim) SELECT n, ? FROM article WHERE id = ?", n, article)
  lines.forEach((line, i) => {
    db.words.keep("claim_words", rowOf(n, i), line)
  })
}

/** Takes a story out; of its claims, ids that none of these has are found by their place from now on. */
export function removeStory(db: Database, story: number, kept: ReadonlySet<string>): void {
  const claims = db.all<{ n: number; id: string; article: number; start: number; end: number; lines: number }>(
    `SELECT n, id, article, start, "end", lines FROM claim INDEXED BY claim_story WHERE story = ?`,
    story,
  )
  for (const { n, id, article, start, end, lines } of claims) {
    for (let i = 0; i < lines; i++) db.run("DELETE FROM claim_words WHERE rowid = ?", rowOf(n, i))
    if (!kept.has(id))
      db.run(
        `INSERT INTO former (id, article, start, "end") VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET article = excluded.article, start = excluded.start, "end" = excluded."end"`,
        ...[id, article, start, end],
      )
  }
  db.run("DELETE FROM claim_article WHERE article IN (SELECT article FROM told WHERE story = ?)", story)
  db.run("DELETE FROM claim WHERE story = ?", story)
  db.run("DELETE FROM told WHERE story = ?", story)
  db.run("DELETE FROM story WHERE n = ?", story)
}

/** More lines than these no claim has. */
const MOST_LINES = 2 ** 16

/** FTS5 heeds a row number only when it is bound as an integer, which a JavaScript number is not. */
const rowOf = (claim: number, line: number) => BigInt(claim) * BigInt(MOST_LINES) + BigInt(line)

/** Each wording, speaker and outlet once, side by side. */
function linesOf({ wordings, speakers, outletNames }: ToldClaim): string[][] {
  const columns = [wordings, speakers, outletNames].map((texts) => [
    ...new Set(texts.map(spelled).filter((text) => text !== "")),
  ])
  const length = Math.min(MOST_LINES, Math.max(...columns.map((column) => column.length)))
  return Array.from({ length }, (_, i) => columns.map((column) => column[i] ?? ""))
}

/** 2031-03-07 → 20310307; 0 where no day is known. */
export const dayNumber = (day: string | null): number => (day === null ? 0 : Number(day.replaceAll("-", "")))
export const dayOf = (day: number): string | null =>
  day === 0
    ? null
    : String(day)
        .padStart(8, "0")
        .replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3")

/** Enough for any claim, and three of them fit in a number: 13 bits, 13 bits, and 27 bits of a day. */
const MOST = 2 ** 13 - 1
const DAYS = 2 ** 27

/** What lists are ordered by, as one number each: (outlets more than origins, outlets, last day) and (outlets, last day). */
function orderOf({ outlets, independent, last }: ToldClaim): [weight: number, spread: number] {
  const excess = Math.min(MOST, Math.max(0, outlets - Math.max(1, independent)))
  const spread = Math.min(MOST, outlets) * DAYS + dayNumber(last)
  return [excess * (MOST + 1) * DAYS + spread, spread]
}
