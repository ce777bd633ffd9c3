import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { told } from "../../../test/contracts/ledger.ts"
import type { Patch } from "../../record/index.ts"
import { openLedger } from "../index.ts"
import { SqliteDatabase } from "../sqlite/database.ts"
import { settle } from "./names.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
afterAll(() => rmSync(folder, { recursive: true }))

describe("a judgement of a kind that this version does not know", () => {
  it("stands beside those on entities, changes nothing of theirs, and can be undone", async () => {
    const path = join(folder, "ledger.db")
    const ledger = openLedger(path)
    await ledger.record(told("Ada Venn said one.", [["Ada Venn", "one"]]))
    await ledger.record(told("Baroness Greyfell said two.", [["Baroness Greyfell", "two"]]))
    const [a = "", b = ""] = (await ledger.speakers()).items.map(({ id }) => id ?? "")
    const later = new DatabaseSync(path)
    later
      .prepare(
        "INSERT INTO judgement (about, verdict, a, b, who, why, at) VALUES ('weather', 'same', ?, ?, 'desk', NULL, '2032-01-01')",
      )
      .run(a, b)
    later.close()
    await ledger.judge({ about: "entity", verdict: "different", a, b, who: "desk", why: null })
    expect((await ledger.speakers()).items).toHaveLength(2)
    expect(await ledger.judgements()).toMatchObject([
      { number: 1, about: "weather", missing: [a, b], undone: false },
      { number: 2, about: "entity", missing: [] },
    ])
    expect(await ledger.undo(1, "desk")).toMatchObject({ number: 1, about: "weather", undone: true })
    expect((await ledger.speakers()).items).toHaveLength(2)
    await ledger.close()
    const kept = new DatabaseSync(path)
    expect(kept.prepare("SELECT about FROM judgement WHERE verdict = 'undo'").all()).toEqual([{ about: "weather" }])
    kept.close()
  })
})

describe("names that people judge", () => {
  const speakersOf = (length: number) =>
    Array.from({ length }, (_, i) => `Ada ${String.fromCharCode(65 + (i % 26))}${"venn".repeat(1 + (i % 7))}${i}`)
  const by = { who: "desk", why: null }

  /** A ledger of their article, in which these were judged before. */
  async function judgedBefore(
    [name, count]: [file: string, names: number],
    verdict: string,
    pairs: (ids: string[]) => [string, string][],
  ) {
    const speakers = speakersOf(count)
    const path = join(folder, name)
    const first = openLedger(path)
    const text = speakers.map((each) => `${each} said so.`).join(" ")
    await first.record(
      told(
        text,
        speakers.map((each) => [each, "so"]),
      ),
    )
    const ids: string[] = []
    for await (const { id } of first.voices()) ids.push(id)
    await first.close()
    const file = new DatabaseSync(path)
    const add = file.prepare(
      "INSERT INTO judgement (about, verdict, a, b, who, why, at) VALUES ('entity', ?, ?, ?, 'desk', ?, '2030-01-01T00:00:00.000Z')",
    )
    for (const [i, [a, b]] of pairs(ids).entries()) add.run(verdict, a, b, String(i))
    file.close()
    return { ledger: openLedger(path), ids }
  }

  it("are not taken for one where more would hang together than anybody has, and nothing of it is kept", async () => {
    const { ledger, ids } = await judgedBefore(["row.db", 320], "same", (ids) =>
      ids.slice(2).map((id, i) => [ids[i + 1] ?? "", id]),
    )
    const before = (await ledger.judgements()).length
    await expect(
      ledger.judge({ about: "entity", verdict: "same", a: ids[0] ?? "", b: ids[1] ?? "", ...by }),
    ).rejects.toThrow(/more than 300 names would hang together/)
    expect(await ledger.judgements()).toHaveLength(before)
    // What parts them again is always heard.
    expect(
      await ledger.judge({ about: "entity", verdict: "different", a: ids[0] ?? "", b: ids[1] ?? "", ...by }),
    ).toMatchObject({ verdict: "different" })
    expect(await ledger.undo(before, "desk")).toMatchObject({ undone: true })
    await ledger.close()
  })

  it("are judged no further where a thousand judgements speak of one", async () => {
    const { ledger, ids } = await judgedBefore(["often.db", 2], "different", ([a = "", b = ""]) =>
      Array.from({ length: 1000 }, () => [a, b]),
    )
    const [a = "", b = ""] = ids
    await expect(ledger.judge({ about: "entity", verdict: "same", a, b, ...by })).rejects.toThrow(
      /more than 1000 judgements/,
    )
    expect(await ledger.undo(1000, "desk")).toMatchObject({ undone: true })
    expect(await ledger.judge({ about: "entity", verdict: "same", a, b, ...by })).toMatchObject({ verdict: "same" })
    await ledger.close()
  })

  it("of a patch are refused where too many would hang together, one by one, and all others are kept", async () => {
    const { ledger, ids } = await judgedBefore(["patch.db", 320], "same", () => [])
    const patch = (verdict: "same" | "different", a = "", b = ""): Patch => {
      return { about: "entity", verdict, a, b, ...by, at: "2020-01-02T00:00:00.000Z", undoneBy: null }
    }
    const row = ids.slice(1).map((id) => patch("same", ids[0], id))
    const taken = await ledger.take([
      ...row,
      patch("different", ids[1], ids[2]),
      patch("different", ids[318], ids[319]),
    ])
    const refused = taken.flatMap((one, i) => ("refused" in one ? i : []))
    // 300 are one person; whoever comes after them is not.
    expect(refused).toEqual(Array.from({ length: 20 }, (_, i) => 299 + i))
    expect(await ledger.judgements()).toHaveLength(taken.length - 20)
    const members = (await ledger.entity(ids[0] ?? ""))?.aliases.length ?? 0
    expect(members).toBe(299)
    await ledger.close()
  })

  it("are looked at only where they may be one: who is another leads to nobody", async () => {
    const path = join(folder, "apart.db")
    const { ledger } = await judgedBefore(["apart.db", 40], "different", ([a = "", ...others]) =>
      others.map((b) => [a, b]),
    )
    await ledger.close()
    const file = new DatabaseSync(path)
    const db = new SqliteDatabase(path, file)
    const [a = "", b = ""] = db
      .all<{ id: string }>("SELECT id FROM name WHERE shared = 1 ORDER BY id")
      .map(({ id }) => id)
    expect(settle(db, [a, b]).looked.size).toBe(2)
    file.close()
  })
})
