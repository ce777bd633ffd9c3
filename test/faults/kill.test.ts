/** `kill -9` at random moments of adding, the same ones for the same seed: HEARSAY_SEED, HEARSAY_KILLS. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { chance, generatedRecord } from "../../bench/ledger-generator.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { bundled } from "../bundled.ts"
import { folderInMemory, killed, type Moment, run, writtenIn } from "./killed.ts"

const SEED = Number(process.env.HEARSAY_SEED ?? 5)
const KILLS = Number(process.env.HEARSAY_KILLS ?? 200)
const ARTICLES = 100
/** Killed at the same time, each with random moments and ledgers of its own. */
const LANES = 2
const folder = folderInMemory()
const records = Array.from({ length: ARTICLES }, (_, i) => generatedRecord(3, i))
const written = writtenIn(folder, records)
const adder = await bundled(new URL("adder.ts", import.meta.url))

/** Says the id of each article, and beside them how many were added. */
async function add(path: string, kill?: Moment) {
  const { lines, ended } = await run(adder, [path, written], kill)
  return { lines: lines.filter((line) => /^[0-9a-f]{16}$/.test(line)), ended }
}
afterAll(() => rmSync(folder, { recursive: true }))

/** What SQLite finds of the file, the indexes of words among it, and how much is in it. */
const integrity = (path: string) => {
  const db = new DatabaseSync(path)
  const result = db.prepare("PRAGMA integrity_check").get()?.integrity_check
  const counts = db
    .prepare(
      "SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM reading) AS readings, (SELECT count(*) FROM statement) AS statements",
    )
    .get()
  db.close()
  return { result, counts }
}

/** The indexes of words have the words of what is kept, and no others: SQLite throws otherwise. */
function expectIndexed(path: string): void {
  const db = new DatabaseSync(path)
  for (const index of ["article_words", "statement_words"])
    db.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`)
  db.close()
}

/** What a ledger with the first so many articles has, whole. */
const countsOf = (articles: number) => ({
  articles,
  readings: articles,
  statements: records.slice(0, articles).reduce((sum, { statements }) => sum + statements.length, 0),
})

async function contents(path: string): Promise<string[]> {
  const ledger = openLedger(path)
  const records = []
  for await (const { record } of ledger.records()) records.push(JSON.stringify(record))
  await ledger.close()
  return records
}

describe(`adding, killed ${KILLS} times`, () => {
  it("loses nothing that it answered for, adds nothing twice, and ends as if never killed", {
    timeout: 1_200_000,
  }, async () => {
    const whole = join(folder, "whole.db")
    expect((await add(whole)).ended).toBe(true)
    const expected = await contents(whole)
    expect(expected).toHaveLength(ARTICLES)
    await Promise.all(Array.from({ length: LANES }, (_, nth) => lane(nth, Math.ceil(KILLS / LANES), expected)))
  })
})

/** @returns once so many kills are done: each is of one of its own ledgers */
function lane(nth: number, times: number, expected: readonly string[]): Promise<void> {
  const random = chance(SEED + nth)
  return killed({
    times,
    fresh: null,
    path: join(folder, `killed-${nth}`),
    start: add,
    moment: () => ({ lines: 1 + Math.floor(random() * 12), ms: Math.floor(random() * 12) }),
    async after(path, ids) {
      const { result, counts } = integrity(path)
      expect(result).toBe("ok")
      expect(counts).toEqual(countsOf(Number(counts?.articles)))
      const ledger = openLedger(path)
      for (const id of ids) expect(await ledger.article(id)).not.toBeNull()
      await ledger.close()
    },
    async ended(path, ids) {
      expect(new Set(ids).size).toBe(ids.length)
      expectIndexed(path)
      expect(await contents(path)).toEqual(expected)
    },
  })
}

describe("two adds at once", () => {
  it("both end, with nothing twice and nothing missing", { timeout: 600_000 }, async () => {
    const path = join(folder, "two.db")
    const both = await Promise.all([add(path), add(path)])
    expect(both.map(({ ended }) => ended)).toEqual([true, true])
    expect((await contents(path)).toSorted()).toEqual((await contents(join(folder, "whole.db"))).toSorted())
    expect(integrity(path).result).toBe("ok")
    expectIndexed(path)
  })
})
