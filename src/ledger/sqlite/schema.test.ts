import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { openLedger } from "../index.ts"
import { migrations } from "./migrations/index.ts"
import { firstStrange, isAsMadeNow, SCHEMA } from "./schema.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-schema-"))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

/** What the file of a new ledger says of itself, once this has been done to it. */
async function schemaAfter(change: string): Promise<string> {
  const path = join(folder, `${files++}.db`)
  await openLedger(path).close()
  const db = new DatabaseSync(path)
  db.exec(change)
  const schema = String(Object.values(db.prepare(SCHEMA).get() ?? {})[0])
  db.close()
  return schema
}

describe("the schema of a file", () => {
  it("is known at a look where the file is new: MADE_NOW is what a new file hashes to", async () => {
    expect(isAsMadeNow(await schemaAfter(""))).toBe(true)
  })

  it.each([
    ["a trigger of its own", "CREATE TRIGGER more AFTER INSERT ON article BEGIN DELETE FROM reading; END", "more"],
    ["a table that is gone", "DROP TABLE failure", "failure"],
    ["a view in a table's place", "DROP TABLE failure; CREATE VIEW failure AS SELECT 1", "failure"],
  ])("is looked at closely with %s", async (_, change, strange) => {
    const schema = await schemaAfter(change)
    expect(isAsMadeNow(schema)).toBe(false)
    expect(firstStrange(schema, migrations)).toBe(strange)
  })

  it("is as it should be with a table of somebody else's beside ours", async () => {
    const schema = await schemaAfter("CREATE TABLE shopping (what TEXT)")
    expect(isAsMadeNow(schema)).toBe(false)
    expect(firstStrange(schema, migrations)).toBeNull()
  })
})
