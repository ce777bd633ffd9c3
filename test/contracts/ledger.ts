/** What every ledger promises, whatever keeps it: one body of tests, run on each. */
import { createHash } from "node:crypto"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import type { Kept, Ledger, Query, SharingOptions } from "../../src/ledger/index.ts"
import { type Entity, Record, type Span } from "../../src/record/index.ts"

/** @param reopen the same ledger once more, as another program would open it */
export function ledgerContract(
  name: string,
  make: () => Promise<{ ledger: Ledger; reopen: () => Promise<Ledger>; remove: () => Promise<void> }>,
) {
  describe(`a ledger in ${name}`, () => {
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

    /** Articles of these days of publication; so many of them are put in. */
    async function added<const Days extends readonly (string | null)[]>(days: Days, count = days.length) {
      const records = days.map((published, i) => told(`Ada Venn said ${i}.`, [], { published }))
      for (const record of records.slice(0, count)) await ledger.record(record)
      return records.map((record) => ({ record, id: record.article.id })) as {
        [day in keyof Days]: { record: Record; id: string }
      }
    }

    it("gives a record back as it came, also to another program", async () => {
      const record = generatedRecord(1, 0)
      expect(Record.parse(record)).toEqual(record)
      expect(await ledger.record(record)).toBe("added")
      const other = await reopen()
      const kept = await other.article(record.article.id)
      await other.close()
      expect(JSON.stringify(kept?.record)).toBe(JSON.stringify(record))
    })

    describe("marks", () => {
      const found = async (marks: number[], fewest = 1, more: Partial<SharingOptions> = {}) =>
        (await ledger.sharing("text", marks, { fewest, most: 48, ...more })).map(({ id }) => id)

      it("find articles that share some of them, also those that were there before", async () => {
        const [a, b, c] = await added([null, null, null], 2)
        const marks = new Map([
          [a.id, [3, 5, 2 ** 47]],
          [b.id, [5, 2 ** 47, 9]],
          [c.id, [9, 9]],
        ])
        const marksOf = ({ article }: Record) => marks.get(article.id) ?? []
        expect(await found([9])).toEqual([])
        await ledger.mark("text", marksOf)
        await ledger.record(c.record)
        expect(await found([9])).toEqual([b.id])
        await ledger.mark("text", marksOf)
        expect(await found([9, 9])).toEqual([b.id, c.id])
        expect(await found([9, 9], 2)).toEqual([])
        expect(await found([5, 2 ** 47, 9], 2)).toEqual([a.id, b.id])
        expect(await ledger.sharing("text", [3, 5], { fewest: 1, most: 48 })).toEqual([
          { id: a.id, shared: 2 },
          { id: b.id, shared: 1 },
        ])
        expect(await found([])).toEqual([])
      })

      it("of one kind are not those of another, and each is made once", async () => {
        const [a, b] = await added([null, null])
        const asked: string[] = []
        const marksOf = ({ article }: Record) => {
          asked.push(article.id)
          return [1]
        }
        await ledger.mark("text", marksOf)
        await ledger.mark("text", marksOf)
        expect(asked).toEqual([a.id, b.id])
        expect(await ledger.sharing("matter/1", [1], { fewest: 1, most: 48 })).toEqual([])
        await ledger.mark("matter/1", ({ article }) => (article.id === a.id ? [1] : []))
        expect(await ledger.sharing("matter/1", [1], { fewest: 1, most: 48 })).toEqual([{ id: a.id, shared: 1 }])
        expect(await found([1])).toEqual([a.id, b.id])
      })

      it("of another version stand in the place of the earlier ones", async () => {
        const [a, b] = await added([null, null])
        const under = async (kind: string, mark: number) =>
          (await ledger.sharing(kind, [mark], { fewest: 1, most: 48 })).map(({ id }) => id)
        for (const kind of ["matter/1", "matter/2", "matter/1"]) {
          const mark = Number(kind.at(-1))
          expect(await under(kind, mark)).toEqual([])
          await ledger.mark("matters/1", () => [7])
          await ledger.mark(kind, () => [mark])
          expect(await under(kind, mark)).toEqual([a.id, b.id])
          expect(await under(kind, 3 - mark)).toEqual([])
          expect(await under(`matter/${3 - mark}`, 3 - mark)).toEqual([])
          expect(await under("matters/1", 7)).toEqual([a.id, b.id])
        }
      })

      it("are those of an article's last reading", async () => {
        const [a, b] = await added([null, null])
        const marksOf = ({ article, model }: Record) => (article.id === a.id && model.version === "2" ? [2, 3] : [1, 2])
        await ledger.mark("text", marksOf)
        expect(await found([1])).toEqual([a.id, b.id])
        await ledger.record(rereadBy("2", a.record))
        await ledger.mark("text", marksOf)
        expect(await found([1])).toEqual([b.id])
        expect(await found([2])).toEqual([a.id, b.id])
        expect(await found([3])).toEqual([a.id])
      })

      it("are looked for in days of publication, and articles without one always pass", async () => {
        const [first, second, third, without, old] = await added([
          "2031-03-07T23:59:00-05:00",
          "2031-03-08",
          "2031-03-09T00:00:00Z",
          null,
          "1969-12-31",
        ])
        await ledger.mark("text", () => [1])
        const ids = (...articles: { id: string }[]) => articles.map(({ id }) => id)
        expect(await found([1], 1, { from: "2031-03-08", to: "2031-03-08" })).toEqual(ids(second, without))
        expect(await found([1], 1, { from: "2031-03-07", to: "2031-03-08" })).toEqual(ids(first, second, without))
        expect(await found([1], 1, { from: "2031-03-09" })).toEqual(ids(third, without))
        expect(await found([1], 1, { to: "1970-01-01" })).toEqual(ids(without, old))
      })

      it("that more articles have than are wanted are counted in those published first", async () => {
        const [third, without, second, first] = await added(["2031-03-09", null, "2031-03-08", "2031-03-07", null])
        await ledger.mark("text", () => [1])
        expect(await found([1], 1, { most: 2 })).toEqual([second.id, first.id])
        expect(await found([1], 1, { most: 2, from: "2031-03-08", to: "2031-03-10" })).toEqual([third.id, second.id])
        expect(await found([1], 1, { most: 2, from: "2031-03-09", to: "2031-03-10" })).toEqual([third.id, without.id])
      })

      it("find, where that is asked, only articles that were read before one", async () => {
        const [a, b, c] = await added([null, null, null])
        await ledger.mark("text", () => [1])
        expect(await found([1], 1, { before: b.id })).toEqual([a.id])
        await ledger.record(rereadBy("2", a.record))
        await ledger.mark("text", () => [1])
        expect(await found([1], 1, { before: a.id })).toEqual([b.id, c.id])
        expect(await found([1], 1, { before: c.id })).toEqual([b.id])
      })
    })

    describe("comparisons", () => {
      const KIND = "claims/1.0.0"
      const open = async (kind = KIND, from = ledger) => {
        const ids = []
        for await (const { record } of from.uncompared(kind)) ids.push(record.article.id)
        return ids
      }
      const groups = async (kind = KIND) => {
        const found = []
        for await (const group of ledger.groups(kind)) found.push(group)
        return found
      }
      const linked = (other: { id: string }, value = "") => ({ other: other.id, linked: true, value })
      const unlinked = (other: { id: string }, value = "") => ({ other: other.id, linked: false, value })

      it("are wanted of every article once, later and earlier versions alike", async () => {
        const first = told("Ada Venn said the lock is shut.", [], { uri: "https://a.example/1" })
        const later = told("Ada Venn said the lock is open.", [], { uri: "https://a.example/1" })
        await ledger.record(first)
        expect(await open()).toEqual([first.article.id])
        await ledger.compare(KIND, first, [])
        expect(await open()).toEqual([])
        expect(await ledger.record(later)).toBe("revised")
        expect(await open()).toEqual([later.article.id])
        await ledger.compare(KIND, later, [linked(first.article, "same")])
        expect(await open()).toEqual([])
        expect(await ledger.comparisons(KIND, [first.article.id, later.article.id])).toEqual([
          { a: later.article.id, b: first.article.id, linked: true, value: "same" },
        ])
      })

      it("give the articles whole, as they come, while they are compared", async () => {
        const [a, b, c] = await added([null, null, null], 2)
        const seen = []
        for await (const kept of ledger.uncompared(KIND)) {
          if (seen.length === 0) await ledger.record(c.record)
          seen.push(kept.record)
          await ledger.compare(KIND, kept.record, [])
        }
        expect(seen).toEqual([a.record, b.record, c.record])
      })

      it("count whatever the order in which articles are compared", async () => {
        const [a, b, c] = await added([null, null, null])
        await ledger.compare(KIND, c.record, [])
        expect(await open()).toEqual([a.id, b.id])
        await ledger.compare(KIND, a.record, [])
        expect(await open()).toEqual([b.id])
        await ledger.compare(KIND, b.record, [])
        expect(await open()).toEqual([])
      })

      it("are found once of a pair, by the article that was read later", async () => {
        const [a, b] = await added([null, null])
        await ledger.compare(KIND, a.record, [linked(b, "of a")])
        expect(await ledger.comparisons(KIND, [a.id, b.id])).toEqual([])
        await ledger.compare(KIND, b.record, [linked(a, "of b")])
        const expected = [{ a: b.id, b: a.id, linked: true, value: "of b" }]
        expect(await ledger.comparisons(KIND, [a.id, b.id])).toEqual(expected)
        await ledger.compare(KIND, a.record, [])
        expect(await ledger.comparisons(KIND, [a.id, b.id])).toEqual(expected)
      })

      it("are given of pairs within the articles that are asked for", async () => {
        const [a, b, c] = await added([null, null, null])
        await ledger.compare(KIND, b.record, [linked(a, "b a")])
        await ledger.compare(KIND, c.record, [unlinked(a, "c a"), linked(b, "c b")])
        expect(await ledger.comparisons(KIND, [a.id, c.id, c.id, "0123456789abcdef"])).toEqual([
          { a: c.id, b: a.id, linked: false, value: "c a" },
        ])
        expect(await ledger.comparisons(KIND, [a.id, b.id, c.id])).toHaveLength(3)
        expect(await ledger.comparisons(KIND, [a.id])).toEqual([])
        expect(await ledger.comparisons("claims/2.0.0", [a.id, b.id, c.id])).toEqual([])
      })

      it("of an article that is read again are made again, and take the place of the old ones", async () => {
        const [a, b, c] = await added([null, null, null])
        await ledger.compare(KIND, a.record, [])
        await ledger.compare(KIND, b.record, [linked(a, "old")])
        await ledger.compare(KIND, c.record, [linked(b, "stays"), linked(a, "old")])
        const again = rereadBy("2", a.record)
        await ledger.record(again)
        expect(await open()).toEqual([a.id])
        await ledger.compare(KIND, again, [unlinked(c, "new")])
        expect(await open()).toEqual([])
        expect(await ledger.comparisons(KIND, [a.id, b.id, c.id])).toEqual([
          { a: a.id, b: c.id, linked: false, value: "new" },
          { a: c.id, b: b.id, linked: true, value: "stays" },
        ])
      })

      it("of a reading that another took the place of meanwhile are not kept", async () => {
        const [a, b] = await added([null, null])
        await ledger.record(rereadBy("2", b.record))
        await ledger.compare(KIND, b.record, [linked(a)])
        expect(await open()).toEqual([a.id, b.id])
        expect(await ledger.comparisons(KIND, [a.id, b.id])).toEqual([])
      })

      it("stay whole when what was found cannot be kept", async () => {
        const [a, b] = await added([null, null])
        await ledger.compare(KIND, b.record, [linked(a, "first")])
        await expect(ledger.compare(KIND, b.record, [unlinked(a), unlinked(a)])).rejects.toThrow()
        expect(await ledger.comparisons(KIND, [a.id, b.id])).toMatchObject([{ linked: true, value: "first" }])
      })

      it("of another version begin anew", async () => {
        const [a, b] = await added([null, null])
        for (const version of ["claims/1", "claims/2", "claims/1"]) {
          expect(await open(version)).toEqual([a.id, b.id])
          await ledger.compare(version, a.record, [])
          expect(await open(version)).toEqual([b.id])
          await ledger.compare(version, b.record, [linked(a, version)])
          expect(await open(version)).toEqual([])
          expect(await ledger.comparisons(version, [a.id, b.id])).toMatchObject([{ value: version }])
        }
        expect(await ledger.comparisons("claims/2", [a.id, b.id])).toEqual([])
      })

      it("come to the same in whatever order articles are compared, as when several programs do at once", async () => {
        const [a, b, c] = await added([null, null, null])
        const found = new Map([
          [a, []],
          [b, [linked(a)]],
          [c, [linked(a), unlinked(b)]],
        ])
        const orders = [a, b, c].flatMap((x) => [a, b, c].map((y) => [...new Set([x, y, a, b, c])]))
        for (const [i, order] of orders.entries()) {
          for (const each of order) await ledger.compare(`claims/${i}`, each.record, found.get(each) ?? [])
          expect(await ledger.comparisons(`claims/${i}`, [a.id, b.id, c.id])).toEqual([
            { a: b.id, b: a.id, linked: true, value: "" },
            { a: c.id, b: a.id, linked: true, value: "" },
            { a: c.id, b: b.id, linked: false, value: "" },
          ])
        }
      })

      it("lead from article to article over links, however many, and in a circle", async () => {
        const [a, b, c, d, e] = await added([null, null, null, null, null])
        await ledger.compare(KIND, b.record, [linked(a)])
        await ledger.compare(KIND, c.record, [unlinked(a)])
        await ledger.compare(KIND, d.record, [linked(b), unlinked(c), linked(a)])
        await ledger.compare(KIND, e.record, [linked(c)])
        for (const from of [a, b, d]) expect(await ledger.linkedTo(KIND, [from.id])).toEqual([a.id, b.id, d.id])
        expect(await ledger.linkedTo(KIND, [e.id, a.id])).toEqual([a.id, b.id, c.id, d.id, e.id])
        expect(await ledger.linkedTo(KIND, ["0123456789abcdef"])).toEqual([])
        expect(await ledger.linkedTo("claims/2.0.0", [a.id])).toEqual([a.id])
      })

      it("put all articles into groups, those with the newest article first", async () => {
        const [a, b, c, d, e] = await added(["2031-03-07", "2031-03-10", null, "2031-03-08", "2031-03-09T10:00:00Z"])
        await ledger.compare(KIND, c.record, [linked(a)])
        await ledger.compare(KIND, d.record, [unlinked(a)])
        await ledger.compare(KIND, e.record, [linked(a)])
        expect(await groups()).toEqual([[b.id], [e.id, a.id, c.id], [d.id]])
        expect(await groups("claims/2.0.0")).toEqual([[b.id], [e.id], [d.id], [a.id], [c.id]])
      })

      it("put an article into no group twice, however many there are", async () => {
        const days = Array.from({ length: 140 }, (_, i) => (i % 2 ? null : `2031-03-0${1 + (i % 7)}`))
        const articles = await added(days)
        const found = (await groups()).flat()
        expect(found.toSorted()).toEqual(articles.map(({ id }) => id).toSorted())
      })
    })

    it("adds nothing when the same reading comes twice", async () => {
      await ledger.record(generatedRecord(1, 0))
      expect(await ledger.record(generatedRecord(1, 0))).toBe("known")
      expect((await all(ledger)).length).toBe(1)
      expect((await ledger.outlets()).items[0]).toMatchObject({
        articles: 1,
        statements: generatedRecord(1, 0).statements.length,
      })
    })

    it("keeps a changed page as a new version and finds the newest", async () => {
      const first = told("Ada Venn said the lock is shut.", [["Ada Venn", "the lock is shut"]], {
        uri: "https://a.example/1",
      })
      const second = told("Ada Venn said the lock is open.", [["Ada Venn", "the lock is open"]], {
        uri: "https://a.example/1",
      })
      expect(await ledger.record(first)).toBe("added")
      expect(await ledger.record(second)).toBe("revised")
      expect(await ledger.article(first.article.id)).toMatchObject({ revisionOf: null, revisedBy: second.article.id })
      expect(await ledger.article(second.article.id)).toMatchObject({ revisionOf: first.article.id, revisedBy: null })
      expect(await ids(ledger, { words: "lock" })).toEqual([second.article.id])
      expect(await ids(ledger, { words: "lock", allVersions: true })).toHaveLength(2)
      expect((await all(ledger)).map(({ record }) => record.article.id)).toEqual([second.article.id])
    })

    it("keeps another story at the same address as an article of its own, and both are found", async () => {
      const about = { url: "https://a.example/", outlet: "Low Post" }
      const ferry = told("Ada Venn said the ferry ran aground.", [["Ada Venn", "the ferry ran aground"]], about)
      const school = told("Bo Rask said no lessons before Easter.", [["Bo Rask", "no lessons before Easter"]], about)
      const later = told("Ada Venn said the ferry ran free.", [["Ada Venn", "the ferry ran free"]], about)
      expect(await ledger.record(ferry)).toBe("added")
      expect(await ledger.record(school)).toBe("apart")
      expect(await ids(ledger, { words: "ferry" })).toEqual([ferry.article.id])
      expect((await ledger.outlets()).items[0]).toMatchObject({ articles: 2, statements: 2 })
      // A version is one of the story that it goes on with, whatever came to the address since.
      expect(await ledger.record(later)).toBe("revised")
      expect(await ledger.article(later.article.id)).toMatchObject({ revisionOf: ferry.article.id })
      expect((await all(ledger)).map(({ record }) => record.article.id)).toEqual([school.article.id, later.article.id])
    })

    it("takes a page whose bytes alone changed for known, and one whose title or date changed for a version", async () => {
      const about = { url: "https://a.example/1", title: "Ferry late" }
      const first = told("Ada Venn said one.", [["Ada Venn", "one"]], about)
      const bytes = (n: number, more: Partial<Record["article"]> = {}): Record => {
        const sha256 = createHash("sha256").update(String(n)).digest("hex")
        return { ...first, article: { ...first.article, id: sha256.slice(0, 16), sha256, ...more } }
      }
      expect(await ledger.record(first)).toBe("added")
      const same = bytes(1, { updated: "2031-03-09", text: "Ada Venn said one. " })
      expect(await ledger.has(same.article)).toBe(true)
      expect(await ledger.record(same)).toBe("known")
      expect(await all(ledger)).toHaveLength(1)
      expect(await ledger.has(bytes(2, { title: "Ferry later" }).article)).toBe(false)
      expect(await ledger.record(bytes(2, { title: "Ferry later" }))).toBe("revised")
      expect(await ledger.record(bytes(3, { title: "Ferry later", published: "2031-03-10" }))).toBe("revised")
      // Elsewhere the same words are another article.
      expect(await ledger.record(bytes(4, { url: "https://b.example/1" }))).toBe("added")
    })

    it("keeps two articles whose checksums begin alike, each under an id that finds it alone", async () => {
      const alike = (sha256: string, { article, ...rest }: Record): Record => ({
        ...rest,
        article: { ...article, id: sha256.slice(0, 16), sha256 },
      })
      const [short, a, b] = ["0123456789abcdef", "a".repeat(48), "b".repeat(48)]
      const one = alike(`${short}${a}`, told("Ada Venn said one.", [["Ada Venn", "one"]]))
      const two = alike(`${short}${b}`, told("three officials said two.", [["three officials", "two"]], {}, "group"))
      expect(await ledger.has(two.article)).toBe(false)
      expect(await ledger.record(one)).toBe("added")
      expect(await ledger.has(two.article)).toBe(false)
      expect(await ledger.record(two)).toBe("added")
      expect(await ledger.record(two)).toBe("known")
      expect(await ledger.has(two.article, two.model)).toBe(true)
      expect((await ledger.article(short))?.record).toEqual(one)
      const long = `${short}${b}`
      expect((await ledger.article(long))?.record).toEqual({ ...two, article: { ...two.article, id: long } })
      expect((await ledger.article(`${short}b`))?.record.article.sha256).toBe(long)
      expect(await ids(ledger, { of: "statements", words: "two" })).toEqual([`${long}/s1`])
      expect(await ledger.entityOf(long, "e1")).not.toBeNull()
      expect(await all(ledger)).toHaveLength(2)
      // What the ledger gave out is known to it again.
      const kept = (await ledger.article(long))?.record
      expect(kept && (await ledger.record({ ...kept, model: { name: "m", version: "2" } }))).toBe("reread")
    })

    it("counts what a page says once, however often it was changed, and works through the notes of the newest alone", async () => {
      const about = { uri: "https://a.example/1", outlet: "Low Post" }
      const note = { code: "no-date" as const, span: null }
      const first = told("Ada Venn said the lock is shut.", [["Ada Venn", "the lock is shut"]], about)
      const second = told("Ada Venn said the lock is open.", [["Ada Venn", "the lock is open"]], about)
      await ledger.record({ ...first, notes: [note] })
      await ledger.record({ ...second, notes: [note] })
      const counted = async () => {
        expect((await ledger.speakers()).items).toMatchObject([{ name: "Ada Venn", articles: 1, statements: 1 }])
        expect((await ledger.outlets()).items).toMatchObject([{ name: "Low Post", articles: 1, statements: 1 }])
        expect((await ledger.notes()).counts).toEqual([{ code: "no-date", notes: 1 }])
        expect((await ledger.notes()).notes).toMatchObject([{ article: second.article.id }])
      }
      await counted()
      for (const record of [first, second])
        await ledger.record({ ...record, notes: [note], model: { name: "m", version: "2" } })
      await counted()
      const [speaker] = (await ledger.speakers()).items
      expect((await ledger.entity(speaker?.id ?? ""))?.recent).toMatchObject([{ id: second.article.id }])
    })

    it("keeps the old reading, whole, when a newer one cannot be kept", async () => {
      const record = told("Ada Venn said the lock is shut.", [["Ada Venn", "the lock is shut"]])
      await ledger.record(record)
      // Two statements of one id are no record: it fails when the half of it is written.
      const broken = {
        ...record,
        statements: [...record.statements, ...record.statements],
        model: { name: "m", version: "2" },
      }
      await expect(ledger.record(broken)).rejects.toThrow()
      expect(await ledger.has(record.article, { name: "m", version: "2" })).toBe(false)
      expect((await ledger.article(record.article.id))?.record).toEqual(record)
      expect(await ids(ledger, { of: "statements", words: "lock" })).toEqual([`${record.article.id}/s1`])
      expect((await ledger.speakers()).items).toMatchObject([{ articles: 1, statements: 1 }])
      expect((await ledger.outlets()).items).toMatchObject([{ articles: 1, statements: 1 }])
    })

    it("names everybody who says something once, with all their names", async () => {
      await ledger.record(told("Maria Zelenska said one.", [["Maria Zelenska", "one"]]))
      await ledger.record(told("Maria Zelenskaa said two.", [["Maria Zelenskaa", "two"]]))
      await ledger.record(told("Ada Venn said three.", [["Ada Venn", "three"]]))
      const voices = []
      for await (const { name, type, aliases, id } of ledger.voices()) {
        expect(await ledger.entity(id)).toMatchObject({ id, name, type })
        voices.push([type, ...aliases.map((alias) => alias.name).sort()])
      }
      expect(voices.sort()).toEqual([
        ["person", "Ada Venn"],
        ["person", "Maria Zelenska", "Maria Zelenskaa"],
      ])
    })

    it("finds speakers by words and beginnings* of any of their names, and those without a name by theirs", async () => {
      await ledger.record(told("Dr. María Zelenska said one.", [["Dr. María Zelenska", "one"]]))
      const unresolved = told("A neighbour said two.", [["A neighbour", "two"]])
      for (const statement of unresolved.statements) statement.source.entity = null
      await ledger.record({ ...unresolved, entities: [] })
      const found = async (like: string) => (await ledger.speakers({ like })).items.map(({ name }) => name)
      for (const like of ["zelenska", "Dr Zelenska", "MARIA zel*"])
        expect(await found(like)).toEqual(["Dr. María Zelenska"])
      expect((await ledger.speakers({ like: "a neighbour" })).items).toMatchObject([
        { id: null, type: null, statements: 1, articles: 1 },
      ])
      for (const like of ["elenska", "venn", "-", "*"]) expect(await found(like)).toEqual([])
      expect(await ids(ledger, { of: "statements", speaker: "neighbour" })).toEqual([`${unresolved.article.id}/s1`])
    })

    it("puts a newer model's reading in place of the older, and keeps both", async () => {
      await ledger.record(told("Ada Venn said the lock is shut.", [["Ada Venn", "the lock is shut"]]))
      const again = { ...told("Ada Venn said the lock is shut.", []), model: { name: "m", version: "2" } }
      expect(await ledger.has(again.article, { name: "m", version: "2" })).toBe(false)
      expect(await ledger.record(again)).toBe("reread")
      expect(await ledger.has(again.article, { name: "m", version: "2" })).toBe(true)
      const kept = await ledger.article(again.article.id)
      expect(kept?.readings.map(({ version }) => version)).toEqual(["1", "2"])
      expect(kept?.record.statements).toEqual([])
      expect(await ids(ledger, { of: "statements" })).toEqual([])
      expect((await ledger.speakers()).items).toEqual([])
    })

    it("finds words, phrases and beginnings, the best first, and shows where", async () => {
      const one = told("Ada Venn said the lock gates are shut.", [["Ada Venn", "the lock gates are shut"]], {
        title: "Rain",
      })
      const two = told("Bo Rask said it may rain. The lock holds.", [["Bo Rask", "it may rain"]], { title: "Lock" })
      await ledger.record(one)
      await ledger.record(two)
      expect(await ids(ledger, { words: "lock" })).toEqual([two.article.id, one.article.id])
      expect(await ids(ledger, { words: '"lock gates"' })).toEqual([one.article.id])
      expect(await ids(ledger, { words: "gat*" })).toEqual([one.article.id])
      expect(await ids(ledger, { words: "gate rain" })).toEqual([one.article.id])
      const [hit] = (await ledger.search({ words: "gates", of: "statements" })).items
      expect(hit).toMatchObject({
        id: `${one.article.id}/s1`,
        speaker: "Ada Venn",
        snippet: "the lock «gates» are shut",
      })
    })

    it.each([
      '"',
      "a OR",
      "NEAR(",
      "title:x",
      "-",
      "*",
      "'; DROP TABLE article; --",
      "../../etc/passwd",
      "\u0000",
      "😀",
      "(((",
      "^a",
      "{speaker}: x",
    ])("takes %j for words to look for, and nothing else", async (words) => {
      await ledger.record(generatedRecord(1, 0))
      await expect(ledger.search({ words, speaker: words, outlet: words })).resolves.toEqual({ items: [], next: null })
      expect(await ledger.article(words)).toBeNull()
      expect(await ledger.entity(words)).toBeNull()
      expect((await all(ledger)).length).toBe(1)
    })

    it("filters by speaker, outlet, stance, source type and dates", async () => {
      const record = told("Ada Venn said the lock is shut.", [["Ada Venn", "the lock is shut"]], {
        outlet: "Low Post",
        published: "2031-03-08T10:00:00Z",
      })
      const [statement] = record.statements
      if (statement) statement.said = { spans: statement.cue.spans, value: "2031-03-07" }
      await ledger.record(record)
      await ledger.record(generatedRecord(1, 1))
      const found = async (query: Query) =>
        (await ids(ledger, { of: "statements", limit: 99, ...query })).includes(`${record.article.id}/s1`)
      const yes: Query[] = [
        { speaker: "venn" },
        { outlet: "low post" },
        { stance: "says" },
        { sourceType: "named" },
        { publishedFrom: "2031-03-08" },
      ]
      const more: Query[] = [
        { publishedTo: "2031-03-08" },
        { saidFrom: "2031-03-07", saidTo: "2031-03-07" },
        { words: "shut", speaker: "Ada Venn" },
      ]
      for (const query of [...yes, ...more]) expect(await found(query), JSON.stringify(query)).toBe(true)
      const no: Query[] = [
        { speaker: "rask" },
        { outlet: "post" },
        { stance: "denies" },
        { sourceType: "anonymous" },
        { publishedFrom: "2031-03-09" },
      ]
      for (const query of [...no, { publishedTo: "2031-03-07" }, { saidFrom: "2031-03-08" }, { saidTo: "2031-03-06" }])
        expect(await found(query), JSON.stringify(query)).toBe(false)
      expect(await ids(ledger, { speaker: "venn", saidTo: "2031-03-07" })).toEqual([record.article.id])
    })

    it("joins the spellings of a name over articles and says why", async () => {
      await ledger.record(told("Dr. María Zelenska said one.", [["Dr. María Zelenska", "one"]]))
      await ledger.record(told("Maria Zelenska said two.", [["Maria Zelenska", "two"]]))
      await ledger.record(told("Maria Zelenskaa said three.", [["Maria Zelenskaa", "three"]]))
      const [speaker, ...others] = (await ledger.speakers()).items
      expect(others).toEqual([])
      expect(speaker).toMatchObject({ articles: 3, statements: 3, name: "Dr. María Zelenska" })
      const [join] = (await ledger.entity(speaker?.id ?? ""))?.joins ?? []
      expect(join?.why).toContain("the given names are the same (+0.5)")
      expect(await ids(ledger, { of: "statements", speaker: speaker?.id ?? "" })).toHaveLength(3)
    })

    it.each([
      ["Maria Venn", "Marek Venn"],
      ["Maria Venn", "Venn"],
      ["M. Venn", "Maria Venn"],
      ["Maria Ann Venn", "Maria Sue Venn"],
      ["three officials", "three officials"],
      ["Venn", "Venn"],
      ["Route 12 Transport Board", "Route 13 Transport Board"],
    ])("leaves %s and %s two", async (a, b) => {
      const type = /board/i.test(a) ? "organisation" : "person"
      await ledger.record(told(`${a} said one.`, [[a, "one"]], {}, type))
      await ledger.record(told(`${b} said two.`, [[b, "two"]], {}, type))
      expect((await ledger.speakers()).items).toHaveLength(2)
    })

    it("parts two names when an article names both", async () => {
      await ledger.record(told("Maria Zelenska said one.", [["Maria Zelenska", "one"]]))
      await ledger.record(told("Maria Zelenskaa said two.", [["Maria Zelenskaa", "two"]]))
      expect((await ledger.speakers()).items).toHaveLength(1)
      await ledger.record(
        told("Maria Zelenska said three and Maria Zelenskaa said four.", [
          ["Maria Zelenska", "three"],
          ["Maria Zelenskaa", "four"],
        ]),
      )
      expect((await ledger.speakers()).items).toHaveLength(2)
    })

    it("keeps judgements through a later reading, and undoes them", async () => {
      const one = told("Ada Venn said one.", [["Ada Venn", "one"]])
      await ledger.record(one)
      await ledger.record(told("Baroness Greyfell said two.", [["Baroness Greyfell", "two"]]))
      const [a = "", b = ""] = (await ledger.speakers()).items.map(({ id }) => id ?? "")
      const same = await ledger.judge({ about: "entity", verdict: "same", a, b, who: "desk", why: "her title" })
      expect(same).toMatchObject({ number: 1, missing: [], undone: false })
      expect((await ledger.speakers()).items).toHaveLength(1)
      await ledger.record({ ...one, model: { name: "m", version: "2" } })
      expect((await ledger.speakers()).items).toHaveLength(1)
      expect(await ledger.undo(1, "desk")).toMatchObject({ number: 1, undone: true })
      expect((await ledger.speakers()).items).toHaveLength(2)
      expect(await ledger.undo(1, "desk")).toBeNull()
      expect(await ledger.judgements()).toHaveLength(1)
    })

    it("lets a judgement of different part what was joined, the last one on a pair counting", async () => {
      await ledger.record(told("Maria Zelenska said one.", [["Maria Zelenska", "one"]]))
      await ledger.record(told("Maria Zelenskaa said two.", [["Maria Zelenskaa", "two"]]))
      const [a = "", b = ""] = (await ledger.speakers()).items[0]?.aliases.map(({ id }) => id) ?? []
      await ledger.judge({ about: "entity", verdict: "different", a, b, who: "desk", why: null })
      expect((await ledger.speakers()).items).toHaveLength(2)
      await ledger.judge({ about: "entity", verdict: "same", a: b, b: a, who: "desk", why: null })
      expect((await ledger.speakers()).items).toHaveLength(1)
    })

    it("keeps a judgement on what it does not have, says so, and heeds it when it comes", async () => {
      const record = told("Ada Venn said one.", [["Ada Venn", "one"]])
      await ledger.record(record)
      const here = (await ledger.speakers()).items[0]?.id ?? ""
      const later = told("Baroness Greyfell said two.", [["Baroness Greyfell", "two"]])
      const absent = `E${createHash("sha256").update("person\nbaroness greyfell").digest("hex").slice(0, 12)}`
      expect(
        await ledger.judge({ about: "entity", verdict: "same", a: here, b: absent, who: "desk", why: null }),
      ).toMatchObject({
        missing: [absent],
      })
      await ledger.record(later)
      expect((await ledger.speakers()).items).toHaveLength(1)
      expect((await ledger.judgements())[0]?.missing).toEqual([])
    })

    it("keeps judgements on claims, copies and origins, says which articles it lacks, and undoes them", async () => {
      const [one, two] = await added([null, null], 1)
      const judged = { verdict: "different", who: "desk", why: null } as const
      const place = { a: `${one.id}/0-8`, b: `${two.id}/0-8` }
      expect(await ledger.judge({ ...judged, ...place, about: "claim" })).toMatchObject({
        about: "claim",
        missing: [place.b],
      })
      expect(await ledger.judge({ ...judged, ...place, about: "origin" })).toMatchObject({ missing: [place.b] })
      expect(await ledger.judge({ ...judged, a: two.id, b: one.id, about: "copy" })).toMatchObject({
        missing: [two.id],
      })
      await ledger.record(two.record)
      expect(await ledger.undo(2, "desk")).toMatchObject({ about: "origin", undone: true })
      await ledger.record(rereadBy("2", one.record))
      expect(await ledger.judgements()).toMatchObject([
        { number: 1, about: "claim", ...place, missing: [], undone: false },
        { number: 2, about: "origin", ...place, missing: [], undone: true },
        { number: 3, about: "copy", a: two.id, b: one.id, missing: [], undone: false },
      ])
    })

    it("gives the judgements of pairs on an article, on places in it or on a name, the newest first, and no others", async () => {
      const [one, two, three] = await added([null, null, null])
      const judged = { verdict: "same", who: "desk", why: null } as const
      const on = async (...ids: string[]) => (await ledger.judgementsOn(ids)).map(({ number }) => number)
      await ledger.judge({ ...judged, about: "claim", a: `${one.id}/0-8`, b: `${two.id}/0-8` })
      await ledger.judge({ ...judged, about: "copy", a: three.id, b: two.id })
      await ledger.judge({ ...judged, about: "entity", a: "E1", b: "E12" })
      await ledger.judge({
        about: "statement",
        verdict: "unsure",
        target: targetOf(one.record),
        who: "desk",
        why: null,
      })
      expect(await on(two.id)).toEqual([2, 1])
      expect(await on(one.id)).toEqual([1])
      expect(await on(one.id, three.id)).toEqual([2, 1])
      expect(await on("E1")).toEqual([3])
      expect(await on("E12")).toEqual([3])
      expect(await on("E")).toEqual([])
      await ledger.undo(1, "desk")
      expect(await ledger.judgementsOn([one.id])).toMatchObject([{ number: 1, undone: true }])
    })

    it("finds the articles that name somebody, the newest first, page by page, by any of their names", async () => {
      const days = ["2031-01-02", null, "2031-01-03", "2031-01-02"]
      const records = days.map((published, i) => told(`Ada Venn said ${i}.`, [["Ada Venn", String(i)]], { published }))
      for (const record of [...records, told("Ivo Tarn said one.", [["Ivo Tarn", "one"]])]) await ledger.record(record)
      const [ada] = (await ledger.speakers({ like: "ada" })).items
      const all = await ledger.appearances(ada?.id ?? "")
      expect(all.items.map(({ article }) => article)).toEqual([2, 3, 0, 1].map((i) => records[i]?.article.id))
      expect(all.items[0]?.entities).toEqual(records[2]?.entities.map(({ id }) => id))
      const first = await ledger.appearances(ada?.id ?? "", { limit: 3 })
      const second = await ledger.appearances(ada?.id ?? "", { limit: 3, cursor: first.next ?? "" })
      expect([...first.items, ...second.items]).toEqual(all.items)
      expect([all.next, second.next]).toEqual([null, null])
      expect((await ledger.appearances("E000000000000")).items).toEqual([])
    })

    it("counts what an outlet prints over its articles, and of a changed one the newest version alone", async () => {
      const facts = { outlet: "Lisk Post", published: "2031-01-02", url: "https://post.example/1", title: "One" }
      const first = told(
        "Ada Venn said one.\n\nIvo Tarn said two.",
        [
          ["Ada Venn", "one"],
          ["Ivo Tarn", "two"],
        ],
        facts,
      )
      const later = told(
        "Ada Venn said one.\n\nIvo Tarn said three.",
        [
          ["Ada Venn", "one"],
          ["Ivo Tarn", "three"],
        ],
        facts,
      )
      await ledger.record(first)
      await ledger.record(told("Ada Venn said four.", [["Ada Venn", "four"]], { outlet: "Other Post" }))
      expect((await ledger.outlet("Lisk Post"))?.revised).toEqual([])
      await ledger.record(later)
      expect(await ledger.outlet("Lisk Post")).toMatchObject({
        ...{ name: "Lisk Post", articles: 1, statements: 2, first: "2031-01-02", last: "2031-01-02" },
        counted: { articles: 1, statements: 2, through: 0, looked: 0 },
        withheld: [],
        revised: [{ id: later.article.id, of: first.article.id, title: "One" }],
        newest: [later.article.id],
      })
      expect((await ledger.outlet("Lisk Post"))?.sources.reduce((sum, { sources }) => sum + sources, 0)).toBe(2)
      expect(await ledger.outlet("lisk post")).toBeNull()
      expect(await ledger.outlet("")).toBeNull()
    })

    it("lists speakers with a proper name alone, where that is asked", async () => {
      await ledger.record(told("Ada Venn said one.", [["Ada Venn", "one"]]))
      await ledger.record(told("A neighbour said two.", [["A neighbour", "two"]]))
      expect((await ledger.speakers()).items).toHaveLength(2)
      expect((await ledger.speakers({ named: true })).items.map(({ name }) => name)).toEqual(["Ada Venn"])
    })

    it("gives texts by their articles' ids", async () => {
      const [one, two] = await added([null, null])
      const absent = "0".repeat(16)
      expect(await ledger.texts([two.id, absent])).toEqual(new Map([[two.id, two.record.article.text]]))
      expect(await ledger.texts([])).toEqual(new Map())
      expect((await ledger.texts([one.id, two.id])).size).toBe(2)
    })

    it("comes to the same whoever came first", async () => {
      const records = [
        "Maria Zelenska",
        "Maria Zelenskaa",
        "Mariana Zelenska",
        "Maria Ann Zelenska",
        "Maria Sue Zelenska",
      ].map((name, i) => told(`${name} said ${i}.`, [[name, String(i)]]))
      const groups = async (order: readonly Record[]) => {
        const { ledger: other, remove } = await make()
        for (const record of order) await other.record(record)
        const found = (await other.speakers()).items
          .map(({ aliases }) =>
            aliases
              .map(({ name }) => name)
              .sort()
              .join(" = "),
          )
          .sort()
        await other.close()
        await remove()
        return found
      }
      expect(await groups(records.toReversed())).toEqual(await groups(records))
    })

    it("keeps failures with their reason until the input is read", async () => {
      await ledger.fail({ uri: "a.html", code: "input", reason: "no text" })
      await ledger.fail({ uri: "a.html", code: "input", reason: "still no text" })
      expect(await ledger.failures()).toMatchObject([{ uri: "a.html", reason: "still no text", attempts: 2 }])
      await ledger.record(told("Ada Venn said one.", [], { uri: "a.html" }))
      expect(await ledger.failures()).toEqual([])
    })

    it("counts notes by kind and shows their words", async () => {
      const record = told("“One,” it said.", [])
      await ledger.record({
        ...record,
        notes: [
          { code: "quotation-without-speaker", span: spanIn(record.article.text, "One") },
          { code: "no-date", span: null },
        ],
      })
      expect(await ledger.notes({ code: "no-date" })).toMatchObject({
        counts: [
          { code: "no-date", notes: 1 },
          { code: "quotation-without-speaker", notes: 1 },
        ],
        notes: [{ code: "no-date", text: null }],
      })
      expect((await ledger.notes()).notes).toHaveLength(2)
    })

    it("lets one read while another writes", async () => {
      const other = await reopen()
      for (let i = 0; i < 20; i++) {
        await ledger.record(generatedRecord(2, i))
        expect((await all(other)).length).toBe(i + 1)
      }
      await other.close()
    })
  })
}

const ids = async (ledger: Ledger, query: Query) => (await ledger.search(query)).items.map(({ id }) => id)

async function all(ledger: Ledger): Promise<Kept[]> {
  const kept = []
  for await (const each of ledger.records()) kept.push(each)
  return kept
}

const rereadBy = (version: string, record: Record): Record => ({ ...record, model: { name: "m", version } })

function targetOf({ article, statements }: Record) {
  const { content, source, cue } = statements[0] ?? {
    content: { spans: [] },
    source: { spans: [] },
    cue: { spans: [] },
  }
  return { article: article.id, content: content.spans, source: source.spans, cue: cue.spans }
}

function spanIn(text: string, words: string): Span {
  const start = text.indexOf(words)
  return { start, end: start + words.length, text: words }
}

/** A record of one small text, with who says what in it. */
export function told(
  text: string,
  sayings: readonly (readonly [string, string])[],
  about: Partial<Record["article"]> = {},
  type: Entity["type"] = "person",
): Record {
  const generated = generatedRecord(1, 0)
  const sha256 = createHash("sha256").update(text).digest("hex")
  const article = {
    ...generated.article,
    uri: "-",
    url: null,
    title: null,
    outlet: null,
    published: null,
    text,
    id: sha256.slice(0, 16),
    sha256,
    ...about,
  }
  const [pattern] = generated.statements
  if (!pattern) throw new Error("the generator makes statements")
  const entities = [...new Set(sayings.map(([who]) => who))].map((name, i) => ({
    id: `e${i + 1}`,
    name,
    type,
    mentions: [spanIn(text, name)],
    descriptors: [],
  }))
  const statements = sayings.map(([who, what], i) => ({
    ...pattern,
    id: `s${i + 1}`,
    source: {
      ...pattern.source,
      spans: [spanIn(text, who)],
      entity: entities.find(({ name }) => name === who)?.id ?? null,
    },
    cue: { spans: [spanIn(text, "said")] },
    content: { ...pattern.content, spans: [spanIn(text, what)] },
    stance: "says" as const,
    said: null,
  }))
  return { article, entities, statements, events: [], times: [], notes: [], model: { name: "m", version: "1" } }
}
