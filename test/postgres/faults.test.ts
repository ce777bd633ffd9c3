/** What may happen to a server: whatever was answered for is kept, nothing is kept twice, and what cannot go on says so in a line. */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { LedgerError } from "../../src/ledger/errors.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { openPostgres } from "../../src/ledger/postgres/open.ts"
import { reindex } from "../../src/ledger/sql/index-record.ts"
import { bundled } from "../bundled.ts"
import { run, writtenIn } from "../faults/killed.ts"
import { idsIn } from "./ids.ts"
import { proxyTo, type Where } from "./proxy.ts"
import { type Server, serverOf } from "./server.ts"

const ARTICLES = 60
const adder = await bundled(new URL("../faults/adder.ts", import.meta.url))
const records = Array.from({ length: ARTICLES }, (_, i) => generatedRecord(3, i))
const ids = records.map(({ article }) => article.id)
const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
const written = writtenIn(folder, records)

let server: Server
beforeAll(async () => {
  server = await serverOf("durable")
  server.sql("CREATE ROLE desk LOGIN SUPERUSER PASSWORD 'tidewater'")
})
afterAll(async () => {
  await server.remove()
  rmSync(folder, { recursive: true })
})

let made = 0
function database(): string {
  const name = `d${made++}`
  server.sql(`CREATE DATABASE ${name}`)
  return name
}
const overTcp = (name: string, port: number) => `postgres://desk:tidewater@127.0.0.1:${port}/${name}`

/** As many articles as there are readings, and statements of each that its index finds. */
const countsIn = (name: string) =>
  server.sql(
    `SELECT (SELECT count(*) FROM hearsay.article) || ' ' || (SELECT count(*) FROM hearsay.reading) || ' ' ||
       (SELECT count(*) FROM hearsay.statement) = (SELECT count(*) FROM hearsay.article) || ' ' || (SELECT count(*) FROM hearsay.article) || ' ' ||
       (SELECT sum(statements) FROM hearsay.article) AND (SELECT count(*) FROM hearsay.statement_words) = (SELECT rows FROM hearsay.words_total WHERE of = 'statement_words')
       AND (SELECT sum(articles) FROM hearsay.outlet) = (SELECT count(*) FROM hearsay.article WHERE revised_by IS NULL)`,
    name,
  )

/** Waits for so many articles. */
async function has(name: string, articles: number): Promise<void> {
  const exists = "SELECT count(*) FROM pg_tables WHERE schemaname = 'hearsay' AND tablename = 'inbox'"
  const isThere = () =>
    server.sql(exists, name) === "1" && Number(server.sql("SELECT count(*) FROM hearsay.article", name)) >= articles
  for (let waited = 0; !isThere(); waited++) {
    if (waited === 1000) throw new Error("nothing is added")
    await pause(20)
  }
}

describe("a server that is killed (kill -9) while articles are added", () => {
  it("and started again: adding goes on by itself, nothing is lost and nothing is there twice", async () => {
    const name = database()
    const address = server.address(name)
    const adding = run(adder, [address, written])
    for (const articles of [5, 25]) {
      await has(name, articles)
      await server.stop("kill")
      await pause(100)
      await server.start()
    }
    const { lines, ended } = await adding
    expect(ended).toBe(true)
    expect(lines.filter((line) => ids.includes(line))).toEqual(ids)
    expect((await idsIn(address)).toSorted()).toEqual(ids.toSorted())
    expect(countsIn(name)).toBe("t")
  })

  it("and does not come back: what was answered for is there later, and adding ends with a line", async () => {
    const name = database()
    const address = server.address(name)
    const ledger = openLedger(address, { patience: 300 })
    const kept = []
    for (let i = 0; i < 5; i++) {
      await ledger.record(generatedRecord(3, i))
      kept.push(ids[i])
    }
    await server.stop("kill")
    await expect(ledger.record(generatedRecord(3, 5))).rejects.toThrow(LedgerError)
    await expect(ledger.record(generatedRecord(3, 5))).rejects.toThrow(/no server listens/)
    await expect(ledger.search({ words: "okafor" })).rejects.toThrow(/check the address/)
    await server.start()
    expect(await ledger.record(generatedRecord(3, 5))).toBe("added")
    await ledger.close()
    expect(await idsIn(address)).toEqual([...kept, ids[5]])
    expect(countsIn(name)).toBe("t")
  })
})

describe("a connection that is lost", () => {
  const lose = () =>
    server.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'hearsay'")

  it("while nothing is asked is begun again", async () => {
    const ledger = openLedger(server.address(database()))
    await ledger.record(generatedRecord(3, 0))
    lose()
    expect((await ledger.search({})).items).toHaveLength(1)
    lose()
    expect(await ledger.record(generatedRecord(3, 1))).toBe("added")
    await ledger.close()
  })

  it("in the middle of something loses none of it", async () => {
    const name = database()
    let times = 0
    const ledger = openLedger(server.address(name), {
      now() {
        if (times++ === 1) lose()
        return "2031-01-01T00:00:00.000Z"
      },
    })
    await ledger.record(generatedRecord(3, 0))
    const verdict = { about: "copy", verdict: "same", a: "a", b: "b", who: "desk", why: null } as const
    expect(await ledger.judge(verdict)).toMatchObject({ number: 1 })
    expect(times).toBe(3)
    expect(await ledger.judgements()).toHaveLength(1)
    await ledger.close()
  })

  it.each<Where>(["before", "after"])("%s the server has kept a transaction: it is kept, and once", async (where) => {
    const name = database()
    await openLedger(server.address(name)).close()
    const proxy = await proxyTo(server.port, where)
    const ledger = openLedger(overTcp(name, proxy.port))
    await proxy.breakOff(2)
    expect(await ledger.record(generatedRecord(3, 0))).toBe("added")
    expect(
      await ledger.judge({ about: "copy", verdict: "same", a: "a", b: "b", who: "desk", why: null }),
    ).toMatchObject({ number: 1 })
    await ledger.close()
    await proxy.close()
    expect(await idsIn(server.address(name))).toEqual([ids[0]])
    expect(server.sql("SELECT count(*) FROM hearsay.judgement", name)).toBe("1")
  })
})

describe("a server that refuses", () => {
  /** Refuses articles with a code, so many times. */
  const refusing = (name: string, code: string, times: number) =>
    server.sql(
      `CREATE SEQUENCE hearsay.tries;
       CREATE FUNCTION hearsay.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF nextval('hearsay.tries') <= ${times} THEN RAISE EXCEPTION 'refused' USING ERRCODE = '${code}'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER refuse AFTER INSERT ON hearsay.statement FOR EACH STATEMENT EXECUTE FUNCTION hearsay.refuse()`,
      name,
    )
  const allowing = (name: string) => server.sql("DROP TRIGGER refuse ON hearsay.statement", name)

  it.each([
    ["two that wait for each other", "40P01"],
    ["two that meet", "40001"],
  ])("one of %s begins again", async (_, code) => {
    const name = database()
    const ledger = openLedger(server.address(name))
    refusing(name, code, 3)
    expect(await ledger.record(generatedRecord(3, 0))).toBe("added")
    expect(countsIn(name)).toBe("t")
    await ledger.close()
  })

  it.each([
    ["whose disk is full", "53100", /the server's disk is full; make room there and run this again/],
    ["that is damaged", "XX001", /the server's data is damaged/],
    ["for what nobody knows", "P0001", /PostgreSQL refused \(refused\)/],
  ])("one %s: says so, keeps what was answered for, and goes on when it can", async (_, code, message) => {
    const name = database()
    const ledger = openLedger(server.address(name))
    await ledger.record(generatedRecord(3, 0))
    refusing(name, code, 999)
    await expect(ledger.record(generatedRecord(3, 1))).rejects.toThrow(message)
    await expect(ledger.record(generatedRecord(3, 1))).rejects.toThrow(LedgerError)
    allowing(name)
    expect(await ledger.record(generatedRecord(3, 1))).toBe("added")
    await ledger.close()
    expect(countsIn(name)).toBe("t")
  })
})

/**
 * Another program, in the database's own words: holds the statements, waits until somebody writes articles, and wants those; it is patient, so that it is the other who notices.
 *
 * @returns when it has ended, and what became of it
 */
function crossing(name: string): Promise<number | null> {
  const script = `
    SET deadlock_timeout = '1min'; SET application_name = 'crossing'; BEGIN; LOCK TABLE hearsay.statement IN SHARE MODE;
    DO $$ BEGIN
      WHILE NOT EXISTS (SELECT 1 FROM pg_locks WHERE relation = 'hearsay.article'::regclass AND mode = 'RowExclusiveLock' AND granted)
      LOOP PERFORM pg_sleep(0.01); END LOOP; END $$;
    LOCK TABLE hearsay.article IN SHARE MODE; COMMIT;`
  const other = spawn("psql", ["-qXv", "ON_ERROR_STOP=1", "-c", script, server.address(name)], { stdio: "ignore" })
  return new Promise((done) => other.once("exit", done))
}

it("two that really wait for each other: the one that is broken off begins again, and both end", async () => {
  const name = database()
  const ledger = openLedger(server.address(name))
  await ledger.record(generatedRecord(3, 0))
  const other = crossing(name)
  const holds =
    "SELECT count(*) FROM pg_locks WHERE relation = 'hearsay.statement'::regclass AND mode = 'ShareLock' AND granted"
  while (server.sql(holds, name) === "0") await pause(20)
  expect(await ledger.record(generatedRecord(3, 1))).toBe("added")
  expect(await other).toBe(0)
  await ledger.close()
  const met = `SELECT deadlocks FROM pg_stat_database WHERE datname = '${name}'`
  for (let waited = 0; server.sql(met) === "0"; waited++) {
    if (waited === 100) throw new Error("nobody was broken off")
    await pause(100)
  }
  expect(server.sql(met)).toBe("1")
  expect(await idsIn(server.address(name))).toEqual(ids.slice(0, 2))
  expect(countsIn(name)).toBe("t")
})

/** Another program writes, until it is let go. */
function holding(name: string): () => void {
  const db = openPostgres(server.address(name), {}, reindex)
  db.hold()
  return () => db.close()
}

describe("while another writes and does not end", () => {
  it("whoever adds does not wait: what comes is kept, and put into its place when it can be", async () => {
    const name = database()
    const ledger = openLedger(server.address(name))
    await ledger.record(generatedRecord(3, 0))
    const release = holding(name)
    const other = openLedger(server.address(name))
    for (const i of [1, 2, 3]) expect(await other.record(generatedRecord(3, i))).toBe("added")
    expect(await ledger.record(generatedRecord(3, 0))).toBe("known")
    expect(await ledger.record(generatedRecord(3, 0, "2"))).toBe("reread")
    await other.close()
    expect((await ledger.search({})).items).toHaveLength(1)
    release()
    // Whoever asks for one of them has it; and whoever writes next puts all of them into their places.
    expect(await ledger.has(generatedRecord(3, 3).article)).toBe(true)
    expect(await idsIn(server.address(name))).toEqual(ids.slice(0, 4))
    expect((await ledger.article(ids[0] ?? ""))?.readings).toHaveLength(2)
    expect(server.sql("SELECT count(*) FROM hearsay.inbox", name)).toBe("0")
    await ledger.close()
  })

  it("what is no record stands in nobody's way", async () => {
    const name = database()
    const ledger = openLedger(server.address(name))
    await ledger.record(generatedRecord(3, 0))
    const release = holding(name)
    const record = generatedRecord(3, 1)
    await ledger.record({ ...record, statements: [...record.statements, ...record.statements] })
    await ledger.record(generatedRecord(3, 2))
    release()
    await ledger.record(generatedRecord(3, 3))
    expect(await idsIn(server.address(name))).toEqual([ids[0], ids[3], ids[2]])
    expect(await ledger.failures()).toMatchObject([{ uri: record.article.uri, code: "ledger" }])
    await ledger.close()
    expect(countsIn(name)).toBe("t")
  })

  it("whoever judges waits, and says so when it takes too long", async () => {
    const name = database()
    const ledger = openLedger(server.address(name), { wait: 100 })
    const release = holding(name)
    const verdict = { about: "copy", verdict: "same", a: "a", b: "b", who: "desk", why: null } as const
    await expect(ledger.judge(verdict)).rejects.toThrow(/another program is writing to it and does not end/)
    release()
    expect(await ledger.judge(verdict)).toMatchObject({ number: 1 })
    await ledger.close()
  })
})

describe("two adds at once", () => {
  it("both end, with nothing twice and nothing missing", async () => {
    const name = database()
    const address = server.address(name)
    const both = await Promise.all([run(adder, [address, written]), run(adder, [address, written])])
    expect(both.map(({ ended }) => ended)).toEqual([true, true])
    expect((await idsIn(address)).toSorted()).toEqual(ids.toSorted())
    expect(countsIn(name)).toBe("t")
  })
})
