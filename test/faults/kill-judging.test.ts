/** `kill -9` at random moments of judging, the same ones for the same seed: HEARSAY_SEED, HEARSAY_KILLS. */
import { copyFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { chance, generatedRecord, laterVersion } from "../../bench/ledger-generator.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { bundled } from "../bundled.ts"
import { folderInMemory, killed, type Moment, run, whole } from "./killed.ts"

const SEED = Number(process.env.HEARSAY_SEED ?? 5)
const KILLS = Number(process.env.HEARSAY_KILLS ?? 20)
const JUDGEMENTS = 60
const folder = folderInMemory()
const judger = await bundled(new URL("judger.ts", import.meta.url))
const judge = (path: string, kill?: Moment) => run(judger, [path, String(JUDGEMENTS)], kill)
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

/** All that follows from what was judged. */
async function contents(path: string) {
  const db = whole(path)
  // Compared with the words that are kept: that the index is whole in itself was seen before.
  db.exec("INSERT INTO statement_words (statement_words, rank) VALUES ('integrity-check', 1)")
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
    const never = join(folder, "never-killed.db")
    copyFileSync(fresh, never)
    expect((await judge(never)).lines).toHaveLength(JUDGEMENTS + JUDGEMENTS / 3)
    const expected = await contents(never)
    expect(expected.judgements).toHaveLength(JUDGEMENTS)
    expect(expected.articles.some(({ record, asRead }) => record.statements.length < asRead.statements.length)).toBe(
      true,
    )
    const random = chance(SEED)
    await killed({
      times: KILLS,
      fresh,
      path: join(folder, "killed"),
      start: judge,
      moment: () => ({ lines: 1 + Math.floor(random() * 40), ms: Math.floor(random() * 12) }),
      async after(path, lines) {
        const ledger = openLedger(path)
        const kept = await ledger.judgements()
        await ledger.close()
        for (const line of lines) {
          const number = Number(line.replace("undone ", ""))
          const judgement = kept.find((each) => each.number === number)
          expect(judgement).toBeDefined()
          if (line.startsWith("undone")) expect(judgement?.undone).toBe(true)
        }
      },
      ended: async (path) => expect(await contents(path)).toEqual(expected),
    })
  })
})
