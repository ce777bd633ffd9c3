/** `kill -9` at random moments of marking and comparing, the same ones for the same seed: HEARSAY_SEED, HEARSAY_KILLS. */
import { copyFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { chance } from "../../bench/ledger-generator.ts"
import { compareMatters, MATTERS, matterMarks, matterRecord } from "../../bench/ledger-matters.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { bundled } from "../bundled.ts"
import { folderInMemory, killed, type Moment, run, whole } from "./killed.ts"

const SEED = Number(process.env.HEARSAY_SEED ?? 5)
const KILLS = Number(process.env.HEARSAY_KILLS ?? 40)
const ARTICLES = 60
const EARLIER = { marks: "matter/1", comparisons: "claims/1" } as const
const folder = folderInMemory()
const comparer = await bundled(new URL("comparer.ts", import.meta.url))
const compare = (path: string, kill?: Moment) => run(comparer, [path], kill)
afterAll(() => rmSync(folder, { recursive: true }))

/** A ledger of which an earlier version compared everything, and in which two articles were read again since. */
async function made(): Promise<string> {
  const path = join(folder, "made.db")
  const ledger = openLedger(path)
  const records = Array.from({ length: ARTICLES }, (_, i) => matterRecord(i))
  for (const record of records) await ledger.record(record)
  await compareMatters(ledger, EARLIER)
  for (const record of [records[3], records[40]])
    if (record) await ledger.record({ ...record, model: { name: "generated", version: "2" } })
  await ledger.close()
  return path
}

/** What was found, and what of an earlier version is left. */
async function contents(path: string) {
  const db = whole(path)
  const kinds = db.prepare("SELECT work, name FROM kind ORDER BY work, name").all()
  const rows = db.prepare("SELECT count(*) AS n FROM mark UNION ALL SELECT count(*) FROM comparison").all()
  db.close()
  const ledger = openLedger(path)
  const ids = []
  for await (const { record } of ledger.records({ allVersions: true })) ids.push(record.article.id)
  const sharing = []
  const options = { fewest: 2, most: 48 }
  for (let i = 0; i < ARTICLES; i++)
    sharing.push(await ledger.sharing(MATTERS.marks, matterMarks(MATTERS.marks, matterRecord(i)), options))
  const found = await ledger.comparisons(MATTERS.comparisons, ids)
  const groups = []
  for await (const group of ledger.groups(MATTERS.comparisons)) groups.push(group)
  await ledger.close()
  return { kinds, rows, sharing, found, groups }
}

describe(`comparing, killed ${KILLS} times`, () => {
  it("loses nothing that it answered for, compares nothing twice, and ends as if never killed", {
    timeout: 600_000,
  }, async () => {
    const fresh = await made()
    const never = join(folder, "never-killed.db")
    copyFileSync(fresh, never)
    expect((await compare(never)).lines).toHaveLength(ARTICLES)
    const expected = await contents(never)
    expect(expected.found.length).toBeGreaterThan(ARTICLES)
    expect(expected.kinds).toEqual([
      { work: "compare", name: "claims/2" },
      { work: "mark", name: "matter/2" },
      { work: "mark", name: "text" },
    ])
    const random = chance(SEED)
    await killed({
      times: KILLS,
      fresh,
      path: join(folder, "killed"),
      start: compare,
      moment: () => ({ lines: Math.floor(random() * 40), ms: Math.floor(random() * 12) }),
      async ended(path, ids, kills) {
        // It may be killed between the ledger's answer and saying so; then nobody says so.
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBeGreaterThan(ARTICLES - 1 - kills)
        expect(await contents(path)).toEqual(expected)
      },
    })
  })

  it("comes to the same when two do it at once", { timeout: 600_000 }, async () => {
    const path = join(folder, "two.db")
    copyFileSync(join(folder, "made.db"), path)
    const both = await Promise.all([compare(path), compare(path)])
    expect(both.map(({ ended }) => ended)).toEqual([true, true])
    expect(await contents(path)).toEqual(await contents(join(folder, "never-killed.db")))
  })
})
