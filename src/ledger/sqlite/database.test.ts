import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { openLedger } from "../index.ts"
import { Database, migrate } from "./database.ts"
import { migrations } from "./migrations/index.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const newPath = () => join(folder, `${files++}.db`)

/** A file as the first `version` migrations made it, with one article told in the words of version 1, which later versions keep. */
function fileOfVersion(version: number): string {
  const path = newPath()
  const raw = new DatabaseSync(path)
  const db = new Database(path, raw)
  migrate(db, migrations.slice(0, version), () => {})
  const text = "Ada Venn said the lock is shut."
  const span = (start: number, end: number) => ({ start, end })
  const body = {
    entities: [{ id: "e1", name: "Ada Venn", type: "person", mentions: [span(0, 8)], descriptors: [] }],
    statements: [
      {
        ...{
          id: "s1",
          source: { spans: [span(0, 8)], entity: "e1", type: "named", count: null },
          cue: { spans: [span(9, 13)] },
        },
        ...{
          content: { spans: [span(14, 30)], quotation: "indirect" },
          stance: "says",
          addressee: null,
          medium: null,
          occasion: null,
        },
        ...{ said: null, hedge: null, condition: null, via: [], within: null, confidence: 0.9 },
      },
    ],
    ...{ events: [], times: [], notes: [], model: { name: "m", version: "1" } },
  }
  raw.exec(`
    INSERT INTO article (n, id, sha256, address, uri, text, recorded_at, reading, statements) VALUES (1, 'a1b2c3d4e5f60718', '${"0".repeat(64)}', 'a.txt', 'a.txt', '${text}', '2031-01-01T00:00:00Z', 1, 1);
    INSERT INTO reading (n, article, model, version, body, recorded_at) VALUES (1, 1, 'm', '1', '${JSON.stringify(body)}', '2031-01-01T00:00:00Z');
    INSERT INTO statement (article, id, speaker, content, stance, source_type) VALUES (1, 's1', 'Ada Venn', 'the lock is shut', 'says', 'named');`)
  raw.close()
  return path
}

describe("a ledger of an earlier version", () => {
  it.each(migrations.map((_, i) => i + 1))(
    "%i is brought to the newest, with nothing lost and its names found",
    async (version) => {
      const path = fileOfVersion(version)
      for (const _ of ["migrated", "opened again"]) {
        const ledger = openLedger(path)
        const kept = await ledger.article("a1b2c3")
        expect(kept?.record.statements[0]?.content.spans).toEqual([{ start: 14, end: 30, text: "the lock is shut" }])
        expect(await ledger.search({ words: "locks", of: "statements" })).toHaveLength(1)
        if (version === 1)
          expect(await ledger.speakers()).toMatchObject([
            { name: "Ada Venn", statements: 1, articles: 1, id: expect.stringMatching(/^E/) },
          ])
        await ledger.close()
      }
    },
  )
})

describe("a file that is no ledger", () => {
  it("of another program is refused and left as it was", () => {
    const path = newPath()
    const other = new DatabaseSync(path)
    other.exec("CREATE TABLE mine (x)")
    expect(() => openLedger(path)).toThrow("it is not a ledger of Hearsay")
    expect(other.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n).toBe(1)
    other.close()
  })

  it.each([
    ["another program's application_id", "PRAGMA application_id = 7", "not a ledger"],
    [
      "a version from the future",
      `PRAGMA application_id = ${0x48727379}; PRAGMA user_version = 99`,
      "written by a newer Hearsay",
    ],
  ])("with %s is refused", (_, sql, message) => {
    const path = newPath()
    const other = new DatabaseSync(path)
    other.exec(`${sql}; CREATE TABLE mine (x)`)
    other.close()
    expect(() => openLedger(path)).toThrow(message)
  })

  it.each([
    ["text", "Ada Venn said the lock is shut."],
    ["a damaged database", `SQLite format 3\0${"x".repeat(4096)}`],
  ])("but %s is refused in one line", (_, content) => {
    const path = newPath()
    writeFileSync(path, content)
    expect(() => openLedger(path)).toThrow(/^[^\n]*(not a ledger|damaged)[^\n]*$/)
  })

  it("a folder, a path without its folder, and a missing file that must be there are refused", () => {
    expect(() => openLedger(folder)).toThrow("not a ledger")
    expect(() => openLedger(join(folder, "none", "l.db"))).toThrow("check that its folder is there")
    expect(() => openLedger(newPath(), { create: false })).toThrow("there is no such ledger")
  })
})

describe("a ledger that cannot be written", () => {
  it("because another writer holds it, says so", async () => {
    const path = newPath()
    await openLedger(path).close()
    const ledger = openLedger(path, { wait: 50 })
    const other = new DatabaseSync(path)
    other.exec("BEGIN IMMEDIATE")
    await expect(ledger.fail({ uri: "a", code: "b", reason: "c" })).rejects.toThrow("another program is writing")
    other.exec("ROLLBACK")
    await ledger.fail({ uri: "a", code: "b", reason: "c" })
    expect(await ledger.failures()).toHaveLength(1)
    await ledger.close()
    other.close()
  })

  it.skipIf(process.getuid?.() === 0)("because the file is read-only, says so", async () => {
    const path = newPath()
    await openLedger(path).close()
    chmodSync(path, 0o400)
    const ledger = openLedger(path)
    await expect(ledger.fail({ uri: "a", code: "b", reason: "c" })).rejects.toThrow("may not be written to")
    await ledger.close()
  })

  it("because the disk is full, says so and keeps what it has", async () => {
    const path = newPath()
    await openLedger(path).close()
    const raw = new DatabaseSync(path)
    const db = new Database(path, raw)
    db.exec("PRAGMA max_page_count = 1")
    const fill = () =>
      db.transaction(() => db.run("INSERT INTO failure VALUES (?, '', '', '', 1)", "x".repeat(2_000_000)))
    expect(fill).toThrow("the disk is full")
    expect(db.get("PRAGMA integrity_check")).toEqual({ integrity_check: "ok" })
    db.close()
    const ledger = openLedger(path)
    expect(await ledger.failures()).toEqual([])
    await ledger.close()
  })
})
