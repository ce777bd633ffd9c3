import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { openLedger } from "../index.ts"
import { SqliteDatabase } from "./database.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const newPath = () => join(folder, `${files++}.db`)

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
    const db = new SqliteDatabase(path, raw)
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
