/** What every ledger promises of its lists: that they go on where a page ended, and what is counted in them. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { toldRecord } from "../../bench/told-matters.ts"
import type { Ledger, Page, Query } from "../../src/ledger/index.ts"
import { type Record, UsageError } from "../../src/record/index.ts"

interface Asked {
  limit?: number
  cursor?: string
}

export function pagesContract(
  name: string,
  make: () => Promise<{ ledger: Ledger; reopen: () => Promise<Ledger>; remove: () => Promise<void> }>,
) {
  const records = Array.from({ length: 40 }, (_, i) => toldRecord(i * 17))

  async function pages<T>(list: (asked: Asked) => Promise<Page<T>>, limit: number) {
    const items: T[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list({ limit, ...(cursor === undefined ? {} : { cursor }) })
      expect(page.items.length).toBeLessThanOrEqual(limit)
      items.push(...page.items)
      cursor = page.next
    }
    return items
  }

  const queries: Query[] = [
    {},
    { order: "added" },
    { stance: "says" },
    { stance: "says", order: "added" },
    { through: true },
    { through: false },
    { saidFrom: "2030-01-01" },
    { outlet: records[0]?.article.outlet ?? "" },
    { publishedFrom: "2030-01-01" },
    { words: "okafor", order: "newest" },
    { words: "okafor", order: "added" },
    { words: "okafor", order: "newest", stance: "says" },
    { words: "nowhere", order: "newest" },
    { words: "okafor" },
  ]
  const both = queries.flatMap((query) => (["articles", "statements"] as const).map((of): Query => ({ ...query, of })))

  async function filled() {
    const made = await make()
    for (const record of records.slice(0, 24)) await made.ledger.record(record)
    return made
  }

  // To fill one takes far longer than to look into it: what changes nothing looks into the same.
  describe(`lists in ${name}`, () => {
    let ledger: Ledger
    let remove: () => Promise<void>
    beforeAll(async () => {
      ;({ ledger, remove } = await filled())
    })
    afterAll(async () => {
      await ledger.close()
      await remove()
    })

    it("of what is found come page by page, each once, with every filter and in every order", async () => {
      const ids = (hits: { id: string }[]) => hits.map(({ id }) => id)
      for (const query of both) {
        const whole = await ledger.search({ ...query, limit: 999 })
        expect(whole.next).toBeNull()
        expect(whole.items.length > 0).toBe(query.words !== "nowhere")
        const found = await pages((asked) => ledger.search({ ...query, ...asked }), 3)
        expect(ids(found), JSON.stringify(query)).toEqual(ids(whole.items))
      }
    })

    it("refuse a place that is none, or of another list", async () => {
      const { next } = await ledger.search({ limit: 1 })
      for (const cursor of ["", "x", "e30", next ?? ""])
        await expect(ledger.search({ of: "statements", cursor })).rejects.toBeInstanceOf(UsageError)
      await expect(ledger.claims({ cursor: next ?? "" })).rejects.toThrow(/no place in this list/)
    })

    describe("facets", () => {
      const filters: Query[] = [
        {},
        { stance: "says" },
        { through: true },
        { outlet: records[0]?.article.outlet ?? "" },
        { words: "okafor" },
        { words: "okafor", sourceType: "named" },
      ]

      it.each(filters.map((query) => [JSON.stringify(query), query] as const))(
        "of statements found with %s count each of them",
        async (_, query) => {
          const found = (await ledger.search({ ...query, of: "statements", limit: 9999 })).items
          const facets = await ledger.facets({ ...query, of: "statements" })
          expect(facets).toMatchObject({ counted: found.length, isAll: true })
          const counts = <T>(field: (hit: (typeof found)[number]) => T) =>
            new Map([...Map.groupBy(found, field)].map(([value, some]) => [value, some.length]))
          const asMap = <T>(some: { value: T; statements: number }[]) =>
            new Map(some.map(({ value, statements }) => [value, statements]))
          expect(asMap(facets.stance)).toEqual(counts(({ stance }) => stance))
          expect(asMap(facets.sourceType)).toEqual(counts(({ sourceType }) => sourceType))
          expect(asMap(facets.outlet)).toEqual(counts(({ outlet }) => outlet))
          expect(asMap(facets.day)).toEqual(counts(({ published }) => published))
          for (const { id, statements } of facets.speaker.filter(({ id }) => id !== null))
            expect(found.filter(({ entity }) => entity === id)).toHaveLength(statements)
          for (const { value, statements } of facets.through)
            expect(
              (await ledger.search({ ...query, of: "statements", limit: 9999, through: value })).items.length,
            ).toBe(query.through === !value ? 0 : statements)
        },
      )

      it("of articles count the statements in them that are asked for", async () => {
        const { counted } = await ledger.facets({ stance: "denies" })
        expect(counted).toBe((await ledger.search({ of: "statements", stance: "denies", limit: 9999 })).items.length)
        expect(counted).toBeGreaterThan(0)
      })
    })
  })

  describe(`lists in ${name}, while something changes,`, () => {
    let ledger: Ledger
    let remove: () => Promise<void>
    beforeEach(async () => {
      ;({ ledger, remove } = await filled())
    })
    afterEach(async () => {
      await ledger.close()
      await remove()
    })

    it("of what is found do not give again or leave out, with filters and in any order, what was there before articles came meanwhile", async () => {
      const walks = []
      for (const query of both.filter((_, i) => i % 3 < 2)) {
        const { items } = await ledger.search({ ...query, limit: 999 })
        walks.push({ query, before: items.map(({ id }) => id), ids: [] as string[], cursor: "" as string | null })
      }
      // All side by side, for to fill a ledger takes far longer than to look into it: between two pages of each comes an article.
      for (let next = 24; walks.some(({ cursor }) => cursor !== null); next++) {
        for (const walk of walks.filter(({ cursor }) => cursor !== null)) {
          const page = await ledger.search({ ...walk.query, limit: 5, ...(walk.cursor ? { cursor: walk.cursor } : {}) })
          expect(page.items.length).toBeLessThanOrEqual(5)
          walk.ids.push(...page.items.map(({ id }) => id))
          walk.cursor = page.next
        }
        const record = records[next]
        if (record) await ledger.record(record)
      }
      for (const { query, before, ids } of walks) {
        const asked = JSON.stringify(query)
        expect.soft(new Set(ids).size, asked).toBe(ids.length)
        const known = new Set(before)
        // How well something matches shifts a little with what comes, so of the best it is held only that each comes once.
        const inOrder = (some: string[]) =>
          query.words !== undefined && query.order === undefined ? some.toSorted() : some
        expect.soft(inOrder(ids.filter((id) => known.has(id))), asked).toEqual(inOrder(before))
      }
    })

    it("of people, outlets, notes and judgements come page by page", async () => {
      const [a, b] = (await ledger.speakers({ limit: 999 })).items.flatMap(({ id }) => id ?? [])
      for (const verdict of ["same", "different", "unsure"] as const)
        await ledger.judge({ about: "entity", verdict, a: a ?? "", b: b ?? "", who: "desk", why: null })
      expect(await pages((asked) => ledger.speakers(asked), 7)).toEqual((await ledger.speakers({ limit: 9999 })).items)
      const named = { like: "maria" }
      expect(await pages((asked) => ledger.speakers({ ...named, ...asked }), 1)).toEqual(
        (await ledger.speakers({ ...named, limit: 9999 })).items,
      )
      expect(await pages((asked) => ledger.outlets(asked), 3)).toEqual((await ledger.outlets()).items)
      const notes = async (asked: Asked) => {
        const { notes: items, next } = await ledger.notes(asked)
        return { items, next }
      }
      expect(await pages(notes, 4)).toEqual((await ledger.notes({ limit: 999 })).notes)
      const log = await pages((asked) => ledger.log(asked), 1)
      expect(log.map(({ number }) => number)).toEqual([3, 2, 1])
      expect(log).toEqual((await ledger.judgements()).toReversed())
    })

    it("of articles count in each its statements, those of unnamed sources, those that came through others and those that somebody looked at", async () => {
      const record = records[3] as Record
      const [statement] = record.statements
      const target = { article: record.article.id, content: statement?.content.spans ?? [], source: [], cue: [] }
      const judged = await ledger.judge({ about: "statement", verdict: "unsure", target, who: "desk", why: null })
      const counted = async () =>
        (await ledger.articles({ limit: 99 })).items.find(({ id }) => id === record.article.id)
      const of = (type: string) => record.statements.filter(({ source }) => source.type === type).length
      expect(await counted()).toMatchObject({
        title: record.article.title,
        statements: record.statements.length,
        unnamed: { anonymous: of("anonymous"), described: of("described"), none: of("none") },
        through: record.statements.filter(({ via }) => via.length > 0).length,
        lookedAt: 1,
        snippet: record.article.text.replace(/\s+/g, " ").slice(0, 240).trim(),
      })
      expect((await ledger.search({ of: "statements", lookedAt: true })).items.map(({ article }) => article)).toEqual([
        record.article.id,
      ])
      await ledger.undo(judged.number, "desk")
      expect(await counted()).toMatchObject({ lookedAt: 0 })
      expect((await ledger.search({ of: "statements", lookedAt: true })).items).toEqual([])
    })
  })
}
