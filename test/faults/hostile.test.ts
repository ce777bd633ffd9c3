/** Ledgers that somebody made to do harm, or that a fault of a disk made so: one clear line each, and nothing written anywhere. */
import { execFile } from "node:child_process"
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { deflateRawSync, inflateRawSync } from "node:zlib"
import { afterAll, describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import { bundled } from "../bundled.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
const command = await bundled(new URL("../../src/cli/main.ts", import.meta.url))
afterAll(() => rmSync(folder, { recursive: true }))

const whole = join(folder, "whole.db")
const ledger = openLedger(whole)
for (let i = 0; i < 3; i++) await ledger.record(generatedRecord(3, i))
await ledger.fail({ uri: "gone.html", code: "input", reason: "no such file" })
await ledger.close()

function hearsay(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((done) => {
    const options = { cwd: folder, maxBuffer: 1 << 28, timeout: 60_000 }
    execFile(process.execPath, ["--max-old-space-size=256", command, ...args], options, (error, out, err) =>
      done({ status: Number(error?.code ?? (error ? 99 : 0)), out, err }),
    )
  })
}

let files = 0
/** A copy of the whole ledger that somebody did this to. */
function harmed(harm: (db: DatabaseSync) => void): string {
  const path = join(folder, `harmed-${files++}.db`)
  copyFileSync(whole, path)
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: false, defensive: false })
  harm(db)
  db.close()
  return path
}

const sql = (text: string) => () => harmed((db) => db.exec(text))
/** In the schema as text, which SQLite lets nobody else change. */
const schema = (from: string, to: string) => () =>
  harmed((db) => {
    db.exec("PRAGMA writable_schema = ON")
    db.prepare("UPDATE sqlite_schema SET sql = replace(sql, ?, ?)").run(from, to)
  })
const body = (bytes: Uint8Array) => () =>
  harmed((db) => db.prepare("UPDATE reading SET body = ? WHERE n = 1").run(bytes))
/** The reading itself, changed. */
const reading = (change: (json: string) => string) => () =>
  harmed((db) => {
    const row = db.prepare("SELECT body FROM reading WHERE n = 1").get()
    const json = inflateRawSync(row?.body as Uint8Array).toString()
    expect(change(json)).not.toBe(json)
    db.prepare("UPDATE reading SET body = ? WHERE n = 1").run(deflateRawSync(change(json)))
  })
/** What STRICT would not let in: taken out of the schema and put back. */
function loosely(text: string): string {
  const tables = "SELECT name, sql FROM sqlite_schema WHERE sql LIKE '%STRICT%'"
  const loose = harmed((db) => {
    db.exec("PRAGMA writable_schema = ON")
    db.exec(
      "UPDATE sqlite_schema SET sql = replace(replace(sql, ') STRICT, WITHOUT', ') WITHOUT'), ') STRICT', ')') WHERE type = 'table'",
    )
  })
  const db = new DatabaseSync(loose, { enableForeignKeyConstraints: false, defensive: false })
  db.exec(`${text}; PRAGMA writable_schema = ON`)
  const original = new DatabaseSync(whole)
  for (const { name, sql } of original.prepare(tables).all())
    db.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = ?").run(sql ?? null, name ?? null)
  original.close()
  db.close()
  return loose
}

const view = `
  ALTER TABLE article RENAME TO hidden;
  CREATE VIEW article AS WITH RECURSIVE endless (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM endless) SELECT * FROM hidden, endless;`
const trigger = "CREATE TRIGGER harm AFTER UPDATE ON failure BEGIN DELETE FROM article; END"
const inPlace = `DROP TRIGGER note_in; CREATE TRIGGER note_in AFTER INSERT ON note BEGIN DELETE FROM judgement; END`

describe("a ledger whose tables are not those of a ledger", { timeout: 120_000 }, () => {
  it.each([
    ["a view in a table's place", sql(view)],
    ["a trigger more", sql(trigger)],
    ["another trigger of the same name", sql(inPlace)],
    ["an index more", sql("CREATE UNIQUE INDEX one ON failure (code)")],
    ["a table too few", sql("DROP TABLE judgement")],
    ["a column too few", sql("ALTER TABLE failure DROP COLUMN attempts")],
    ["a column that is always counted anew", schema("attempts INTEGER NOT NULL", "attempts INTEGER AS (1)")],
    ["a table under another spelling", sql("ALTER TABLE outlet RENAME TO x; ALTER TABLE x RENAME TO Outlet")],
    ["a version that its tables are not of", sql("PRAGMA user_version = 2")],
    ["tables and no version", sql("PRAGMA user_version = 0")],
    ["a version below nought", sql("PRAGMA user_version = -1")],
  ])("with %s is refused, and left as it was", (_, make) => {
    const path = make()
    const before = readFileSync(path)
    expect(() => openLedger(path)).toThrow(/^[^\n]*(damaged: its part|not a ledger)[^\n]*; [^\n]+$/)
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it("is refused by the commands in one line", async () => {
    const path = sql(view)()
    for (const args of [
      ["export", "--to", "jsonl"],
      ["add", "none.html"],
    ]) {
      const { status, out, err } = await hearsay(...args, "--ledger", path)
      expect([args[0], status, out]).toEqual([args[0], 2, ""])
      expect(err).toMatch(/^hearsay: [^\n]*damaged: its part "article"[^\n]*; [^\n]+\n$/)
    }
  })

  it("is opened with tables of others beside its own", async () => {
    const path = harmed((db) => db.exec("CREATE TABLE mine (x); CREATE VIEW ours AS SELECT * FROM article; ANALYZE"))
    expect((await hearsay("failures", "--ledger", path)).out).toContain("gone.html")
  })
})

describe("a ledger with a reading that is none", { timeout: 120_000 }, () => {
  const nested = (depth: number) => deflateRawSync(`${"[".repeat(depth)}${"]".repeat(depth)}`)
  it.each([
    ["cannot be unpacked", body(Buffer.from("not deflated"))],
    ["is empty", body(Buffer.alloc(0))],
    ["opens to a gigabyte", body(deflateRawSync(Buffer.alloc(1 << 30, "[")))],
    ["is nested without end", body(nested(100_000))],
    ["is no JSON", body(deflateRawSync("hearsay"))],
    ["is a list", body(deflateRawSync("[]"))],
    ["is nothing", body(deflateRawSync("null"))],
    ["lacks its statements", reading((json) => json.replace('"statements"', '"others"'))],
    ["has a stance that is none", reading((json) => json.replace('"stance":"', '"stance":"x'))],
    ["has a span beyond the text", reading((json) => json.replace(/"end":\d+/, '"end":99999999'))],
    ["has a span that ends before it begins", reading((json) => json.replace(/"start":\d+/, '"start":9999'))],
    ["puts words into a span", reading((json) => json.replace(/("end":\d+)/, '$1,"text":"she knew"'))],
    ["has a path for a statement's id", reading((json) => json.replaceAll('"id":"s1"', '"id":"../../s1"'))],
  ])("that %s is named in one line, and what asks for no reading still answers", async (_, make) => {
    const ledger = openLedger(make())
    const line = /^[^\n]*damaged: the reading of article [0-9a-f]{16} is no record; [^\n]+$/
    await expect(all(ledger)).rejects.toThrow(line)
    await expect(ledger.article(generatedRecord(3, 0).article.id)).rejects.toThrow(line)
    expect(await ledger.article(generatedRecord(3, 1).article.id)).not.toBeNull()
    expect((await ledger.search({ of: "statements" })).items).not.toEqual([])
    await ledger.close()
  })

  it("leaves no half export, and takes no memory for a gigabyte", async () => {
    const path = body(deflateRawSync(Buffer.alloc(1 << 30, "[")))()
    const out = join(folder, `out-${files++}`)
    const { status, err } = await hearsay("export", "--to", "csv", "--out", out, "--ledger", path)
    expect(status).toBe(2)
    expect(err).toMatch(/^hearsay: [^\n]*is no record; [^\n]+\n$/)
    expect(existsSync(out)).toBe(false)
  })

  it.each(["../../outside", "/tmp/outside", "..", "0123", "0123456789abcdef/../x", "0123456789ABCDEF"])(
    "whose article has the id %j is damaged",
    async (id) => {
      const ledger = openLedger(harmed((db) => db.prepare("UPDATE article SET id = ? WHERE n = 2").run(id)))
      await expect(all(ledger)).rejects.toThrow(/^[^\n]*damaged: [^\n]*\(id\); [^\n]+$/)
      await ledger.close()
    },
  )

  it("whose article has a path for an id writes no file there", async () => {
    const path = harmed((db) => db.prepare("UPDATE article SET id = '../../outside' WHERE n = 2").run())
    const out = join(folder, "brat", "inner")
    const before = readdirSync(folder)
    const { status, err } = await hearsay("export", "--to", "brat", "--out", out, "--ledger", path)
    expect(status).toBe(2)
    expect(err).toMatch(/^hearsay: [^\n]*damaged[^\n]*\n$/)
    expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual(["brat"])
    expect(readdirSync(join(folder, "brat"))).toEqual(["inner"])
    for (const name of readdirSync(out)) expect(name).toMatch(/^(annotation\.conf|[0-9a-f]{16}\.(txt|ann))$/)
  })
})

describe("a ledger with rows of another kind", () => {
  const asked: { [name: string]: (ledger: Ledger) => Promise<unknown> } = {
    failures: (ledger) => ledger.failures(),
    notes: (ledger) => ledger.notes(),
    speakers: (ledger) => ledger.speakers(),
    outlets: (ledger) => ledger.outlets(),
    search: (ledger) => ledger.search({}),
  }
  it.each([
    ["failures", "UPDATE failure SET reason = x'00ff'"],
    ["notes", "INSERT INTO note_count VALUES ('made-up', 3)"],
    ["speakers", "UPDATE name SET type = 'ghost'"],
    ["outlets", "UPDATE article SET published = x'ff'"],
    ["search", "UPDATE article SET title = x'ff'"],
  ])("says so when it is asked for %s", async (name, text) => {
    const ledger = openLedger(loosely(text))
    await expect(asked[name]?.(ledger)).rejects.toThrow(/^[^\n]*damaged: a row [^\n]+$/)
    await ledger.close()
  })

  const target = `{"article":"${generatedRecord(3, 0).article.id}","content":[],"source":[],"cue":[]}`
  it.each([
    ["nothing", null],
    ["no JSON", "hearsay"],
    ["no target", "{}"],
    [
      "a path for an article",
      target.replace(/"article":"\w+"/, '"article":"../../etc"').replace(/.*/s, '{"target":$&}'),
    ],
    ["another article than its row", `{"target":${target.replace(/"article":"\w+"/, '"article":"0123456789abcdef"')}}`],
    ["a span that is none", `{"target":${target.replace('"cue":[]', '"cue":[{"start":-1,"end":2,"text":"x"}]')}}`],
    ["a stance that is none", `{"target":${target},"stance":"shouts"}`],
  ])("names a judgement on a statement that has %s in one line, and does nothing of it", async (_, judged) => {
    const { id } = generatedRecord(3, 0).article
    const ledger = openLedger(
      harmed((db) =>
        db
          .prepare(
            "INSERT INTO judgement (about, verdict, a, b, judged, who, why, at) VALUES ('statement', 'stance', ?, '', ?, 'w', NULL, '2031-01-01')",
          )
          .run(id, judged),
      ),
    )
    const line = /^[^\n]*damaged: judgement 1 is none; [^\n]+$/
    await expect(ledger.judgements()).rejects.toThrow(line)
    await expect(ledger.article(id)).rejects.toThrow(line)
    expect(await ledger.article(generatedRecord(3, 1).article.id)).not.toBeNull()
    await ledger.close()
  })

  it("lists a judgement of what no Hearsay judges", async () => {
    const ledger = openLedger(
      harmed((db) =>
        db.exec(
          "INSERT INTO judgement (n, about, verdict, a, b, who, why, at) VALUES (1, 'constructor', 'same', 'a', 'b', 'w', NULL, '2031-01-01')",
        ),
      ),
    )
    expect(await ledger.judgements()).toMatchObject([{ about: "constructor", missing: ["a", "b"] }])
    expect(await ledger.undo(1, "desk")).toMatchObject({ undone: true })
    await ledger.close()
  })
})

async function all(ledger: Ledger) {
  const kept = []
  for await (const each of ledger.records()) kept.push(each)
  return kept
}
