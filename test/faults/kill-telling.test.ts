/** `kill -9` at random moments of comparing and telling, the same ones for the same seed: HEARSAY_SEED, HEARSAY_KILLS. */
import { copyFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { chance } from "../../bench/ledger-generator.ts"
import { openLedger } from "../../src/ledger/index.ts"
import type { Record } from "../../src/record/index.ts"
import { keepUp } from "../../src/story/index.ts"
import { bundled } from "../bundled.ts"
import { en, judge, written } from "../story/records.ts"
import { folderInMemory, killed, type Moment, run, whole } from "./killed.ts"

const SEED = Number(process.env.HEARSAY_SEED ?? 5)
const KILLS = Number(process.env.HEARSAY_KILLS ?? 25)
const folder = folderInMemory()
const teller = await bundled(new URL("teller.ts", import.meta.url))
const tell = (path: string, kill?: Moment) => run(teller, [path], kill)
afterAll(() => rmSync(folder, { recursive: true }))

const MATTERS = [
  [
    "the outer quay at Grellau will be closed for repairs in June",
    "freighters from Port Havel must then go round by Cape Norvik",
  ],
  ["the Lisk bridge at Ostby will be shut to lorries by Monday", "the mayor of Ostby wants a ferry to run from Lisk"],
  [
    "the foundry at Vellmark cast a bell for the church of Tarn",
    "the old bell of Tarn cracked in the frost of January",
  ],
  ["a storm took the roof off the fish market at Skarholm", "the fish auction of Skarholm moves to Norrland until May"],
]
const SPEAKERS = ["Jun Hald", "Ada Quill", "Ruth Amsel", "Ivo Brandt", "Mara Voss", "Tove Askild"]

/** Each matter as each speaker tells it; the last article has something of the first two. */
function articles(): Record[] {
  const on = (n: number, by: string, says: readonly string[]) =>
    written(
      n.toString(16).padStart(16, "a"),
      { outlet: `${by} Post`, on: `2031-03-${String((n % 27) + 1).padStart(2, "0")}` },
      says.map((words) => `Yesterday ${by} of Tarn said that ${words}.`).join(" "),
      ...says.map((words) => ({ says: words, by })),
    )
  const each = MATTERS.flatMap((says, m) => SPEAKERS.slice(m).map((by, i) => on(m * 10 + i, by, says)))
  return [...each, on(99, "Nils Orm", [...(MATTERS[0] ?? []), ...(MATTERS[1] ?? [])])]
}

/** A ledger of which an earlier version told all but the last three articles, of which one is read again and of one something is judged. */
async function made(): Promise<string> {
  const path = join(folder, "made.db")
  const ledger = openLedger(path)
  const all = articles()
  for (const record of all.slice(0, -3)) await ledger.record(record)
  await keepUp(ledger, async () => judge, { judge: "1", story: "1" }, en)
  for (const record of all.slice(-3)) await ledger.record(record)
  const [first, second] = all
  if (first && second) {
    await ledger.record({ ...first, model: { name: "none", version: "1" } })
    const judged = { about: "copy", verdict: "different", who: "desk", why: null } as const
    await ledger.judge({ ...judged, a: first.article.id, b: second.article.id })
  }
  await ledger.close()
  return path
}

/** What is told, and that the index says the same as the stories. */
async function contents(path: string) {
  const db = whole(path)
  const count = (sql: string) => Number(Object.values(db.prepare(sql).get() ?? {})[0])
  expect(count("SELECT count(*) FROM untold")).toBe(0)
  expect(count("SELECT count(*) FROM told")).toBe(count("SELECT count(*) FROM article"))
  expect(count("SELECT count(*) FROM claim_words")).toBe(count("SELECT sum(lines) FROM claim"))
  expect(count("SELECT count(*) FROM claim_article WHERE claim NOT IN (SELECT n FROM claim)")).toBe(0)
  db.close()
  const ledger = openLedger(path)
  const listed = await ledger.stories({ limit: 99 })
  const stories = []
  for (const { id } of listed.items) stories.push(await ledger.story(id))
  const claims = (await ledger.claims({ limit: 999 })).items
  const found = (await ledger.claims({ words: "bell", limit: 999 })).items
  await ledger.close()
  return { listed, stories, claims, found }
}

describe(`telling, killed ${KILLS} times`, () => {
  it("loses nothing that it answered for, leaves no half story, and ends as if never killed", {
    timeout: 600_000,
  }, async () => {
    const fresh = await made()
    const never = join(folder, "never-killed.db")
    copyFileSync(fresh, never)
    await tell(never)
    const expected = await contents(never)
    expect(expected.stories.length).toBe(3)
    expect(expected.found.length).toBeGreaterThan(0)
    const random = chance(SEED)
    await killed({
      times: KILLS,
      fresh,
      path: join(folder, "killed"),
      start: tell,
      moment: () => ({ lines: Math.floor(random() * 3), ms: Math.floor(random() * 150) }),
      async ended(path, stories) {
        // What it answered for is kept, so no story of the same articles is told twice.
        expect(new Set(stories).size).toBe(stories.length)
        expect(await contents(path)).toEqual(expected)
      },
    })
  })

  it("comes to the same when two do it at once", { timeout: 600_000 }, async () => {
    const path = join(folder, "two.db")
    copyFileSync(join(folder, "made.db"), path)
    const both = await Promise.all([tell(path), tell(path)])
    expect(both.map(({ ended }) => ended)).toEqual([true, true])
    expect(await contents(path)).toEqual(await contents(join(folder, "never-killed.db")))
  })
})
