/** What every ledger promises to whoever watches feeds, whatever keeps it: one body of tests, run on each. */
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Ledger, NamedPage, SavedQuery, WatchedFeed } from "../../src/ledger/index.ts"
import type { Alert } from "../../src/record/index.ts"
import { written } from "../story/records.ts"

const FEED = "https://holm.example/feed"
const HOOK = "https://desk.example/hook"
const named = (key: string, mark: string | null = null): NamedPage => ({ key, entry: `{"of":"${key}"}`, mark })
const hexOf = (n: number) => String(n).padStart(24, "0")

const alertOf = (n: number, number = 1): Alert => ({
  guid: `urn:hearsay:alert:${hexOf(n)}`,
  kind: "denied",
  title: `Alert ${n}`,
  for: { number, name: "ferry" },
  claim: { id: "c1", text: "The ferry sank." },
  article: { id: "0123456789abcdef", title: null, outlet: null, link: null, published: null },
  statement: "s1",
  span: { start: 0, end: 4, text: "It “did” not" },
  before: null,
  after: null,
  later: null,
  at: "2031-03-03T10:00:00.000Z",
})

/** @param reopen the same ledger once more, as another program would open it */
export function watchesContract(
  name: string,
  make: () => Promise<{ ledger: Ledger; reopen: () => Promise<Ledger>; remove: () => Promise<void> }>,
) {
  describe(`what is watched, in ${name}`, () => {
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
    const added = async (address = FEED, now = 1000): Promise<WatchedFeed> =>
      await ledger.watches.addFeed(address, 900_000, now)

    describe("a feed", () => {
      it("is due at once, stays where it was when it is given again, and is told apart by its address", async () => {
        expect(await added()).toEqual({
          ...{ address: FEED, url: FEED, every: 900_000, etag: null, lastModified: null },
          ...{ due: 1000, seen: null, failures: 0, fault: null },
        })
        await added("https://holm.example/other")
        const feed = { ...(await added()), url: "https://holm.example/new", etag: '"a"', due: 5000, seen: 2000 }
        await ledger.watches.keepFeed(feed, [], 2000)
        expect(await added(FEED, 9000)).toEqual(feed)
        const other = await reopen()
        expect((await other.watches.feeds()).map(({ address }) => address)).toEqual([
          FEED,
          "https://holm.example/other",
        ])
        await other.close()
      })

      it("is due again where it is wanted more often, or was given up", async () => {
        await ledger.watches.keepFeed({ ...(await added()), due: 500_000 }, [], 2000)
        expect(await ledger.watches.addFeed(FEED, 60_000, 3000)).toMatchObject({ every: 60_000, due: 3000 })
        await ledger.watches.keepFeed({ ...(await added()), due: null }, [], 2000)
        expect(await added(FEED, 4000)).toMatchObject({ due: 4000 })
      })

      it("names pages, which are due when they are new or their mark is another", async () => {
        const feed = await added()
        expect(await ledger.watches.keepFeed(feed, [named("a", "1"), named("b")], 2000)).toBe(2)
        const [a, b] = await ledger.watches.duePages(2000)
        expect(a).toEqual({
          ...{ key: "a", feed: FEED, entry: '{"of":"a"}', etag: null, lastModified: null, changed: 2000, visits: 0 },
          ...{ isRead: false, due: 2000, failures: 0, fault: null },
        })
        for (const page of [a, b])
          if (page) await ledger.watches.keepPage({ ...page, etag: '"x"', isRead: true, visits: 1, due: null })
        expect(await ledger.watches.duePages(9000)).toEqual([])
        expect(await ledger.watches.keepFeed(feed, [named("a", "1"), named("b")], 3000)).toBe(0)
        expect(await ledger.watches.keepFeed(feed, [named("a", "2"), named("b")], 4000)).toBe(1)
        expect(await ledger.watches.duePages(4000)).toMatchObject([
          { key: "a", etag: '"x"', isRead: true, changed: 2000, due: 4000 },
        ])
      })

      it("gives those that were due longest first, and none before its time", async () => {
        const feed = await added()
        await ledger.watches.keepFeed(feed, [named("late")], 3000)
        await ledger.watches.keepFeed(feed, [named("early")], 2000)
        expect((await ledger.watches.duePages(2999)).map(({ key }) => key)).toEqual(["early"])
        expect((await ledger.watches.duePages(3000)).map(({ key }) => key)).toEqual(["early", "late"])
      })

      it("that was taken out takes its pages with it, and nothing is kept of it any more", async () => {
        const feed = await added()
        await ledger.watches.keepFeed(feed, [named("a")], 2000)
        expect(await ledger.watches.removeFeed(FEED)).toBe(true)
        expect(await ledger.watches.removeFeed(FEED)).toBe(false)
        expect(await ledger.watches.duePages(9000)).toEqual([])
        expect(await ledger.watches.keepFeed(feed, [named("a")], 2000)).toBe(0)
        expect(await ledger.watches.feeds()).toEqual([])
      })
    })

    it("says when something is due next", async () => {
      expect(await ledger.watches.nextDue()).toBeNull()
      const feed = await added()
      await ledger.watches.keepFeed({ ...feed, due: 8000 }, [named("a")], 7000)
      expect(await ledger.watches.nextDue()).toBe(7000)
      await ledger.watches.keepFeed({ ...feed, due: null }, [], 7000)
      for (const page of await ledger.watches.duePages(7000)) await ledger.watches.keepPage({ ...page, due: null })
      expect(await ledger.watches.nextDue()).toBeNull()
    })

    it("lets one program watch at a time, and another when the first has gone without a word", async () => {
      const other = await reopen()
      expect(await ledger.watches.hold("a", 1000, 500)).toBe(true)
      expect(await ledger.watches.hold("a", 1200, 500)).toBe(true)
      expect(await other.watches.hold("b", 1699, 500)).toBe(false)
      expect(await other.watches.hold("b", 1700, 500)).toBe(true)
      await ledger.watches.release("a")
      expect(await ledger.watches.hold("a", 1800, 500)).toBe(false)
      await other.watches.release("b")
      expect(await ledger.watches.hold("a", 1800, 500)).toBe(true)
      await other.close()
    })

    it("knows the last robots.txt of a site", async () => {
      expect(await ledger.watches.robots("https://holm.example")).toBeNull()
      await ledger.watches.keepRobots("https://holm.example", "", 1)
      await ledger.watches.keepRobots("https://holm.example", "User-agent: *", 2)
      expect(await ledger.watches.robots("https://holm.example")).toEqual({ text: "User-agent: *", at: 2 })
    })

    describe("what came since", () => {
      const story = (id: string, text: string, says: string, more = {}) =>
        written(id, { outlet: "Holm Gazette", on: "2031-03-03", ...more }, text, { says, by: "Ada Venn", cue: "said" })
      const one = story("0000000000000001", "Ada Venn said that the ferry sank.", "the ferry sank")
      const two = story("0000000000000002", "Ada Venn said that the ferry was raised.", "the ferry was raised")
      const found = async (query: SavedQuery, mark = { article: 0, judgement: 0 }) =>
        (await ledger.watches.statementsSince(query, mark)).map(({ article }) => article.at(-1))

      it("a mark is articles, and what searches find in them", async () => {
        await ledger.record(one)
        const mark = await ledger.watches.mark()
        await ledger.record(two)
        expect(await ledger.watches.since(mark)).toEqual([two.article.id])
        expect(await ledger.watches.since(await ledger.watches.mark())).toEqual([])
        expect(await found({ words: "ferry" })).toEqual(["1", "2"])
        expect(await found({ words: "ferry" }, mark)).toEqual(["2"])
        expect(await found({ words: '"ferry sank"' }, mark)).toEqual([])
        expect(await found({ words: "fer* raised" }, mark)).toEqual(["2"])
        expect(await found({ words: "…" })).toEqual([])
        expect(await found({ speaker: "venn" }, mark)).toEqual(["2"])
        expect(await found({ speaker: "quill" }, mark)).toEqual([])
        expect(await found({ words: "ferry", outlet: "holm gazette" })).toEqual(["1", "2"])
        expect(await found({ words: "ferry", stance: "denies" })).toEqual([])
      })

      it("is none of an article that was only read again", async () => {
        await ledger.record(one)
        await ledger.record(two)
        const mark = await ledger.watches.mark()
        await ledger.record({ ...one, model: { ...one.model, version: "another" } })
        expect(await ledger.watches.since(mark)).toEqual([])
        expect(await found({ words: "ferry" }, mark)).toEqual([])
      })

      it("is none of a version that was replaced", async () => {
        const page = { url: "https://holm.example/ferry" }
        const before = { ...one, article: { ...one.article, ...page } }
        const text = `${one.article.text} Nobody was hurt.`
        const after = story("0000000000000003", text, "the ferry sank")
        await ledger.record(before)
        expect(await ledger.record({ ...after, article: { ...after.article, ...page } })).toBe("revised")
        expect(await found({ words: "ferry" })).toEqual(["3"])
      })

      it("a mark counts judgements too", async () => {
        const mark = await ledger.watches.mark()
        await ledger.judge({ about: "claim", verdict: "same", a: "a/1-2", b: "b/1-2", who: "ada", why: null })
        const later = await ledger.watches.mark()
        expect(later.judgement).toBeGreaterThan(mark.judgement)
        expect(later.article).toBe(mark.article)
      })
    })

    describe("what was saved", () => {
      const upto = { article: 3, judgement: 1 }
      const search = { wanted: { search: { words: "ferry", stance: "denies" as const } }, webhook: HOOK, upto }

      it("is listed with how far it was looked through and how its claims stood, also for another program", async () => {
        const one = await ledger.watches.save(search, [{ claim: "a/1-2", state: "one" }])
        const two = await ledger.watches.save({ wanted: { claim: "a/1-2", text: "It sank." }, webhook: null, upto }, [])
        expect(one).toMatchObject(search)
        const other = await reopen()
        expect(await other.watches.saved()).toEqual([one, two])
        expect(await other.watches.claims(one.number)).toEqual([{ claim: "a/1-2", state: "one" }])
        expect(await other.watches.claims(two.number)).toEqual([])
        await other.close()
      })

      it("once forgotten is there no more, nor what was on its way for it, and its number is never given again", async () => {
        const { number } = await ledger.watches.save(search, [{ claim: "a/1-2", state: "one" }])
        const told = await ledger.watches.raise(number, upto, {
          alerts: [alertOf(1, number)],
          claims: [],
          webhooks: [HOOK],
        })
        expect(await ledger.watches.forget(number)).toBe(true)
        expect(await ledger.watches.forget(number)).toBe(false)
        expect(await ledger.watches.saved()).toEqual([])
        expect(await ledger.watches.deliveries()).toEqual([])
        expect(await ledger.watches.alerts(9)).toEqual(told)
        expect((await ledger.watches.save(search, [])).number).not.toBe(number)
        expect(
          await ledger.watches.raise(number, upto, { alerts: [alertOf(2)], claims: [], webhooks: [HOOK] }),
        ).toEqual([])
      })
    })

    describe("alerts", () => {
      const upto = { article: 9, judgement: 2 }
      const raised = async (...numbers: number[]) => {
        const [known] = await ledger.watches.saved()
        const one =
          known ??
          (await ledger.watches.save({ wanted: { search: {} }, webhook: null, upto: { article: 0, judgement: 0 } }, []))
        return await ledger.watches.raise(one.number, upto, {
          alerts: numbers.map((n) => alertOf(n, one.number)),
          claims: [{ claim: "a/1-2", state: `after ${numbers.at(-1)}` }],
          webhooks: [HOOK, "https://other.example/", HOOK],
        })
      }

      it("are kept with how all stands then, each once, the newest first", async () => {
        expect((await raised(1, 2)).map(({ title }) => title)).toEqual(["Alert 1", "Alert 2"])
        expect((await raised(2, 3, 3)).map(({ title }) => title)).toEqual(["Alert 3"])
        expect((await ledger.watches.alerts(2)).map(({ title }) => title)).toEqual(["Alert 3", "Alert 2"])
        expect((await ledger.watches.alerts(9)).at(-1)).toEqual(alertOf(1))
        expect((await ledger.watches.alerts(9, alertOf(3).guid)).map(({ title }) => title)).toEqual([
          "Alert 2",
          "Alert 1",
        ])
        expect(await ledger.watches.alerts(9, alertOf(1).guid)).toEqual([])
        const [saved] = await ledger.watches.saved()
        expect(saved?.upto).toEqual(upto)
        expect(await ledger.watches.claims(saved?.number ?? 0)).toEqual([{ claim: "a/1-2", state: "after 3" }])
      })

      it("go to each webhook once, in their order, the next when the one before is delivered", async () => {
        await raised(1, 2)
        await raised(2, 3)
        for (const n of [1, 2, 3]) {
          const first = await ledger.watches.deliveries()
          expect(first.map(({ webhook, alert }) => [webhook, alert.title])).toEqual([
            [HOOK, `Alert ${n}`],
            ["https://other.example/", `Alert ${n}`],
          ])
          for (const { number } of first) await ledger.watches.delivered(number)
        }
        expect(await ledger.watches.deliveries()).toEqual([])
        expect(await ledger.watches.waiting()).toEqual([])
      })

      it("that could not be delivered are first in line still, and hold up only their own webhook", async () => {
        await raised(1, 2)
        const [first, other] = await ledger.watches.deliveries()
        await ledger.watches.undelivered(first?.number ?? 0, 60_000, "answered 500")
        await ledger.watches.delivered(other?.number ?? 0)
        const again = await reopen()
        expect((await again.watches.deliveries()).map(({ alert, tries, due }) => [alert.title, tries, due])).toEqual([
          ["Alert 1", 1, 60_000],
          ["Alert 2", 0, 0],
        ])
        expect(await again.watches.waiting()).toEqual([
          { webhook: HOOK, waiting: 2, tries: 1, due: 60_000, fault: "answered 500" },
          { webhook: "https://other.example/", waiting: 1, tries: 0, due: 0, fault: null },
        ])
        expect(await again.watches.nextDue()).toBe(0)
        await again.close()
      })
    })
  })
}
