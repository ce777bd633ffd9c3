/** Ledgers as earlier versions wrote them, opened by this one. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { generatedRecord, laterVersion } from "../../../bench/ledger-generator.ts"
import type { Record } from "../../record/index.ts"
import { type Ledger, openLedger } from "../index.ts"
import { reindex } from "../sql/index-record.ts"
import { deflated } from "../sql/pack.ts"
import { SqliteDatabase } from "./database.ts"
import { migrations } from "./migrations/index.ts"
import { migrate } from "./open.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** The first version that keeps of each statement whether it came through others, and whether somebody judged of it. */
const FLAGGED = migrations.findIndex(({ sql }) => /ALTER TABLE statement ADD COLUMN through/.test(sql)) + 1

const AT = "2031-01-01T00:00:00Z"

/**
 * Articles of which the third is a later version of the second, the first was read by two models, and the fifth is another story at the address of the fourth, which
 * versions before the fourth took for a version of it.
 */
const records = [0, 1, 2, 3, 4].map((i) => (i === 2 ? laterVersion(generatedRecord(4, 1)) : generatedRecord(4, i)))
const [first, , third, fourth, fifth] = records
if (fourth && fifth) Object.assign(fifth.article, { url: fourth.article.url, uri: fourth.article.uri })
const earlierIn = (version: number) =>
  new Map<number, number>(
    version < 4
      ? [
          [3, 2],
          [5, 4],
        ]
      : [[3, 2]],
  )
const again = first && { ...first, statements: first.statements.slice(1), model: { name: "generated", version: "2" } }
const judged = { a: "E0123456789ab", b: "Eba9876543210" }

/** A file as only the first `version` migrations make it, with what it was told: what is made of that is left for the newest to make. */
function fileOfVersion(version: number, name = `version-${version}.db`): string {
  const path = join(folder, name)
  const earlier = earlierIn(version)
  const raw = new DatabaseSync(path)
  const db = new SqliteDatabase(path, raw)
  migrate(db, migrations.slice(0, version), () => {})
  records.forEach((record, i) => {
    const { id, sha256, uri, url, title, byline, outlet, published, updated, language, text } = record.article
    db.run(
      `INSERT INTO article (n, id, sha256, address, uri, url, title, byline, outlet, published, updated, language, text, revision_of, revised_by, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[i + 1, id, sha256, url, uri, url, title, byline, outlet, published, updated, language, text],
      ...[earlier.get(i + 1) ?? null, null, AT],
    )
    read(db, i + 1, record, version)
  })
  for (const [later, n] of earlier) db.run("UPDATE article SET revised_by = ? WHERE n = ?", later, n)
  if (again) read(db, 1, again, version)
  if (version >= 3) indexAsThen(db, version)
  db.run(
    "INSERT INTO failure (uri, code, reason, at, attempts) VALUES ('gone.html', 'input', 'no such file', ?, 2)",
    AT,
  )
  if (version >= 2)
    db.run(
      "INSERT INTO judgement (about, verdict, a, b, who, why, at) VALUES ('entity', 'same', ?, ?, 'desk', 'one person', ?)",
      ...[judged.a, judged.b, AT],
    )
  if (version === 5) db.exec("INSERT INTO mark VALUES (7, 1), (7, 2), (8, 2); UPDATE marked SET article = 2")
  raw.close()
  return path
}

/** The index as that version made it: it is made by this one, with what it keeps of a statement beyond that, which is then taken out. */
function indexAsThen(db: SqliteDatabase, version: number): void {
  const later = version < FLAGGED ? ["through", "looked"] : []
  for (const column of later) db.exec(`ALTER TABLE statement ADD COLUMN ${column} INTEGER NOT NULL DEFAULT 0`)
  reindex(db)
  for (const column of later) db.exec(`ALTER TABLE statement DROP COLUMN ${column}`)
}

/** Versions 1 and 2 kept a record as JSON without its article, and spans without their words; version 3 the same, deflated. */
function read(db: SqliteDatabase, article: number, { article: _, ...rest }: Record, version: number): void {
  const json = JSON.stringify(rest, (_, value) =>
    typeof value?.start === "number" && typeof value.end === "number" ? { start: value.start, end: value.end } : value,
  )
  const body = version >= 3 ? deflated(json) : json
  const { model } = rest
  const n = db.run(
    "INSERT INTO reading (article, model, version, body, recorded_at) VALUES (?, ?, ?, ?, ?)",
    ...[article, model.name, model.version, body, AT],
  )
  db.run("UPDATE article SET reading = ?, statements = ? WHERE n = ?", n, rest.statements.length, article)
  for (const { id, content } of version >= 3 ? [] : rest.statements)
    db.run(
      "INSERT OR REPLACE INTO statement (article, id, content) VALUES (?, ?, ?)",
      ...[article, id, content.spans[0]?.text ?? ""],
    )
}

async function contents(ledger: Ledger) {
  const articles = []
  for await (const kept of ledger.records({ allVersions: true })) articles.push(kept)
  const word = first?.article.text.match(/[a-z]{8,}/)?.[0] ?? ""
  return {
    articles,
    found: await ledger.search({ words: word, allVersions: true }),
    statements: await ledger.search({ of: "statements", limit: 999, allVersions: true }),
    speakers: await ledger.speakers({ limit: 999 }),
    outlets: await ledger.outlets(),
    notes: await ledger.notes(),
    failures: await ledger.failures(),
  }
}

describe("a ledger of an earlier version", () => {
  it.each(migrations.slice(1).map((_, i) => i + 1))(
    "%i has, when it is opened, what a new one would have",
    async (version) => {
      const fresh = openLedger(join(folder, `fresh-${version}.db`), { now: () => AT })
      for (const record of records) await fresh.record(record)
      if (again) await fresh.record(again)
      for (let i = 0; i < 2; i++) await fresh.fail({ uri: "gone.html", code: "input", reason: "no such file" })
      const expected = await contents(fresh)
      await fresh.close()
      expect(expected.articles[1]?.revisedBy).toBe(third?.article.id)
      expect(expected.articles[3]?.revisedBy).toBeNull()
      const path = fileOfVersion(version)
      for (const _ of ["migrated", "opened again"]) {
        const ledger = openLedger(path)
        expect(await contents(ledger)).toEqual(expected)
        expect(await ledger.judgements()).toMatchObject(
          version < 2 ? [] : [{ ...judged, verdict: "same", who: "desk" }],
        )
        await ledger.close()
      }
    },
  )

  it("5 has its marks, and those of articles that had none are made", async () => {
    const ledger = openLedger(fileOfVersion(5, "marked.db"))
    const found = async (marks: number[], days = {}) =>
      (await ledger.sharing("text", marks, { fewest: 1, most: 48, ...days })).map(({ id }) => id)
    const ids = records.map(({ article }) => article.id)
    const published = records[1]?.article.published ?? ""
    expect(await found([7])).toEqual(ids.slice(0, 2))
    expect(await found([8], { from: published, to: published })).toEqual([ids[1]])
    expect(await found([8], { to: "2000-01-01" })).toEqual([])
    const marked: string[] = []
    await ledger.mark("text", ({ article }) => {
      marked.push(article.id)
      return [7]
    })
    // The first was read again after it was marked.
    expect(new Set(marked)).toEqual(new Set([ids[0], ...ids.slice(2)]))
    expect(await found([7])).toEqual(ids)
    await ledger.close()
  })

  it("can be written to afterwards", async () => {
    const ledger = openLedger(join(folder, "version-1.db"))
    const next = generatedRecord(4, 9)
    expect(await ledger.record(next)).toBe("added")
    expect((await ledger.search({ speaker: next.entities[0]?.name ?? "", of: "statements" })).items).not.toEqual([])
    await ledger.close()
  })
})
