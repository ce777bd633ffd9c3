/** What stands on a ledger is the same on either: what is taken out of it, what is told of it, and the desk. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Command } from "commander"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { register } from "../../src/cli/export.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import { serve } from "../../src/serve/index.ts"
import { keepUp } from "../../src/story/index.ts"
import { both, bridge, first, second, third } from "../story/quay.ts"
import { en, judge } from "../story/records.ts"
import { filled, now } from "./filled.ts"
import { sharedDatabase, sharedServer } from "./run.ts"

const PASSWORD = "lowwater"
const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
afterAll(() => rmSync(folder, { recursive: true }))

describe("what is taken out of a ledger", () => {
  const file = join(folder, "filled.db")
  let server: string
  beforeAll(async () => {
    server = await sharedDatabase(true)
    for (const path of [file, server]) await (await filled(openLedger(path, { now }))).close()
  })

  async function taken(ledger: string, to: string): Promise<Buffer> {
    const out = join(folder, "out")
    const program = new Command()
    // Stories are told by a model, which makes no difference between ledgers.
    register(program, async function* () {})
    await program.parseAsync(["export", "--ledger", ledger, "--to", to, "--out", out], { from: "user" })
    return readFileSync(out)
  }

  it.each(["jsonl", "csv", "parquet", "annotations", "prov", "ftm", "timeline", "judgements", "corrections"])(
    "as %s is the same, byte for byte",
    async (to) => {
      const expected = await taken(file, to)
      expect(expected.length).toBeGreaterThan(100)
      expect((await taken(server, to)).equals(expected)).toBe(true)
    },
  )
})

const story = [first, second, third, bridge, both]
const kept = async (path: string): Promise<Ledger> => {
  const ledger = openLedger(path, { now })
  for (const record of story) await ledger.record(record)
  await keepUp(ledger, async () => judge, { judge: "by-words/1", story: "1" }, en)
  return ledger
}

it("what is told of it is the same", async () => {
  const [file, server] = [await kept(join(folder, "told.db")), await kept(await sharedDatabase(true))]
  const { items } = await file.claims()
  expect(items.length).toBeGreaterThan(2)
  expect((await server.claims()).items).toEqual(items)
  for (const { id } of items) expect(await server.claim(id)).toEqual(await file.claim(id))
  expect(await server.stories()).toEqual(await file.stories())
  for (const ledger of [file, server]) await ledger.close()
})

describe("a desk on PostgreSQL", () => {
  it("answers, judges, and tells nobody the password", async () => {
    const shared = await sharedServer()
    const ledger = await kept(await sharedDatabase(true))
    const name = shared.sql(
      "SELECT max(datname) FROM pg_database WHERE datname ~ '^t' AND oid = (SELECT max(oid) FROM pg_database)",
    )
    await ledger.close()
    shared.sql(`CREATE ROLE reader LOGIN SUPERUSER PASSWORD '${PASSWORD}'`)
    const address = `postgres://reader:${PASSWORD}@127.0.0.1:${shared.port}/${name}`
    const desk = await serve({ ledger: address, port: 0, host: "127.0.0.1", threads: 1, compare: false })
    const get = async (path: string) => {
      const response = await fetch(desk.address + path)
      return { status: response.status, text: await response.text() }
    }
    const post = (path: string, body: unknown) =>
      fetch(desk.address + path, {
        method: "POST",
        headers: { "content-type": "application/json", "x-hearsay": "1" },
        body: JSON.stringify(body),
      })
    const texts = []
    for (const path of [
      "/",
      "/claims",
      `/api/articles/${first.article.id}`,
      "/api/claims",
      "/api/articles?q=quay",
      "/healthz",
      "/metrics",
    ]) {
      const { status, text } = await get(path)
      expect(status, path).toBe(200)
      texts.push(text)
    }
    expect(texts.join()).toContain("quay")
    const judged = await post("/api/judgements", {
      about: "copy",
      verdict: "same",
      a: first.article.id,
      b: second.article.id,
      who: "Nora",
      why: null,
    })
    expect(judged.status, await judged.clone().text()).toBeLessThan(300)
    expect((await get("/api/judgements")).text).toContain("Nora")
    shared.sql(`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '${name}'`)
    expect((await get("/api/articles?q=bridge")).status).toBe(200)
    shared.sql("ALTER ROLE reader NOLOGIN")
    shared.sql(`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '${name}'`)
    const failed = await get("/api/articles?q=ships")
    expect(failed.status).toBe(503)
    texts.push(failed.text)
    expect(texts.join()).not.toContain(PASSWORD)
    await desk.close()
  })
})
