/** Watching real feeds of real servers on this machine; only the clock is made. */
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { doJob, workOf } from "../../src/desk/index.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import type { Article } from "../../src/record/index.ts"
import { saveOf } from "./asks.ts"
import { desk } from "./desk.ts"
import { feed, item, kept, page, status, type Web, web } from "./web.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const QUAY = "the outer quay at Grellau will be closed for repairs in June"
const SHIPS = "freighters from Port Havel must then go round by Cape Norvik"
const told = (by: string, ...says: readonly string[]) =>
  says.map((words) => `Yesterday ${by} of Tarn said that ${words}.`)
const MORE =
  "Divers found two of its pillars hollowed out by the storms of the winter, and ships of more than forty metres will be sent elsewhere until they are mended."

let ledger: Ledger
let courier: Web
beforeEach(async () => {
  ledger = openLedger(":memory:")
  courier = await web()
})
afterEach(async () => {
  await courier.close()
  await ledger.close()
})

const rss = (...paths: readonly string[]) => feed(paths.map((path) => item(`${courier.url}${path}`)))
const onFeed = (text: string, headers = {}) => courier.on("/feed", kept(text, "application/rss+xml", headers))
const onPage = (path: string, ...paragraphs: readonly string[]) =>
  courier.on(path, kept(page(`Report ${path}`, "2031-03-03T08:00:00Z", ...paragraphs, MORE), "text/html"))
const titles = async () => {
  const found = []
  for await (const { record } of ledger.records()) found.push(record.article.title)
  return found
}

describe("a feed", () => {
  it("is read with the page of each entry, once, and then asked only whether it has changed", async () => {
    onFeed(rss("/a", "/b"))
    onPage("/a", ...told("Jun Hald", QUAY))
    onPage("/b", ...told("Ada Quill", SHIPS))
    const { feeds, round, pass } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    expect(await round()).toMatchObject({ feeds: 1, unchanged: 0, pages: { added: 2, failed: 0 } })
    expect(await titles()).toEqual(["Report /a", "Report /b"])
    expect(await round()).toMatchObject({ feeds: 0, pages: { added: 0, unchanged: 0 } })
    expect(courier.times()).toBe(3)
    pass(15 * MINUTE)
    expect(await round()).toMatchObject({ feeds: 1, unchanged: 1 })
    const last = courier.asked.at(-1)
    expect(last?.path).toBe("/feed")
    expect(last?.headers["if-none-match"]).toBeDefined()
    expect(last?.headers["user-agent"]).toMatch(/^Hearsay\/\d/)
    expect(courier.times("/robots.txt")).toBe(1)
  })

  it("gives what is new, and what was there is not asked for again", async () => {
    onFeed(rss("/a"))
    onPage("/a", ...told("Jun Hald", QUAY))
    onPage("/b", ...told("Ada Quill", SHIPS))
    const { feeds, round, pass } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    await round()
    onFeed(rss("/b", "/a"))
    pass(15 * MINUTE)
    expect(await round()).toMatchObject({ pages: { added: 1, unchanged: 0 } })
    expect(courier.times("/a")).toBe(1)
  })

  it("is asked no more often than it or its server says", async () => {
    onFeed(feed([], "<ttl>120</ttl>"), { "cache-control": "max-age=60" })
    const { feeds, round, pass } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    await round()
    pass(HOUR)
    await round()
    expect(courier.times("/feed")).toBe(1)
    pass(HOUR)
    await round()
    expect(courier.times("/feed")).toBe(2)
    onFeed(feed([]), { "cache-control": "max-age=10800" })
    pass(2 * HOUR)
    await round()
    pass(2 * HOUR)
    await round()
    expect(courier.times("/feed")).toBe(3)
  })

  it("whose server has enough of it is left alone as long as that wants, and longer each time", async () => {
    courier.on("/feed", status(429, { "retry-after": "7200" }))
    const { feeds, round, pass, said } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    expect(await round()).toMatchObject({ unreachable: 1 })
    expect(said).toEqual([expect.stringContaining("/feed: answered 429")])
    pass(2 * HOUR - MINUTE)
    expect(await round()).toMatchObject({ feeds: 0 })
    courier.on("/feed", status(500))
    pass(MINUTE)
    expect(await round()).toMatchObject({ feeds: 1, unreachable: 1 })
    pass(59 * MINUTE)
    expect(await round()).toMatchObject({ feeds: 0 })
    expect(await ledger.watches.feeds()).toMatchObject([{ failures: 2, fault: "answered 500 Internal Server Error" }])
    onFeed(rss())
    pass(MINUTE)
    expect(await round()).toMatchObject({ feeds: 1, unreachable: 0 })
    expect(await ledger.watches.feeds()).toMatchObject([{ failures: 0, fault: null }])
  })

  it("that is gone is asked for never again", async () => {
    courier.on("/feed", status(410))
    const { feeds, round, pass } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    await round()
    pass(30 * 24 * HOUR)
    expect(await round()).toMatchObject({ feeds: 0 })
    expect(await ledger.watches.feeds()).toMatchObject([{ due: null, fault: "answered 410 Gone" }])
  })

  it("that moves for good is asked for where it is, and is still the same feed", async () => {
    courier.on("/old", status(301, { location: "/feed" }))
    onFeed(rss())
    const { feeds, round, pass, said } = desk(ledger)
    await feeds(`${courier.url}/old`)
    await round()
    pass(15 * MINUTE)
    await round()
    expect(courier.times("/old")).toBe(1)
    expect(courier.times("/feed")).toBe(2)
    expect(said).toEqual([
      `${courier.url}/old: has moved to ${courier.url}/feed for good, and is looked for there from now on`,
    ])
    await feeds(`${courier.url}/old`)
    expect(await ledger.watches.feeds()).toHaveLength(1)
  })

  it("that robots.txt forbids is not asked for, nor a page", async () => {
    courier.on("/robots.txt", kept("User-agent: *\nDisallow: /feed", "text/plain"))
    const { feeds, round } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    expect(await round()).toMatchObject({ unreachable: 1 })
    expect(courier.times()).toBe(0)
    courier.on("/robots.txt", kept("User-agent: Hearsay\nDisallow: /a", "text/plain"))
    onFeed(rss("/a"))
    onPage("/a", ...told("Jun Hald", QUAY))
    const later = desk(ledger)
    later.pass(25 * HOUR)
    expect(await later.round()).toMatchObject({ feeds: 1, unreachable: 0, pages: { failed: 1 } })
    expect(later.said).toEqual([expect.stringContaining("/a: is a page that its site asks programs not to fetch")])
    expect(courier.times("/a")).toBe(0)
  })

  it("that comes by drops, or never ends, holds up no other", async () => {
    courier.on("/feed", (_, response) => {
      response.writeHead(200, { "content-type": "application/rss+xml" })
      const timer = setInterval(() => response.write(" "), 20)
      response.on("close", () => clearInterval(timer))
    })
    const other = await web()
    other.on("/feed", kept(feed([]), "application/rss+xml"))
    const { feeds, round, said } = desk(ledger)
    await feeds(`${courier.url}/feed`, `${other.url}/feed`)
    expect(await round()).toMatchObject({ feeds: 2, unreachable: 1 })
    expect(said).toEqual([expect.stringContaining("gave no whole page within 2 s")])
    await other.close()
  })

  it.each([
    ["is no feed", page("A report", "2031-03-03", MORE), "it is no feed"],
    ["is cut", '<?xml version="1.0"?><rss version="2.0"><channel><item>', "cut or malformed"],
    [
      "declares entities",
      '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss version="2.0"><channel/></rss>',
      "declares entities",
    ],
    ["is nested without end", `<rss version="2.0">${"<a>".repeat(100_000)}</rss>`, "nested too deep"],
  ])("that %s fails alone, and says why", async (_, text, why) => {
    courier.on("/feed", kept(text, "text/xml"))
    const { feeds, round, said } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    expect(await round()).toMatchObject({ unreachable: 1 })
    expect(said).toEqual([expect.stringContaining(why)])
  })

  it("leads nobody into a private network, nor elsewhere than to the web, nor to addresses without end", async () => {
    const inside = await web()
    const long = `${courier.url}/${"x".repeat(5000)}`
    const links = ["javascript:alert(1)", "file:///etc/passwd", `${inside.url}/secret`, long]
    onFeed(feed(links.map((link) => item(link))))
    const { feeds, round, said } = desk(ledger, {
      ask: async (address, known) => {
        const { fetchOnce } = await import("../../src/acquire/index.ts")
        return fetchOnce(address, known, address.startsWith(courier.url) ? { allowPrivate: true } : {})
      },
    })
    await feeds(`${courier.url}/feed`)
    expect(await round()).toMatchObject({ pages: { failed: 1 } })
    expect(said).toEqual([expect.stringContaining("leads into a private network")])
    expect(inside.asked).toEqual([])
    expect(courier.times()).toBe(1)
    await inside.close()
  })

  it("names five hundred pages at most, whatever it holds", async () => {
    onFeed(rss(...Array.from({ length: 2000 }, (_, i) => `/n${i}`)))
    const { feeds, round, stop } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    stop()
    await round()
    const { parts } = desk(ledger)
    const { lookAtFeed } = await import("../../src/desk/watch/feeds.ts")
    const { politely } = await import("../../src/desk/watch/polite.ts")
    const [one] = await ledger.watches.feeds()
    if (!one) throw new Error("no feed")
    expect(await lookAtFeed(parts, politely(parts, ledger.watches), one)).toEqual({ isUnchanged: false, pages: 500 })
  })

  it("carries what cannot be had elsewhere: the text of an entry that has no page, or whose page is shut", async () => {
    const text = `<p>${told("Jun Hald", QUAY, SHIPS).join(" ")}</p><p>${MORE}</p>`
    const content = `<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[${text}]]></content:encoded>`
    onFeed(
      feed([
        item(`${courier.url}/shut`, content),
        `<item><title>No page</title>${content.replace("Jun Hald", "Ada Quill")}</item>`,
      ]),
    )
    courier.on("/shut", status(403))
    const { feeds, round, pass } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    expect(await round()).toMatchObject({ pages: { added: 2, failed: 0 } })
    expect(await titles()).toEqual(["A report", "No page"])
    pass(24 * HOUR)
    expect(await round()).toMatchObject({ pages: { added: 0, failed: 0 } })
    expect(courier.times("/shut")).toBe(1)
  })
})

describe("a page", () => {
  const watched = async () => {
    onFeed(rss("/a"))
    onPage("/a", ...told("Jun Hald", QUAY, SHIPS))
    const made = desk(ledger)
    await made.feeds(`${courier.url}/feed`)
    await made.round()
    return made
  }

  it("is left for others to read, who find it as it was fetched, and once", async () => {
    onFeed(rss("/a"))
    onPage("/a", ...told("Jun Hald", QUAY, SHIPS))
    const leave = async (article: Article) => void (await ledger.jobs.put(workOf({ article, how: {} })))
    const { feeds, round, pass, parts } = desk(ledger, { leave })
    await feeds(`${courier.url}/feed`)
    expect(await round()).toMatchObject({ pages: { left: 1, added: 0 } })
    expect(await titles()).toEqual([])
    const waiting = await ledger.jobs.list()
    expect(waiting.map(({ about }) => about)).toEqual(["Report /a"])
    const nothing = { reread: async () => null, compare: async () => false, tell: async () => 0 }
    const doing = { ...nothing, ledger, read: parts.read, comparesLater: false, allowPrivate: false }
    await doJob((await ledger.jobs.begin()) ?? 0, doing)
    expect(await titles()).toEqual(["Report /a"])
    pass(HOUR)
    expect(await round()).toMatchObject({ pages: { left: 0, unchanged: 1 } })
    onPage("/a", ...told("Jun Hald", SHIPS))
    pass(3 * HOUR)
    expect(await round()).toMatchObject({ pages: { left: 1 } })
    await doJob((await ledger.jobs.begin()) ?? 0, doing)
    expect((await ledger.jobs.list())[0]?.articles).toMatchObject([{ outcome: "revised" }])
  })

  it("is looked at again, later and later, and not when a week has passed", async () => {
    const { round, pass } = await watched()
    const hours: number[] = []
    for (let hour = 1; hour <= 24 * 9; hour++) {
      pass(HOUR)
      const before = courier.times("/a")
      await round()
      if (courier.times("/a") > before) hours.push(hour)
    }
    expect(hours).toEqual([1, 4, 13, 40, 121])
    expect(courier.asked.filter(({ path }) => path === "/a").at(-1)?.headers["if-none-match"]).toBeDefined()
  })

  it("that has changed is a version of its article, and what it took out is told", async () => {
    const { round, pass } = await watched()
    const claim = await saveOf(ledger, "quay")
    onPage("/a", ...told("Jun Hald", SHIPS), "The harbour office has corrected itself.")
    pass(HOUR)
    const { pages, alerts } = await round()
    expect(pages).toMatchObject({ revised: 1 })
    expect(alerts).toMatchObject([
      {
        kind: "lost",
        title: `Lost its only independent origin, Jun Hald: “${QUAY}”`,
        for: { number: claim.number },
        article: { title: "Report /a", outlet: "Havel Courier" },
        span: { text: QUAY },
      },
    ])
    expect(alerts[0]?.article.link).toContain(`${courier.url}/a#:~:text=`)
    pass(HOUR)
    expect(await round()).toMatchObject({ pages: { unchanged: 1 }, alerts: [] })
  })

  it("whose feed says that it has changed is looked at at once", async () => {
    const { round, pass } = await watched()
    onFeed(feed([item(`${courier.url}/a`, "<pubDate>Mon, 03 Mar 2031 10:10:00 GMT</pubDate>")]))
    onPage("/a", ...told("Jun Hald", QUAY, SHIPS), "Nobody was hurt.")
    pass(15 * MINUTE)
    expect(await round()).toMatchObject({ pages: { revised: 1 } })
  })

  it("that cannot be had is tried again, given up, and among the failures until it comes", async () => {
    onFeed(rss("/a"))
    courier.on("/a", status(503))
    const { feeds, round, pass } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    expect(await round()).toMatchObject({ pages: { failed: 1 } })
    expect(await ledger.failures()).toMatchObject([{ uri: `${courier.url}/a`, code: "fetch" }])
    onPage("/a", ...told("Jun Hald", QUAY))
    pass(20 * MINUTE)
    expect(await round()).toMatchObject({ pages: { added: 1 } })
    expect(await ledger.failures()).toEqual([])
  })

  it("that is no article is no fault of the others", async () => {
    onFeed(rss("/empty", "/picture", "/a"))
    courier.on("/empty", kept("<html><body></body></html>", "text/html"))
    courier.on("/picture", kept("…", "image/png"))
    onPage("/a", ...told("Jun Hald", QUAY))
    const { feeds, round } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    expect(await round()).toMatchObject({ pages: { added: 1, failed: 2 } })
    expect(await ledger.failures()).toHaveLength(2)
  })
})

describe("watching", () => {
  it("goes on where it was stopped: what a feed named is not forgotten with the feed that has not changed since", async () => {
    onFeed(rss("/a", "/b", "/c"))
    for (const path of ["/a", "/b", "/c"]) onPage(path, ...told("Jun Hald", `${QUAY} ${path.slice(1)}`))
    const first = desk(ledger, {
      read: async (article) => {
        first.stop()
        return (await import("./web.ts")).read(article)
      },
    })
    await first.feeds(`${courier.url}/feed`)
    expect(await first.round()).toMatchObject({ pages: { added: 1 } })
    const second = desk(ledger)
    second.pass(MINUTE)
    expect(await second.round()).toMatchObject({ feeds: 0, pages: { added: 2 } })
    expect(courier.times()).toBe(4)
  })

  it("is done by one program at a time", async () => {
    const { feeds, round } = desk(ledger)
    await feeds(`${courier.url}/feed`)
    await ledger.watches.hold("another", desk(ledger).now(), HOUR)
    await expect(round()).rejects.toThrow("another hearsay watch is at work on this ledger")
    await ledger.watches.release("another")
    expect(await round()).toMatchObject({ feeds: 1 })
  })

  it("waits until something is due, no longer than a minute, and ends when it is told to", async () => {
    onFeed(rss())
    const waits: number[] = []
    const made = desk(ledger)
    const { watching } = await import("../../src/desk/index.ts")
    const wait = async (ms: number) => {
      waits.push(ms)
      made.pass(ms)
      if (waits.length === 18) made.stop()
    }
    await made.feeds(`${courier.url}/feed`)
    await (await watching()).watch(
      { ...made.parts, wait },
      {
        ...{ once: false, webhooks: [], alerts: async () => {}, done: async () => {} },
      },
    )
    expect(courier.times("/feed")).toBe(2)
    expect(Math.max(...waits)).toBe(MINUTE)
    expect(await ledger.watches.hold("another", made.now(), HOUR)).toBe(true)
  })
})
