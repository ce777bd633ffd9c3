/** What every ledger promises of what is to be looked at first, whatever keeps it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { type Ledger, statementVerdict } from "../../src/ledger/index.ts"
import { articleSaying } from "../doubtful.ts"

const by = { who: "Nora", why: null }

export function doubtsContract(name: string, make: () => Promise<{ ledger: Ledger; remove: () => Promise<void> }>) {
  let ledger: Ledger
  let remove: () => Promise<void>
  beforeEach(async () => {
    ;({ ledger, remove } = await make())
  })
  afterEach(async () => {
    await ledger.close()
    await remove()
  })

  const judgeFirst = async (article: string) => {
    const kept = await ledger.article(article)
    if (!kept) throw new Error("no article")
    return ledger.judge(statementVerdict(kept, "s1", { verdict: "right" }, by))
  }

  describe(`doubts in ${name}`, () => {
    it("come with the heaviest first, a page at a time", async () => {
      await ledger.record(articleSaying({ title: "Mild", stance: "asks", confidence: 0.6 }))
      await ledger.record(articleSaying({ title: "Grave", stance: "denies", confidence: 0.4 }))
      await ledger.record(articleSaying({ title: "Sure", stance: "denies", confidence: 0.99 }))
      const first = await ledger.doubts({ limit: 1 })
      expect(first.items.map(({ kind }) => kind)).toEqual(["low confidence"])
      const rest = await ledger.doubts({ limit: 5, cursor: first.next ?? "" })
      expect(rest).toMatchObject({ items: [{ kind: "low confidence" }], next: null })
      expect(first.items[0]?.weight).toBeGreaterThan(rest.items[0]?.weight ?? 1)
      expect(await ledger.doubtCounts()).toEqual([{ kind: "low confidence", statements: 2 }])
    })

    it("are gone when somebody has judged, and back when that is undone", async () => {
      const record = articleSaying({ title: "Grave", stance: "denies", confidence: 0.4 })
      await ledger.record(record)
      const { number } = await judgeFirst(record.article.id)
      expect((await ledger.doubts()).items).toEqual([])
      expect(await ledger.doubtCounts()).toEqual([])
      await ledger.undo(number, "Nora")
      expect((await ledger.doubts()).items).toHaveLength(1)
    })

    it("can be asked for by kind", async () => {
      await ledger.record(articleSaying({ title: "Grave", stance: "denies", confidence: 0.4 }))
      await ledger.record(articleSaying({ title: "Put on", stance: "says", confidence: 0.99, source: "the official" }))
      expect((await ledger.doubts({ kind: "name on unnamed words" })).items).toMatchObject([
        { kind: "name on unnamed words", statement: "s1" },
      ])
    })
  })

  describe(`names that were joined in ${name}`, () => {
    it("come with the least sure first, until somebody judges of them", async () => {
      for (const [title, speaker] of [
        ["One", "Maria Zelenska"],
        ["Two", "Maria Zelenskaa"],
      ] as const)
        await ledger.record(articleSaying({ title, stance: "says", confidence: 0.9, speaker }))
      const { items } = await ledger.joins()
      expect(items.map(({ names }) => [...names].sort())).toEqual([["Maria Zelenska", "Maria Zelenskaa"]])
      const [a = "", b = ""] = items[0]?.ids ?? []
      await ledger.judge({ about: "entity", verdict: "unsure", a: b, b: a, ...by })
      expect((await ledger.joins()).items).toEqual([])
    })
  })
}
