/** What every ledger promises of told stories: when one is kept, which are to be told again, and how claims are listed and found. */
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { ON_A_MATTER, TELLER, tellMatter, toldRecord, toldStory } from "../../bench/told-matters.ts"
import type { ClaimQuery, Ledger, Telling } from "../../src/ledger/index.ts"
import type { Record, Story } from "../../src/record/index.ts"
import { toldOf } from "../../src/story/index.ts"

export function toldContract(
  name: string,
  make: () => Promise<{ ledger: Ledger; reopen: () => Promise<Ledger>; remove: () => Promise<void> }>,
) {
  describe(`told stories in ${name}`, () => {
    let ledger: Ledger
    let reopen: () => Promise<Ledger>
    let remove: () => Promise<void>
    beforeEach(async () => {
      ;({ ledger, reopen, remove } = await make())
    })
    afterEach(async () => {
      await ledger.close()
      await remove()
    })

    const matter = (n: number, count = 3) => Array.from({ length: count }, (_, i) => toldRecord(n * ON_A_MATTER + i))
    const idsOf = (records: readonly Record[]) => records.map(({ article }) => article.id)

    /** A matter's articles, put in, compared and told. */
    async function told(n: number, count = 3): Promise<Record[]> {
      const records = matter(n, count)
      for (const record of records) await ledger.record(record)
      await tellMatter(ledger, records, records)
      return records
    }

    async function untold(teller = TELLER): Promise<string[]> {
      const ids = []
      for await (const { article } of ledger.untold(teller)) ids.push(article)
      return ids
    }

    const tellingOf = (records: readonly Record[], judged = 0): Telling => ({
      ...toldOf(toldStory(records)),
      readings: records.map(({ article, model }) => ({ article: article.id, model })),
      judged,
    })

    async function compared(records: readonly Record[], linked = true): Promise<void> {
      for (const [i, record] of records.entries())
        await ledger.compare(
          TELLER.comparisons,
          record,
          idsOf(records.slice(0, i)).map((other) => ({ other, linked, value: "[]" })),
        )
    }

    const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

    it("gives a story back as it was told, of each of its articles, also to another program", async () => {
      const records = await told(0)
      const other = await reopen()
      for (const id of idsOf(records)) expect(await other.story(id)).toEqual(plain(toldStory(records)))
      await other.close()
      expect(await ledger.story("ffffffffffffffff")).toBeNull()
      expect(await untold()).toEqual([])
    })

    describe("a story is kept", () => {
      const records = matter(0)
      beforeEach(async () => {
        for (const record of records) await ledger.record(record)
        await compared(records)
        expect(await untold()).toEqual(idsOf(records).toReversed())
      })

      it("when all it was made of still stands", async () => {
        expect(await ledger.tell(TELLER, tellingOf(records))).toBe(true)
        expect(await untold()).toEqual([])
      })

      it.each<[string, (ledger: Ledger) => Promise<unknown>]>([
        [
          "one of its articles was read again",
          (of) => of.record({ ...toldRecord(1), model: { name: "generated", version: "2" } }),
        ],
        [
          "something was judged since",
          (of) =>
            of.judge({
              about: "copy",
              verdict: "same",
              a: idsOf(records)[0] ?? "",
              b: idsOf(records)[1] ?? "",
              who: "desk",
              why: null,
            }),
        ],
        [
          "another is linked to one of its articles",
          async (of) => {
            const [late] = matter(7)
            if (!late) return
            await of.record(late)
            await of.compare(TELLER.comparisons, late, [{ other: idsOf(records)[0] ?? "", linked: true, value: "[]" }])
          },
        ],
      ])("not where %s", async (_, happens) => {
        await happens(ledger)
        expect(await ledger.tell(TELLER, tellingOf(records))).toBe(false)
        expect(await ledger.story(idsOf(records)[0] ?? "")).toBeNull()
        expect((await ledger.claims()).items).toEqual([])
        expect(await untold()).toContain(idsOf(records)[0])
      })

      it("not where one of its articles was not compared, or is not there", async () => {
        const [late] = matter(7)
        if (!late) throw new Error("a matter has articles")
        expect(await ledger.tell(TELLER, tellingOf([...records, late]))).toBe(false)
        await ledger.record(late)
        expect(await ledger.tell(TELLER, tellingOf([...records, late]))).toBe(false)
      })
    })

    it("takes the place of all that was told of its articles, and what else these had is to be told again", async () => {
      const [a, b, c] = await told(0)
      const rest = await told(1)
      if (!a || !b || !c) throw new Error("a matter has three articles")
      await ledger.record({ ...c, model: { name: "generated", version: "2" } })
      const again = { ...c, model: { name: "generated", version: "2" } }
      await ledger.compare(
        TELLER.comparisons,
        again,
        idsOf(rest).map((other) => ({ other, linked: true, value: "[]" })),
      )
      expect(await ledger.tell(TELLER, tellingOf([...rest, again]))).toBe(true)
      expect((await untold()).toSorted()).toEqual(idsOf([a, b]).toSorted())
      expect((await ledger.stories()).items).toMatchObject([{ articles: 4 }])
      expect(await ledger.tell(TELLER, tellingOf([a, b]))).toBe(true)
      expect((await ledger.stories()).items).toHaveLength(2)
      expect(await ledger.countClaims()).toBe(6 * 5)
    })

    it("is to be told anew for another teller, and stays until then", async () => {
      const records = await told(0)
      expect((await untold({ ...TELLER, version: "2" })).toSorted()).toEqual(idsOf(records).toSorted())
      expect(await ledger.countClaims()).toBe(15)
    })

    it("is to be told again when something is judged of it, and once more when that is undone", async () => {
      const [a, b] = await told(0)
      const given = {
        about: "claim",
        verdict: "same",
        a: `${a?.article.id}/0-9`,
        b: `${b?.article.id}/0-9`,
        who: "desk",
        why: null,
      } as const
      const { number } = await ledger.judge(given)
      expect((await untold()).toSorted()).toEqual([a?.article.id, b?.article.id].toSorted())
      await ledger.undo(number, "desk")
      expect(await untold()).toHaveLength(2)
    })

    describe("claims", () => {
      /** All, so many at a time. */
      async function pages(query: ClaimQuery, limit: number, between: () => Promise<unknown> = async () => {}) {
        const ids: string[] = []
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = await ledger.claims({ ...query, limit, ...(cursor === undefined ? {} : { cursor }) })
          ids.push(...page.items.map(({ id }) => id))
          cursor = page.next
          await between()
        }
        return ids
      }

      it("come those first that look like more sources than they are, those that most outlets carry, or the newest", async () => {
        await told(0, 12)
        await told(300, 12)
        const { items } = await ledger.claims({ limit: 999 })
        expect(items).toHaveLength(120)
        const excess = items.map(({ outlets, independent }) => Math.max(0, outlets - Math.max(1, independent)))
        expect(excess[0]).toBeGreaterThan(1)
        expect(excess).toEqual(excess.toSorted((a, b) => b - a))
        const outlets = (await ledger.claims({ order: "outlets", limit: 999 })).items.map(({ outlets }) => outlets)
        expect(outlets).toEqual(outlets.toSorted((a, b) => b - a))
        const last = (await ledger.claims({ order: "newest", limit: 999 })).items.map(({ last }) => last ?? "")
        expect(new Set(last).size).toBeGreaterThan(1)
        expect(last).toEqual(last.toSorted().toReversed())
      })

      it("come page by page, each once, though stories are told meanwhile", async () => {
        await told(0, 12)
        for (const order of ["weight", "outlets", "newest"] as const) {
          const whole = (await ledger.claims({ order, limit: 999 })).items.map(({ id }) => id)
          expect(await pages({ order }, 7)).toEqual(whole)
        }
        const before = new Set(await pages({}, 7))
        let next = 20
        const found = await pages({}, 7, () => told(next++, 2))
        expect(found.filter((id) => before.has(id))).toEqual([...before])
      })

      it("are found by an article that speaks of them, and counted", async () => {
        const records = await told(0)
        await told(1)
        const [first] = idsOf(records)
        const own = toldStory(records).claims.filter(({ statements }) =>
          statements.some(({ article }) => article === first),
        )
        const found = (await ledger.claims({ article: first ?? "", limit: 99 })).items.map(({ id }) => id)
        expect(found.toSorted()).toEqual(own.map(({ id }) => id).toSorted())
        expect(await ledger.countClaims({ article: first ?? "" })).toBe(own.length)
      })

      it("are found by the beginnings of their ids, those of articles too", async () => {
        const records = await told(0)
        const { items } = await ledger.claims({ limit: 99 })
        const [one] = items
        expect(await ledger.claim(one?.id.slice(0, 9) ?? "")).toMatchObject({ claim: { id: one?.id, text: one?.text } })
        const all = [...items.map(({ id }) => id), ...idsOf(records)]
        for (const beginning of "0123456789abcdef") {
          const { articles, claims } = await ledger.idsFrom(beginning)
          expect([...claims, ...articles].toSorted()).toEqual(all.filter((id) => id.startsWith(beginning)).toSorted())
        }
        expect(await ledger.idsFrom("")).toEqual({ articles: [], claims: [] })
        expect(await ledger.claim(one?.id.slice(0, 5) ?? "")).toBeNull()
      })

      it("are found by an id that they had, where their first carrier was then", async () => {
        const records = await told(0)
        const before = (await ledger.claims({ limit: 99 })).items
        const story: Story = toldStory(records)
        for (const claim of story.claims) claim.id = [...claim.id].toReversed().join("")
        await ledger.record({ ...toldRecord(0), model: { name: "generated", version: "2" } })
        const again = [{ ...toldRecord(0), model: { name: "generated", version: "2" } }, ...records.slice(1)]
        await ledger.compare(
          TELLER.comparisons,
          again[0] as Record,
          idsOf(records.slice(1)).map((other) => ({ other, linked: true, value: "[]" })),
        )
        expect(await ledger.tell(TELLER, { ...tellingOf(again), ...toldOf(story) })).toBe(true)
        const now = new Set((await ledger.claims({ limit: 99 })).items.map(({ id }) => id))
        for (const { id, text } of before) {
          const found = await ledger.claim(id)
          expect(found?.claim.text).toBe(text)
          expect(now).toContain(found?.claim.id)
        }
      })

      it("take nothing that was typed for more than words", async () => {
        await told(0)
        for (const words of ['"', "* OR *", "words : x", "NEAR(a b)", "^a", "- NOT", "()", "a AND", "\0"])
          for (const column of ["words", "speaker", "outlet"])
            expect((await ledger.claims({ [column]: words })).next ?? null).toBeDefined()
      })
    })

    it("lists stories with the newest article first, page by page, those without a day last", async () => {
      for (const n of [5, 300, 0]) await told(n, 2)
      // The fiftieth article has no day.
      const undated = [toldRecord(49)]
      await ledger.record(undated[0] as Record)
      await tellMatter(ledger, undated, undated)
      const whole = (await ledger.stories()).items
      expect(whole.map(({ last }) => last)).toEqual(["2030-01-02", "2030-01-01", "2030-01-01", null])
      const found = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await ledger.stories({ limit: 1, ...(cursor === undefined ? {} : { cursor }) })
        found.push(...page.items)
        cursor = page.next
      }
      expect(found).toEqual(whole)
      expect((await ledger.stories({ changing: true })).items).toEqual([])
      expect((await ledger.stories({ having: { words: "nowhere" } })).items).toEqual([])
    })
  })
}
