/** Server-sent events of a real server, of what others do to its ledger too. */
import { once } from "node:events"
import { type AddressInfo, connect } from "node:net"
import { serve } from "@hono/node-server"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openLedger } from "../../src/ledger/index.ts"
import { eventsHub } from "../../src/serve/events.ts"
import { quarryTalks, voteCount } from "../web/records.ts"
import { type Served, served } from "./served.ts"

interface Event {
  event: string
  id: string | undefined
  data: { [field: string]: unknown }
}

/** A limit for what never comes, not for what is slow on a busy machine. */
const SOON = { timeout: 120_000 }

describe("events", () => {
  let desk: Served
  beforeAll(async () => {
    desk = await served([quarryTalks()])
  })
  afterAll(() => desk.close())

  /** Those that come after it listens, one at a time. */
  async function* events(lastId?: string): AsyncGenerator<Event, void, void> {
    const abort = new AbortController()
    try {
      const headers: { [name: string]: string } = lastId === undefined ? {} : { "last-event-id": lastId }
      const { body } = await fetch(`${desk.address}/api/events`, { headers, signal: abort.signal })
      let text = ""
      for await (const chunk of body ?? []) {
        text += Buffer.from(chunk).toString()
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const fields = new Map(
            text
              .slice(0, end)
              .split("\n")
              .map((line) => line.split(/: (.*)/s, 2) as [string, string]),
          )
          text = text.slice(end + 2)
          if (fields.has("event"))
            yield { event: fields.get("event") ?? "", id: fields.get("id"), data: JSON.parse(fields.get("data") ?? "") }
        }
      }
    } finally {
      abort.abort()
    }
  }

  /** As many listen as that: what happens from now on, all of them are told. */
  const listening = (count: number) =>
    expect
      .poll(async () => (await desk.get("/metrics")).text, SOON)
      .toMatch(RegExp(`^hearsay_listeners ${count}$`, "m"))

  const judge = async () => {
    const ledger = openLedger(desk.ledger)
    const { number } = await ledger.judge({ about: "copy", verdict: "same", a: "a", b: "b", who: "desk", why: null })
    await ledger.close()
    return number
  }

  it("tell of articles and judgements, whoever made them, and to who comes again what came meanwhile", async () => {
    const listener = events()
    const first = listener.next()
    await listening(1)
    const ledger = openLedger(desk.ledger)
    const { article } = voteCount()
    await ledger.record(voteCount())
    await ledger.close()
    const added = (await first).value as Event
    expect(added).toMatchObject({
      event: "article",
      data: { id: article.id, outcome: "added", title: article.title, outlet: article.outlet },
    })
    const { place } = (await desk.get("/api/news")).json as { place: string }
    const number = await judge()
    expect((await listener.next()).value).toMatchObject({ event: "judgement", data: { number, about: "copy" } })
    await listener.return()
    await listening(0)
    const missed = await judge()
    const again = events(place)
    expect((await again.next()).value).toMatchObject({ event: "judgement", data: { number } })
    expect((await again.next()).value).toMatchObject({ event: "judgement", data: { number: missed } })
    await again.return()
    await listening(0)
  })

  it("tell of a job that has ended", async () => {
    const listener = events()
    const heard = (async () => {
      // What was told before may be told once more.
      for await (const each of listener) if (each.event === "job") return each
      return null
    })()
    await listening(1)
    await desk.post("/api/articles", { name: "picture.png", base64: "iVBORw0KGgo=" })
    expect(await heard).toMatchObject({ event: "job", data: { number: 1 } })
  })

  it("are told to a hundred, and not to one more", async () => {
    await listening(0)
    const all = await Promise.all(Array.from({ length: 100 }, () => fetch(`${desk.address}/api/events`)))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    const { status, headers } = await desk.get("/api/events")
    expect([status, headers.get("retry-after")]).toEqual([503, "1"])
    await Promise.all(all.map(({ body }) => body?.cancel()))
    await listening(0)
  })
})

describe("a listener that takes nothing", () => {
  it("is cut off, and the others are told on", async () => {
    const hub = eventsHub(async () => ({ place: "0-0", articles: [], judgements: [] }))
    const server = serve({ fetch: hub.app.fetch as never, port: 0, hostname: "127.0.0.1" })
    await once(server, "listening")
    const { port } = server.address() as AddressInfo
    const deaf = connect(port, "127.0.0.1")
    deaf.pause()
    deaf.write("GET /api/events HTTP/1.1\r\nHost: desk\r\n\r\n")
    const { body } = await fetch(`http://127.0.0.1:${port}/api/events`)
    await expect.poll(() => hub.listeners(), SOON).toBe(2)
    let heard = 0
    const others = (async () => {
      for await (const chunk of body ?? []) heard += chunk.length
    })()
    // What the system holds in between is filled first: some megabytes.
    for (let told = 0; hub.listeners() === 2; told++) {
      expect(told).toBeLessThan(2000)
      hub.tell("claim", "x".repeat(50_000))
      const before = heard
      await expect.poll(() => heard - before, { ...SOON, interval: 1 }).toBeGreaterThan(50_000)
    }
    expect(hub.listeners()).toBe(1)
    const closed = once(deaf, "close")
    deaf.resume()
    await closed
    hub.close()
    await others
    server.close()
  })
})
