/** Stories of a ledger: what is compared, when, and what comes of it. */
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { anyArticles } from "../../test/story/any-story.ts"
import { add, both, bridge, emptyLedgers, first, idOf, nameOf, on, QUAY, SHIPS } from "../../test/story/quay.ts"
import { en, judge, written } from "../../test/story/records.ts"
import { type AskedOfStatement, type Ledger, statementVerdict } from "../ledger/index.ts"
import type { Record, Story } from "../record/index.ts"
import type { Judge } from "./claims/compare.ts"
import { catchUp, comparingOne, type Gathered, storiesOf } from "./gather.ts"

const VERSION = "1.0.0"

const another = emptyLedgers()
let ledger: Ledger
beforeEach(() => {
  ledger = another()
})
afterEach(() => ledger.close())

/** Whoever compares, and how often they were asked. */
function counting(): { judge: Judge; loaded: () => Promise<Judge>; asked: number; loads: number } {
  const count = {
    asked: 0,
    loads: 0,
    judge: ((a, b) => {
      count.asked++
      return judge(a, b)
    }) as Judge,
    loaded: async () => {
      count.loads++
      return count.judge
    },
  }
  return count
}

async function stories(of: Gathered, version = VERSION, ids?: readonly string[]): Promise<Story[]> {
  const out: Story[] = []
  for await (const story of storiesOf(of, version, en, ids)) out.push(story)
  return out
}
const articlesIn = (all: readonly Story[]) => all.map(({ articles }) => articles.map(({ id }) => nameOf(id)))
const byFirst = (all: readonly Story[]) =>
  all.toSorted((a, b) => ((a.articles[0]?.id ?? "") < (b.articles[0]?.id ?? "") ? -1 : 1))

const ROUND = "until then freighters from Port Havel must go round by Cape Norvik"
const second = on("second", "2031-03-05", "Ada Quill", QUAY, ROUND)
const third = on("third", "2031-03-07", "Ivo Brandt", "in June the outer quay at Grellau closes for repairs", SHIPS)
const elsewhere = on(
  "circus",
  "2031-03-04",
  "Ruth Amsel",
  "a circus from Ostby pitched its tents beside the Lisk in May",
)

describe("comparing one article at a time", () => {
  it("finds the same in whatever order, by however many programs, and each pair once", async () => {
    await add(ledger, first, second, elsewhere, third)
    const together = counting()
    await catchUp(ledger, together.loaded, VERSION, en)
    const expected = await stories(ledger)
    for (const order of [
      [third, first, elsewhere, second],
      [second, elsewhere, third, first],
    ]) {
      const other = another()
      await add(other, first, second, elsewhere, third)
      const apart = [counting(), counting()]
      const programs = apart.map(({ loaded }) => comparingOne(other, loaded, VERSION, en))
      const done = []
      for (const [i, { article }] of order.entries()) done.push(await programs[i % 2]?.(article.id))
      expect(done).toEqual([true, true, true, true])
      expect(byFirst(await stories(other))).toEqual(byFirst(expected))
      expect(await programs[0]?.(first.article.id)).toBe(false)
      expect(await programs[0]?.("0000000000000000")).toBe(false)
      expect((apart[0]?.asked ?? 0) + (apart[1]?.asked ?? 0)).toBeLessThanOrEqual(2 * together.asked)
      await other.close()
    }
  })
})

describe("catching up", () => {
  it("loads nobody to compare where there is nothing to", async () => {
    const { loaded } = counting()
    const count = counting()
    await catchUp(ledger, count.loaded, VERSION, en)
    expect(count).toMatchObject({ loads: 0, asked: 0 })
    await add(ledger, first)
    await catchUp(ledger, loaded, VERSION, en)
    await catchUp(ledger, count.loaded, VERSION, en)
    expect(count).toMatchObject({ loads: 0, asked: 0 })
  })

  it("compares each two of one matter once, and tells of each article when it is done", async () => {
    await add(ledger, first, second, elsewhere)
    const count = counting()
    const done: string[] = []
    await catchUp(ledger, count.loaded, VERSION, en, ({ id }) => done.push(nameOf(id)))
    expect(done).toEqual(["first", "second", "circus"])
    expect(count.loads).toBe(1)
    const once = count.asked
    expect(once).toBeGreaterThan(0)
    await add(ledger, third)
    done.length = 0
    await catchUp(ledger, count.loaded, VERSION, en, ({ id }) => done.push(nameOf(id)))
    expect(done).toEqual(["third"])
    expect(count.asked).toBeGreaterThan(once)
    const more = count.asked
    await catchUp(ledger, count.loaded, VERSION, en)
    expect(count.asked).toBe(more)
  })

  it("compares nothing across matters", async () => {
    await add(ledger, first, elsewhere)
    const count = counting()
    await catchUp(ledger, count.loaded, VERSION, en)
    expect(count.asked).toBe(0)
  })

  it("compares all anew for another model", async () => {
    await add(ledger, first, second)
    const count = counting()
    await catchUp(ledger, count.loaded, VERSION, en)
    const once = count.asked
    await catchUp(ledger, count.loaded, "2.0.0", en)
    expect(count.asked).toBe(2 * once)
    expect(articlesIn(await stories(ledger, "2.0.0"))).toEqual([["first", "second"]])
  })

  it("goes on where it was killed, and comes to the same", async () => {
    await add(ledger, first, second, elsewhere, third)
    const whole = another()
    await add(whole, first, second, elsewhere, third)
    await catchUp(whole, async () => judge, VERSION, en)
    const expected = await stories(whole)
    await whole.close()

    const count = counting()
    const failing: Judge = async (a, b) => {
      if (count.asked > 1) throw new Error("killed")
      return count.judge(a, b)
    }
    const done: string[] = []
    const tell = ({ id }: { id: string }) => done.push(nameOf(id))
    await expect(catchUp(ledger, async () => failing, VERSION, en, tell)).rejects.toThrow("killed")
    const before = [...done]
    expect(before.length).toBeGreaterThan(0)
    expect(before.length).toBeLessThan(4)
    await catchUp(ledger, async () => judge, VERSION, en, tell)
    expect(done.toSorted()).toEqual(["circus", "first", "second", "third"])
    expect(new Set(done).size).toBe(done.length)
    expect(await stories(ledger)).toEqual(expected)
  })
})

describe("the stories of a ledger", () => {
  const caught = async (...records: readonly Record[]) => {
    await add(ledger, ...records)
    await catchUp(ledger, async () => judge, VERSION, en)
    return stories(ledger)
  }

  it("are none where it has no article", async () => {
    expect(await caught()).toEqual([])
  })

  it("are of one matter each, the newest first, and one article can be one", async () => {
    expect(articlesIn(await caught(first, elsewhere, second))).toEqual([["first", "second"], ["circus"]])
  })

  it("take in an article that is added", async () => {
    const [before] = await caught(first, elsewhere, second)
    const [after] = await caught(third)
    expect(articlesIn(after ? [after] : [])).toEqual([["first", "second", "third"]])
    const quay = (story: Story | undefined) => story?.claims.find(({ text }) => text === QUAY)
    expect(quay(before)).toMatchObject({ independent: 2 })
    expect(quay(after)).toMatchObject({ id: quay(before)?.id, independent: 3 })
  })

  it("grow together when one is added that belongs to both", async () => {
    expect(articlesIn(await caught(first, bridge))).toEqual([["bridge"], ["first"]])
    expect(articlesIn(await caught(both))).toEqual([["first", "bridge", "both"]])
  })

  it("are apart where only one place of each says the same, however many clauses it has", async () => {
    const nested = (name: string, by: string) => {
      const text = `Yesterday ${by} of Tarn, Port Havel, said that he knew that ${QUAY}.`
      return written(
        idOf(name),
        { outlet: `Paper ${by}`, on: "2031-03-03" },
        text,
        { says: `he knew that ${QUAY}`, by },
        { says: QUAY, by },
      )
    }
    const few = on("few", "2031-03-05", "Ada Quill", QUAY)
    await add(ledger, nested("nested", "Jun Hald"), few)
    await catchUp(ledger, async (): Promise<Judge> => async () => ({ same: 0.9, version: 0, denies: 0 }), VERSION, en)
    expect(articlesIn(await stories(ledger))).toHaveLength(2)
  })

  it("are apart where the same is said in another year, and join where there is no date", async () => {
    const later = on("later", "2032-03-05", "Ada Quill", QUAY, ROUND)
    const undated = on("undated", null, "Ada Quill", QUAY, ROUND)
    expect(articlesIn(await caught(first, later))).toEqual([["later"], ["first"]])
    expect(articlesIn(await caught(undated))).toEqual([["first", "later", "undated"]])
  })

  it.each<[string, AskedOfStatement]>([
    ["another stance", { verdict: "stance", stance: "denies" }],
    ["another speaker", { verdict: "speaker", speaker: { name: "Tarn", type: "place" } }],
    ["other words", { verdict: "words", words: [{ start: 32, end: 60 }] }],
    ["no statement", { verdict: "none" }],
  ])("are as if a model had read what people judged: %s", async (_, asked) => {
    await add(ledger, first, second, third)
    await catchUp(ledger, counting().loaded, VERSION, en)
    const before = await stories(ledger)
    const kept = await ledger.article(second.article.id)
    if (!kept) throw new Error("it was added")
    await ledger.judge(statementVerdict(kept, "s1", asked, { who: "desk", why: null }))
    await catchUp(ledger, counting().loaded, VERSION, en)
    const { statements = [], ...judged } = (await ledger.article(second.article.id))?.record ?? second
    const unsigned = statements.map(({ judged: _, ...statement }) => statement)
    const read = another()
    await add(read, first, second, third)
    await add(read, { ...judged, statements: unsigned, model: { name: "another", version: "1" } })
    await catchUp(read, counting().loaded, VERSION, en)
    const after = await stories(ledger)
    expect(after).toEqual(await stories(read))
    expect(after).not.toEqual(before)
    await read.close()
    await ledger.undo(1, "desk")
    await catchUp(ledger, counting().loaded, VERSION, en)
    expect(await stories(ledger)).toEqual(before)
  })

  it("of some articles are theirs alone, each once", async () => {
    await caught(first, elsewhere, second)
    const of = async (...names: string[]) => articlesIn(await stories(ledger, VERSION, names.map(idOf)))
    expect(await of("second")).toEqual([["first", "second"]])
    expect(await of("second", "first", "circus")).toEqual([["first", "second"], ["circus"]])
    expect(await of()).toEqual([])
  })

  it("are the same in whatever order articles were added, and however often it caught up between", async () => {
    const shuffled = anyArticles.chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.infiniteStream(fc.boolean()),
      ),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async ([records, others, pauses]) => {
        const [one, other] = [another(), another()]
        await add(one, ...records)
        await catchUp(one, async () => judge, VERSION, en)
        for (const record of others) {
          await other.record(record)
          if (pauses.next().value) await catchUp(other, async () => judge, VERSION, en)
        }
        await catchUp(other, async () => judge, VERSION, en)
        const [a, b] = [byFirst(await stories(one)), byFirst(await stories(other))]
        await one.close()
        await other.close()
        expect(b).toEqual(a)
      }),
      { numRuns: 25 },
    )
  })
})
