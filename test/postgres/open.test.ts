/** Opening a ledger in PostgreSQL: it is made once and brought to newer forms, and whatever is none says in one line what is wrong and what to do. */
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { addressOf } from "../../src/ledger/postgres/address.ts"
import { migrations } from "../../src/ledger/postgres/migrations/index.ts"
import { migrate, openPostgres } from "../../src/ledger/postgres/open.ts"
import { reindex } from "../../src/ledger/sql/index-record.ts"
import { bundled } from "../bundled.ts"
import { typed } from "../typed.ts"
import { sharedDatabase, sharedServer } from "./run.ts"
import type { Server } from "./server.ts"

const PASSWORD = "tidewater"
const command = await bundled(new URL("../../src/cli/main.ts", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
let server: Server
beforeAll(async () => {
  server = await sharedServer()
  server.sql(
    `DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'desk') THEN CREATE ROLE desk LOGIN PASSWORD '${PASSWORD}'; END IF; END $$`,
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The command in a process of its own. */
function hearsay(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [command, ...args], { cwd: folder }, (error, out, err) =>
      done({ status: Number(error?.code ?? 0), out, err }),
    )
  })
}

const nameIn = (address: string) => new URL(address.replace("@/", "@host/")).pathname.slice(1)
const overTcp = (name: string, user = `desk:${PASSWORD}`) => `postgres://${user}@127.0.0.1:${server.port}/${name}`

describe("a ledger in PostgreSQL", () => {
  it("is made by whoever adds, and by nobody else", async () => {
    const address = await sharedDatabase()
    expect(() => openLedger(address, { create: false })).toThrow(/there is no such ledger; make one with hearsay add/)
    const ledger = openLedger(address)
    await ledger.record(generatedRecord(1, 0))
    await ledger.close()
    const again = openLedger(address, { create: false, readOnly: true })
    expect((await again.search({})).items).toHaveLength(1)
    await expect(again.record(generatedRecord(1, 1))).rejects.toThrow(/may only be read/)
    await again.close()
  })

  it("is made once by two programs that open it at once", async () => {
    const address = await sharedDatabase()
    const both = await Promise.all([
      hearsay("add", "--ledger", address, "nothing.html"),
      hearsay("add", "--ledger", address, "nothing.html"),
    ])
    for (const { err } of both) expect(err).toMatch(/nothing.html: /)
    const ledger = openLedger(address, { create: false })
    expect(await ledger.failures()).toMatchObject([{ attempts: 2 }])
    await ledger.close()
  })

  it("stands beside another one in a schema of its own", async () => {
    const address = await sharedDatabase(true)
    const other = openLedger(`${address}&schema=other_desk`)
    await other.record(generatedRecord(1, 0))
    const ledger = openLedger(address)
    expect((await ledger.search({})).items).toEqual([])
    await ledger.close()
    await other.close()
  })

  it("is brought to a newer form, with its index made again where that is another", async () => {
    const address = await sharedDatabase(true)
    const ledger = openLedger(address)
    await ledger.record(generatedRecord(1, 0))
    const before = await ledger.search({ words: "the", of: "statements" })
    await ledger.close()
    const db = openPostgres(address, {}, reindex)
    const newer = {
      sql: "DELETE FROM statement; DELETE FROM appearance; DELETE FROM name_block; DELETE FROM name_join; DELETE FROM name_words; DELETE FROM name; DELETE FROM cluster; DELETE FROM outlet; DELETE FROM note; CREATE TABLE newer (n INTEGER);",
      reindex: true,
    }
    migrate(db, addressOf(address), [...migrations, newer], reindex)
    db.close()
    expect(server.sql("SELECT version FROM hearsay.hearsay", nameIn(address))).toBe(String(migrations.length + 1))
    expect(() => openLedger(address)).toThrow(/was written by a newer Hearsay .*; install the newer one/)
    server.sql(`UPDATE hearsay.hearsay SET version = ${migrations.length}`, nameIn(address))
    const again = openLedger(address)
    expect(await again.search({ words: "the", of: "statements" })).toEqual(before)
    await again.close()
  })
})

describe("what is no ledger is refused in a line:", () => {
  const refused: [what: string, address: () => Promise<string>, says: RegExp][] = [
    [
      "another program's database",
      async () => {
        const address = await sharedDatabase()
        server.sql("CREATE TABLE customers (n int)", nameIn(address))
        return address
      },
      /holds tables of another program \(in its schema public\); make an empty one with createdb/,
    ],
    [
      "another program's schema",
      async () => {
        const address = await sharedDatabase()
        server.sql("CREATE SCHEMA hearsay CREATE TABLE customers (n int)", nameIn(address))
        return address
      },
      /holds tables of another program \(in its schema hearsay\)/,
    ],
    [
      "a database with other letters",
      async () => {
        server.sql("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
        return server.address("latin")
      },
      /keeps texts in LATIN1, which has not all letters; make one with createdb --encoding UTF8/,
    ],
    [
      "a wrong password",
      async () => overTcp("postgres", "desk:wrong"),
      /does not take this password; .*PGPASSWORD or ~\/.pgpass/,
    ],
    ["a user who may not", async () => overTcp(nameIn(await sharedDatabase())), /the user may not do that there/],
    ["no such database", async () => overTcp("nowhere"), /no such database; make it with createdb/],
    [
      "no server",
      async () => `postgres://desk:${PASSWORD}@127.0.0.1:1/desk`,
      /no server listens there; check the address/,
    ],
    [
      "no such host",
      async () => `postgres://desk:${PASSWORD}@no.such.host.invalid/desk`,
      /there is no such host|host's name cannot be looked up/,
    ],
    ["no socket", async () => "postgres:///desk?host=/nowhere", /no server listens at that socket/],
    ["no address", async () => `postgres://desk:${PASSWORD}@host:999999/desk`, /this is no address of a database/],
    ["no schema", async () => `${await sharedDatabase()}&schema=a"b`, /no name of a schema/],
  ]

  it.each(refused)("%s", async (_, addressIn, says) => {
    vi.stubEnv("PGPASSWORD", "")
    const { status, out, err } = await typed(["add", "--ledger", await addressIn(), "nothing.html"], folder)
    vi.unstubAllEnvs()
    expect(err).toMatch(says)
    expect(err.trim().split("\n")).toHaveLength(1)
    expect([status, out]).toEqual([2, ""])
    for (const secret of [PASSWORD, "wrong"]) expect(err).not.toContain(secret)
  })
})

describe("the address of a ledger", () => {
  it.each([
    ["postgres://desk:secret@db.example:5433/desk", "postgres://desk@db.example:5433/desk"],
    ["postgresql://desk@db.example/desk?sslmode=require", "postgres://desk@db.example/desk"],
    ["postgres:///desk?host=/run/postgresql&schema=paper", "postgres:///desk (/run/postgresql) (paper)"],
    ["postgres://desk:se%2Fcret@/desk", "postgres://desk@/desk"],
    ["postgres://db.example/desk?password=secret", "postgres://db.example/desk"],
  ])("%s is shown as %s", (address, shown) => {
    expect(addressOf(address).shown).toBe(shown)
  })
})
