/** What every ledger promises of what is still to be read, and of what came in, whatever keeps it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { generatedRecord, laterVersion } from "../../bench/ledger-generator.ts"
import { type Ledger, MOST_TRIES } from "../../src/ledger/index.ts"

const fault = { code: "error", what: "the reader ended", where: "a page", next: "give its text" }
const workOf = (about: string) => ({ key: about, about, body: Buffer.from(`all of ${about}`) })

export function jobsContract(
  name: string,
  make: () => Promise<{ ledger: Ledger; reopen: () => Promise<Ledger>; remove: () => Promise<void> }>,
) {
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

  describe(`jobs in ${name}`, () => {
    it("are kept before they are begun, for another program too", async () => {
      const { number } = await ledger.jobs.put(workOf("a page"))
      const other = await reopen()
      expect(await other.jobs.job(number)).toMatchObject({ number, state: "queued", about: "a page", tries: 0 })
      expect(Buffer.from((await other.jobs.work(number)) ?? []).toString()).toBe("all of a page")
      await other.close()
    })

    it("are the same as long as one waits, and another after it has ended", async () => {
      const first = await ledger.jobs.put(workOf("a page"))
      expect(await ledger.jobs.put(workOf("a page"))).toEqual(first)
      expect(await ledger.jobs.begin()).toBe(first.number)
      expect(await ledger.jobs.put(workOf("a page"))).toMatchObject({ number: first.number, state: "reading" })
      await ledger.jobs.end(first.number, { articles: [], faults: [fault] })
      expect((await ledger.jobs.put(workOf("a page"))).number).not.toBe(first.number)
    })

    it("are begun in the order they came, each once", async () => {
      const numbers = []
      for (const about of ["a", "b", "c"]) numbers.push((await ledger.jobs.put(workOf(about))).number)
      const begun = [await ledger.jobs.begin(), await ledger.jobs.begin(), await ledger.jobs.begin()]
      expect(begun).toEqual(numbers)
      expect(await ledger.jobs.begin()).toBeNull()
      expect(await ledger.jobs.counts()).toEqual({ queued: 0, reading: 3, done: 0, failed: 0 })
    })

    it("end with what came of them, and their work is dropped", async () => {
      const { number } = await ledger.jobs.put(workOf("a feed"))
      await ledger.jobs.begin()
      const articles = [{ id: "0123456789abcdef", outcome: "added" as const }]
      await ledger.jobs.end(number, { articles, faults: [fault] })
      expect(await ledger.jobs.job(number)).toMatchObject({ state: "done", articles, faults: [fault], tries: 1 })
      expect((await ledger.jobs.job(number))?.endedAt).not.toBeNull()
      expect(await ledger.jobs.work(number)).toBeNull()
      await ledger.jobs.end(number, { articles: [], faults: [fault] })
      expect(await ledger.jobs.job(number)).toMatchObject({ state: "done", articles })
    })

    it("have failed when nothing came of them but a fault", async () => {
      const { number } = await ledger.jobs.put(workOf("a page"))
      await ledger.jobs.end(number, { articles: [], faults: [fault] })
      expect(await ledger.jobs.job(number)).toMatchObject({ state: "failed", faults: [fault] })
    })

    it("that were given back wait behind the others, and fail when they were begun too often", async () => {
      const bad = (await ledger.jobs.put(workOf("what ends its reader"))).number
      const good = (await ledger.jobs.put(workOf("a page"))).number
      expect(await ledger.jobs.begin()).toBe(bad)
      await ledger.jobs.giveBack(fault, bad)
      expect(await ledger.jobs.begin()).toBe(good)
      for (let tries = 2; tries <= MOST_TRIES; tries++) {
        expect(await ledger.jobs.begin()).toBe(bad)
        await ledger.jobs.giveBack(fault, bad)
      }
      expect(await ledger.jobs.begin()).toBeNull()
      expect(await ledger.jobs.job(bad)).toMatchObject({ state: "failed", tries: MOST_TRIES, faults: [fault] })
      expect(await ledger.jobs.job(good)).toMatchObject({ state: "reading" })
    })

    it("that wait for something to pass are begun by nobody before, say what it is, and fail in the end as others do", async () => {
      const slow = (await ledger.jobs.put(workOf("a page of a slow server"))).number
      await ledger.jobs.begin()
      await ledger.jobs.giveBack(fault, slow, 60_000)
      const waiting = await ledger.jobs.job(slow)
      expect(waiting).toMatchObject({ state: "queued", tries: 1, faults: [fault], endedAt: null })
      expect(Date.parse(waiting?.dueAt ?? "") - Date.now()).toBeGreaterThan(30_000)
      expect(await ledger.jobs.begin()).toBeNull()
      expect(await ledger.jobs.put(workOf("a page of a slow server"))).toMatchObject({ number: slow })
      const bad = (await ledger.jobs.put(workOf("a page of no server"))).number
      for (let tries = 1; tries <= MOST_TRIES; tries++) {
        while ((await ledger.jobs.begin()) === null);
        expect(await ledger.jobs.job(bad)).toMatchObject({ state: "reading", tries, dueAt: null, faults: [] })
        await ledger.jobs.giveBack(fault, bad, 1)
      }
      expect(await ledger.jobs.job(bad)).toMatchObject({
        state: "failed",
        tries: MOST_TRIES,
        dueAt: null,
        faults: [fault],
      })
    })

    it("that were stopped for no fault of theirs have not been tried", async () => {
      const { number } = await ledger.jobs.put(workOf("a page"))
      for (let i = 0; i <= MOST_TRIES; i++) {
        await ledger.jobs.begin()
        await ledger.jobs.giveBack(null, number)
      }
      expect(await ledger.jobs.job(number)).toMatchObject({ state: "queued", tries: 0 })
    })

    it("are put in many at once, none twice", async () => {
      const first = await ledger.jobs.put(workOf("a"))
      expect(await ledger.jobs.putAll(["a", "b", "c", "b"].map(workOf))).toBe(2)
      expect((await ledger.jobs.list()).map(({ about }) => about)).toEqual(["c", "b", "a"])
      expect(await ledger.jobs.begin()).toBe(first.number)
      expect(await ledger.jobs.putAll([])).toBe(0)
    })

    it("that failed wait again when somebody asks for it, all or some, with what is to be done", async () => {
      for (const about of ["a", "b", "c"]) {
        const { number } = await ledger.jobs.put(workOf(about))
        await ledger.jobs.begin()
        const articles = about === "c" ? [{ id: "0123456789abcdef", outcome: "added" as const }] : []
        await ledger.jobs.end(number, { articles, faults: [fault] })
      }
      const [last] = await ledger.jobs.list({ state: "failed" })
      expect(await ledger.jobs.again([last?.number ?? 0])).toBe(1)
      expect(await ledger.jobs.again()).toBe(1)
      expect(await ledger.jobs.again()).toBe(0)
      expect(await ledger.jobs.counts()).toEqual({ queued: 2, reading: 0, done: 1, failed: 0 })
      const next = (await ledger.jobs.begin()) ?? 0
      expect(Buffer.from((await ledger.jobs.work(next)) ?? []).toString()).toMatch(/^all of [ab]$/)
      expect(await ledger.jobs.job(next)).toMatchObject({ state: "reading", tries: 1, faults: [] })
    })

    it("that failed and were asked for anew meanwhile wait once", async () => {
      const { number } = await ledger.jobs.put(workOf("a"))
      await ledger.jobs.end(number, { articles: [], faults: [fault] })
      await ledger.jobs.put(workOf("a"))
      expect(await ledger.jobs.again()).toBe(0)
      expect((await ledger.jobs.counts()).queued).toBe(1)
    })

    it("are no other's as long as somebody says that they are being read", async () => {
      const { number } = await ledger.jobs.put(workOf("a"))
      await ledger.jobs.begin()
      const other = await reopen()
      await other.jobs.hold([number])
      expect(await other.jobs.begin()).toBeNull()
      await other.close()
    })

    it("are listed from the last to the first, by state too", async () => {
      for (const about of ["a", "b", "c"]) await ledger.jobs.put(workOf(about))
      await ledger.jobs.begin()
      const abouts = async (options = {}) => (await ledger.jobs.list(options)).map(({ about }) => about)
      expect(await abouts()).toEqual(["c", "b", "a"])
      expect(await abouts({ limit: 2 })).toEqual(["c", "b"])
      expect(await abouts({ state: "queued" })).toEqual(["c", "b"])
      const [last] = await ledger.jobs.list()
      expect(await abouts({ before: last?.number })).toEqual(["b", "a"])
    })
  })

  describe(`changes of ${name}`, () => {
    const last = async (of: Ledger) => (await of.changes(Number.MAX_SAFE_INTEGER)).n

    it("have numbers, later ones the higher, and the same for every program", async () => {
      const other = await reopen()
      const numbers = [await last(ledger)]
      const steps = [
        () => ledger.record(generatedRecord(1, 0)),
        () => other.record(generatedRecord(1, 1)),
        () => ledger.judge({ about: "copy", verdict: "same", a: "a", b: "b", who: "desk", why: null }),
        () => other.undo(1, "desk"),
        // A shared ledger's jobs are no part of it.
        ...(ledger.jobs.isApart ? [] : [() => ledger.jobs.put(workOf("a page")), () => ledger.jobs.begin()]),
        () => ledger.fail({ uri: "gone.html", code: "input", reason: "no such file" }),
        () => ledger.mark("text", () => [1]),
        () => ledger.compare("claims", generatedRecord(1, 0), []),
      ]
      for (const step of steps) {
        await step()
        numbers.push(await last(ledger))
        expect(await last(other)).toBe(numbers.at(-1))
      }
      expect(new Set(numbers).size).toBe(steps.length + 1)
      expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers)
      await other.close()
    })

    it("say what they are about, to whoever knows of those before", async () => {
      const first = generatedRecord(1, 0)
      await ledger.record(first)
      const since = await last(ledger)
      expect((await ledger.changes(since)).subjects).toEqual(new Map())
      const why = { who: "desk", why: null }
      const judged = await ledger.judge({ about: "copy", verdict: "same", a: "a", b: "b", ...why })
      expect(await ledger.changes(since)).toEqual({ n: since + 1, subjects: new Map([["pairs", since + 1]]) })
      expect([await ledger.isJudged("copy", "b", "a"), await ledger.isJudged("claim", "a", "b")]).toEqual([true, false])
      await ledger.undo(judged.number, "desk")
      expect(await ledger.isJudged("copy", "a", "b")).toBe(false)
      await ledger.record(laterVersion(first))
      const { n, subjects } = await ledger.changes(since + 2)
      expect([...(subjects?.entries() ?? [])].filter(([subject]) => subject.startsWith("article"))).toEqual(
        expect.arrayContaining(
          ["articles", `article/${first.article.id}`, `article/${laterVersion(first).article.id}`].map((each) => [
            each,
            n,
          ]),
        ),
      )
    })

    it("are none where nothing is written", async () => {
      await ledger.record(generatedRecord(1, 0))
      const before = await last(ledger)
      await ledger.record(generatedRecord(1, 0))
      await ledger.undo(9, "desk")
      await ledger.search({ words: "a" })
      expect(await last(ledger)).toBe(before)
    })
  })

  describe(`news of ${name}`, () => {
    it("are the articles and judgements that came since, whoever put them in", async () => {
      await ledger.record(generatedRecord(1, 0))
      const { place, articles } = await ledger.news()
      expect(articles).toEqual([])
      const other = await reopen()
      const added = generatedRecord(1, 1)
      await other.record(added)
      await other.record(laterVersion(generatedRecord(1, 0)))
      await other.record(generatedRecord(1, 1, "2"))
      const { number } = await other.judge({ about: "copy", verdict: "same", a: "a", b: "b", who: "desk", why: null })
      await other.undo(number, "desk")
      await other.close()
      const news = await ledger.news(place)
      expect(news.articles.map(({ outcome }) => outcome)).toEqual(["added", "revised", "reread"])
      expect(news.articles[0]).toEqual({
        id: added.article.id,
        title: added.article.title,
        outlet: added.article.outlet,
        outcome: "added",
      })
      expect(news.judgements.map(({ undoes }) => undoes)).toEqual([null, number])
      expect(await ledger.news(news.place)).toEqual({ place: news.place, articles: [], judgements: [] })
    })
  })

  describe(`what is still to be compared in ${name}`, () => {
    it("is counted as it is listed", async () => {
      const records = [0, 1, 2].map((i) => generatedRecord(1, i))
      for (const record of records) await ledger.record(record)
      const counts = async () => {
        let listed = 0
        for await (const _ of ledger.uncompared("claims/1")) listed++
        return [await ledger.countUncompared("claims/1"), listed]
      }
      expect(await counts()).toEqual([3, 3])
      for (const i of [1, 0, 2]) {
        const [record] = records.slice(i)
        const isCompared = () => ledger.isCompared("claims/1", record?.article.id ?? "")
        expect(await isCompared()).toBe(false)
        if (record) await ledger.compare("claims/1", record, [])
        expect(await isCompared()).toBe(true)
        const [counted, listed] = await counts()
        expect(counted).toBe(listed)
      }
      expect(await ledger.countUncompared("claims/1")).toBe(0)
    })
  })

  describe(`an article's id in ${name}`, () => {
    it("is that of what says the same at its address, too", async () => {
      const record = generatedRecord(1, 0)
      expect(await ledger.idOf(record.article)).toBeNull()
      await ledger.record(record)
      expect(await ledger.idOf(record.article)).toBe(record.article.id)
      const sha256 = "f".repeat(64)
      expect(await ledger.idOf({ ...record.article, id: sha256.slice(0, 16), sha256 })).toBe(record.article.id)
    })
  })
}
