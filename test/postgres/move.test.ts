/** A ledger is moved from a file to PostgreSQL and back: it answers as before, however often the move was broken off. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { TELLER } from "../../bench/told-matters.ts"
import { type Ledger, moveLedger, openLedger } from "../../src/ledger/index.ts"
import { move } from "../../src/ledger/move/move.ts"
import { openPostgres } from "../../src/ledger/postgres/open.ts"
import type { Database } from "../../src/ledger/sql/database.ts"
import { reindex } from "../../src/ledger/sql/index-record.ts"
import { openDatabase } from "../../src/ledger/sqlite/open.ts"
import { bundled } from "../bundled.ts"
import { run } from "../faults/killed.ts"
import { filled, now } from "./filled.ts"
import { sharedDatabase } from "./run.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
const first = join(folder, "first.db")
let expected: { [what: string]: unknown }

beforeAll(async () => {
  const ledger = await filled(openLedger(first, { now }))
  expected = await allOf(ledger)
  await ledger.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list = []
  for await (const item of items) list.push(item)
  return list
}

/** All that can be asked of it. Stories are told again. */
async function allOf(ledger: Ledger) {
  const { watches } = ledger
  const { jobs } = ledger
  return {
    records: (await listOf(ledger.records({ allVersions: true }))).map((kept) => JSON.stringify(kept)),
    found: await ledger.search({ words: "okafor", of: "statements" }),
    articles: await ledger.articles({ limit: 99 }),
    speakers: await ledger.speakers({ limit: 999 }),
    named: await ledger.search({ speaker: "okafor" }),
    outlets: await ledger.outlets(),
    notes: await ledger.notes(),
    judgements: await ledger.judgements(),
    log: await ledger.log(),
    failures: await ledger.failures(),
    joins: await ledger.joins(),
    doubts: await ledger.doubts(),
    groups: await listOf(ledger.groups(TELLER.comparisons)),
    sharing: await ledger.sharing("text", [7], { fewest: 1, most: 999 }),
    uncompared: (await listOf(ledger.uncompared(TELLER.comparisons))).map(({ record }) => record.article.id),
    proposals: await ledger.proposals.list(),
    jobs: await jobs.list(),
    work: Buffer.from((await jobs.work(1)) ?? []).toString(),
    feeds: await watches.feeds(),
    pages: await watches.duePages(9),
    robots: await watches.robots("https://a.example"),
    saved: await watches.saved(),
    claims: await watches.claims(1),
    mark: await watches.mark(),
    news: await ledger.news("0-0"),
  }
}

async function isAsBefore(path: string): Promise<void> {
  const ledger = openLedger(path, { now })
  expect(await allOf(ledger)).toEqual(expected)
  // All of it is told again, and what is added goes on from there.
  expect((await listOf(ledger.untold(TELLER))).length).toBeGreaterThan(0)
  expect(await ledger.record(generatedRecord(9, 100))).toBe("added")
  const saved = await ledger.watches.save(
    { wanted: { claim: "b/0-1", text: "y" }, webhook: null, upto: await ledger.watches.mark() },
    [],
  )
  expect(saved.number).toBeGreaterThan(1)
  await ledger.close()
}

/** Ends the program where the work of a transaction is done and not yet kept, the so manieth. */
function endingAt(db: Database, nth: number): Database {
  let count = 0
  const kept = db.transaction.bind(db)
  db.transaction = (work) =>
    kept(() => {
      const result = work()
      if (++count === nth) throw new RangeError("it was ended")
      return result
    })
  return db
}

describe("a ledger that is moved", () => {
  it("to PostgreSQL and back answers as before", async () => {
    const [middle, last] = [await sharedDatabase(), join(folder, "last.db")]
    const moved = moveLedger(first, middle, () => {})
    expect(moved).toEqual({ articles: 36, judgements: 4 })
    moveLedger(middle, last, () => {})
    await isAsBefore(middle)
    await isAsBefore(last)
  })

  it.each(["to PostgreSQL", "to a file"])("%s, broken off again and again, goes on where it was", async (where) => {
    const path = where === "to a file" ? join(folder, "steps.db") : await sharedDatabase()
    const open = (): Database =>
      where === "to a file" ? openDatabase(path, {}, reindex) : openPostgres(path, {}, reindex)
    for (let isDone = false; !isDone; ) {
      const from = openDatabase(first, {}, reindex)
      const to = open()
      try {
        // Three are kept, the fourth not.
        move({ from, to: endingAt(to, 4), progress: () => {} })
        isDone = true
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
        expect(() => openLedger(path)).toThrow(/another ledger is being moved into it/)
      }
      from.close()
      to.close()
    }
    await isAsBefore(path)
  })

  it("and whose move is killed is whole when that is run again", async () => {
    const mover = await bundled(new URL("mover.ts", import.meta.url))
    const path = await sharedDatabase()
    for (const ms of [0, 60]) await run(mover, [first, path], { lines: 1, ms })
    expect((await run(mover, [first, path])).ended).toBe(true)
    await isAsBefore(path)
  })

  it("goes into nothing that holds something, and not on when it was written to since", async () => {
    const [from, to, other] = ["from", "to", "other"].map((name) => join(folder, `${name}.db`)) as [
      string,
      string,
      string,
    ]
    for (const [path, i] of [
      [from, 1],
      [other, 2],
    ] as const) {
      const ledger = openLedger(path)
      await ledger.record(generatedRecord(1, i))
      await ledger.close()
    }
    expect(() => moveLedger(from, other, () => {})).toThrow(/holds something already/)
    const [source, target] = [openDatabase(from, {}, reindex), openDatabase(to, {}, reindex)]
    expect(() => move({ from: source, to: endingAt(target, 4), progress: () => {} })).toThrow(RangeError)
    source.close()
    target.close()
    expect(() => moveLedger(other, to, () => {})).toThrow(/from.db is being moved into it/)
    const ledger = openLedger(from)
    await ledger.record(generatedRecord(1, 3))
    await ledger.close()
    expect(() => moveLedger(from, to, () => {})).toThrow(/was written to after the move had begun/)
  })
})
