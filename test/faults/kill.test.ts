/** `kill -9` at random moments of adding, the same ones for the same seed: HEARSAY_SEED, HEARSAY_KILLS. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { chance, generatedRecord } from "../../bench/ledger-generator.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { bundled } from "../bundled.ts"

const SEED = Number(process.env.HEARSAY_SEED ?? 5)
const KILLS = Number(process.env.HEARSAY_KILLS ?? 200)
const ARTICLES = 100
/** Killed at the same time, each with random moments and ledgers of its own. */
const LANES = 2
/**
 * In memory where there is such a disk. A kill loses nothing that was written, synced or not, so a real disk shows no more; but there a process
 * spends most of its time waiting for the disk, and most kills would find it so. Here they find it writing.
 */
const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "hearsay-"))
const adder = await bundled(new URL("adder.ts", import.meta.url))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs an add; kills it after so many answers and milliseconds. @returns the ids it answered for, and whether it ended by itself */
async function run(
  path: string,
  killAfter?: { answers: number; ms: number },
): Promise<{ ids: string[]; ended: boolean }> {
  const child = spawn(process.execPath, [adder, path, String(ARTICLES)], { stdio: ["ignore", "pipe", "inherit"] })
  const exit = once(child, "exit")
  let said = ""
  let doomed = false
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk
    if (!killAfter || doomed || said.split("\n").length - 1 < killAfter.answers) return
    doomed = true
    setTimeout(() => child.kill("SIGKILL"), killAfter.ms)
  })
  const [code] = await exit
  const lines = said.split("\n").slice(0, -1)
  return { ids: lines.filter((each) => /^[0-9a-f]{16}$/.test(each)), ended: code === 0 }
}

const integrity = (path: string) => {
  const db = new DatabaseSync(path)
  db.exec(
    "INSERT INTO article_words (article_words) VALUES ('integrity-check'); INSERT INTO statement_words (statement_words) VALUES ('integrity-check')",
  )
  const result = db.prepare("PRAGMA integrity_check").get()?.integrity_check
  const counts = db
    .prepare(
      "SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM reading) AS readings, (SELECT count(*) FROM statement) AS statements",
    )
    .get()
  db.close()
  return { result, counts }
}

/** What a ledger with the first so many articles has, whole. */
const countsOf = (articles: number) => ({
  articles,
  readings: articles,
  statements: statementsOf.slice(0, articles).reduce((sum, n) => sum + n, 0),
})
const statementsOf = Array.from({ length: ARTICLES }, (_, i) => generatedRecord(3, i).statements.length)

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
    expect((await run(whole)).ended).toBe(true)
    const expected = await contents(whole)
    expect(expected).toHaveLength(ARTICLES)
    await Promise.all(Array.from({ length: LANES }, (_, lane) => killed(lane, Math.ceil(KILLS / LANES), expected)))
  })
})

async function killed(lane: number, times: number, expected: readonly string[]): Promise<void> {
  const random = chance(SEED + lane)
  const pathOf = (kills: number) => join(folder, `killed-${lane}-${kills}.db`)
  let path = pathOf(0)
  let answered = new Set<string>()
  for (let kills = 0; kills < times; ) {
    const { ids, ended } = await run(path, { answers: 1 + Math.floor(random() * 12), ms: Math.floor(random() * 12) })
    for (const id of ids) {
      expect(answered.has(id)).toBe(false)
      answered.add(id)
    }
    const { result, counts } = integrity(path)
    expect(result).toBe("ok")
    expect(counts).toEqual(countsOf(Number(counts?.articles)))
    const ledger = openLedger(path)
    for (const id of ids) expect(await ledger.article(id)).not.toBeNull()
    await ledger.close()
    if (!ended) kills++
    else {
      expect(await contents(path)).toEqual(expected)
      path = pathOf(kills)
      answered = new Set()
    }
  }
  expect((await run(path)).ended).toBe(true)
  expect(await contents(path)).toEqual(expected)
}

describe("two adds at once", () => {
  it("both end, with nothing twice and nothing missing", { timeout: 600_000 }, async () => {
    const path = join(folder, "two.db")
    const both = await Promise.all([run(path), run(path)])
    expect(both.map(({ ended }) => ended)).toEqual([true, true])
    expect((await contents(path)).toSorted()).toEqual((await contents(join(folder, "whole.db"))).toSorted())
    expect(integrity(path).result).toBe("ok")
  })
})
