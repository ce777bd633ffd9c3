/** `kill -9` at random moments of judging, the same ones for the same seed: HEARSAY_SEED, HEARSAY_KILLS. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { chance, generatedRecord, laterVersion } from "../../bench/ledger-generator.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { bundled } from "../bundled.ts"

const SEED = Number(process.env.HEARSAY_SEED ?? 5)
const KILLS = Number(process.env.HEARSAY_KILLS ?? 20)
const JUDGEMENTS = 60
const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "hearsay-"))
const judger = await bundled(new URL("judger.ts", import.meta.url))
afterAll(() => rmSync(folder, { recursive: true }))

/** Twelve articles, of which two have a later version, that takes over what is judged of them. */
async function made(): Promise<string> {
  const path = join(folder, "made.db")
  const ledger = openLedger(path, { now: () => "2031-03-08T09:00:00.000Z" })
  const records = Array.from({ length: 12 }, (_, i) => generatedRecord(3, i))
  for (const record of [...records, ...records.slice(0, 2).map(laterVersion)]) await ledger.record(record)
  await ledger.close()
  return path
}

/** @returns what it answered for, and whether it ended by itself */
async function run(path: string, killAfter?: { answers: number; ms: number }) {
  const child = spawn(process.execPath, [judger, path, String(JUDGEMENTS)], {
    stdio: ["ignore", "pipe", "inherit"],
  })
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
  return { lines, ended: code === 0 }
}

/** All that follows from what was judged. */
async function contents(path: string) {
  const db = new DatabaseSync(path)
  expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" })
  expect(db.prepare("PRAGMA foreign_key_check").all()).toEqual([])
  db.exec("INSERT INTO statement_words (statement_words) VALUES ('integrity-check')")
  db.close()
  const ledger = openLedger(path)
  const articles = []
  for await (const kept of ledger.records({ allVersions: true })) articles.push(kept)
  const all = {
    articles,
    judgements: await ledger.judgements(),
    statements: (await ledger.search({ of: "statements", limit: 999, allVersions: true })).items,
    speakers: (await ledger.speakers({ limit: 999 })).items,
    outlets: (await ledger.outlets()).items,
    notes: await ledger.notes({ limit: 999 }),
  }
  await ledger.close()
  return all
}

describe(`judging, killed ${KILLS} times`, () => {
  it("loses no judgement and no undoing that it answered for, and ends as if never killed", {
    timeout: 600_000,
  }, async () => {
    const fresh = await made()
    const whole = join(folder, "whole.db")
    copyFileSync(fresh, whole)
    expect((await run(whole)).lines).toHaveLength(JUDGEMENTS + JUDGEMENTS / 3)
    const expected = await contents(whole)
    expect(expected.judgements).toHaveLength(JUDGEMENTS)
    expect(expected.articles.some(({ record, asRead }) => record.statements.length < asRead.statements.length)).toBe(
      true,
    )
    const random = chance(SEED)
    for (let kills = 0; kills < KILLS; ) {
      const path = join(folder, `killed-${kills}.db`)
      copyFileSync(fresh, path)
      for (let ended = false; !ended; ) {
        const far = 1 + Math.floor(random() * 40)
        const { lines, ended: isDone } = await run(path, { answers: far, ms: Math.floor(random() * 12) })
        const ledger = openLedger(path)
        const kept = await ledger.judgements()
        await ledger.close()
        for (const line of lines) {
          const number = Number(line.replace("undone ", ""))
          const judgement = kept.find((each) => each.number === number)
          expect(judgement).toBeDefined()
          if (line.startsWith("undone")) expect(judgement?.undone).toBe(true)
        }
        ended = isDone
        if (!isDone) kills++
      }
      expect(await contents(path)).toEqual(expected)
    }
  })
})
