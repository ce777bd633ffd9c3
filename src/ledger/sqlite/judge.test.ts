import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { told } from "../../../test/contracts/ledger.ts"
import { openLedger } from "../index.ts"

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
