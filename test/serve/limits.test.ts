/** What is sent to a desk by those who mean it no good, or send too much, too slowly. */
import { once } from "node:events"
import { connect } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { quarryTalks } from "../web/records.ts"
import { type Served, served } from "./served.ts"

describe("a desk", () => {
  let desk: Served
  beforeAll(async () => {
    desk = await served([quarryTalks()])
  })
  afterAll(() => desk.close())

  /** What comes back for these bytes, until the connection is closed. */
  async function raw(...pieces: string[]): Promise<string> {
    const { hostname, port } = new URL(desk.address)
    const socket = connect(Number(port), hostname)
    let said = ""
    socket.on("data", (chunk) => {
      said += chunk
    })
    socket.on("error", () => {})
    for (const piece of pieces) socket.write(piece)
    await once(socket, "close")
    return said
  }

  const host = () => new URL(desk.address).host
  const post = (headers: { [name: string]: string }, body = '{"text":"A text."}') =>
    desk.send("/api/articles", { method: "POST", headers: { "content-type": "application/json", ...headers }, body })

  it.each([
    ["/articles/..%2f..%2f..%2fetc%2fpasswd", 400],
    ["/api/articles/%2e%2e%2f%2e%2e%2fdesk.db", 400],
    ["/api/articles/..%5c..%5cdesk.db", 400],
    ["/api/articles/%00", 400],
    ["/articles/%00.json", 400],
    ["/assets/..%2f..%2fpackage.json", 404],
    ["/assets/%2e%2e/%2e%2e/package.json", 404],
    ["/api/jobs/..%2f1", 400],
    ["/api/jobs/1%20OR%201=1", 400],
    ["/api/articles/%E0%A4%A", 400],
  ])("takes an id that is a path for none: %s", async (path, status) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`)
    expect(Number(answer.split(" ")[1])).toBe(status)
    expect(answer).not.toMatch(/root:|SQLite format|"name": "hearsay"/)
  })

  it.each(["desk.example", "desk.example:4747", "127.0.0.1.desk.example", ""])(
    "answers nobody who looks for %j (DNS rebinding)",
    async (name) => {
      const answer = await raw(`GET /api/articles HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 403 /)
      expect(answer).not.toContain(quarryTalks().article.title ?? "no title")
    },
  )

  it.each([
    ["a form of another site", { "content-type": "text/plain" }],
    ["no header of its own", {}],
    ["another site's page", { "x-hearsay": "1", origin: "https://desk.example" }],
    ["a page from nowhere", { "x-hearsay": "1", origin: "null" }],
    ["another site, as the browser says", { "x-hearsay": "1", "sec-fetch-site": "cross-site" }],
  ])("takes no change from %s", async (_, headers) => {
    const before = (await desk.get("/api/jobs")).json
    expect((await post(headers)).status).toBe(403)
    expect((await desk.get("/api/jobs")).json).toEqual(before)
  })

  it("takes changes as JSON alone, and as nothing that only looks like it", async () => {
    expect((await post({ "x-hearsay": "1", "content-type": "text/plain" })).status).toBe(400)
    const { status, json } = await post({ "x-hearsay": "1" }, '{"text":')
    expect([status, json]).toEqual([400, expect.objectContaining({ title: "it is not JSON" })])
  })

  it("takes no more than it says, whether the length is told before or not", async () => {
    const megabytes = (n: number) => JSON.stringify({ text: "x".repeat(n * 1024 * 1024) })
    expect((await post({ "x-hearsay": "1" }, megabytes(20))).status).toBe(413)
    const body = Buffer.from(megabytes(20))
    const stream = new ReadableStream({
      start(controller) {
        for (let at = 0; at < body.length; at += 1 << 20) controller.enqueue(body.subarray(at, at + (1 << 20)))
        controller.close()
      },
    })
    const request = {
      method: "POST",
      headers: { "content-type": "application/json", "x-hearsay": "1" },
      duplex: "half",
    }
    const answer = await desk.send("/api/articles", { ...request, body: stream } as RequestInit).catch(() => null)
    // A sender that is still sending may find the connection closed before it reads why.
    if (answer) expect(answer.status).toBe(413)
    expect((await desk.post("/api/judgements", { why: "x".repeat(2 * 1024 * 1024) })).status).toBe(413)
  })

  it("cuts off who sends headers that never end, and answers others meanwhile", async () => {
    const dripping = raw(`GET / HTTP/1.1\r\nHost: ${host()}\r\nX-Slow: `)
    expect((await desk.get("/healthz")).status).toBe(200)
    expect(await dripping).toMatch(/^HTTP\/1\.1 408 /)
  })

  it("takes no headers without end", async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nHost: ${host()}\r\nX-Long: ${"x".repeat(40_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
  })

  it("says how it stands", async () => {
    const { status, json } = await desk.get("/healthz")
    expect([status, json]).toEqual([
      200,
      { status: "ok", ledger: true, jobs: { queued: 0, reading: 0, failed: 0 }, toCompare: null, isComparing: false },
    ])
    const { text } = await desk.get("/metrics")
    expect(text).toMatch(/^hearsay_requests_total\{route="\/healthz",method="GET",status="200"\} \d+$/m)
    expect(text).toMatch(/^hearsay_request_duration_seconds_bucket\{le="0\.05",route="\/api\/articles\/:id"\} \d+$/m)
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
    // No address that somebody made up makes a figure of its own.
    expect(text).not.toContain("passwd")
  })
})
