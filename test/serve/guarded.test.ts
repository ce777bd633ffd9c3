/** What a page of another site can make a browser ask, and what a program that means harm can send. */
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { launch } from "../web/browser.ts"
import { quarryTalks } from "../web/records.ts"
import { type Served, served } from "./served.ts"

let desk: Served
let port: string
beforeAll(async () => {
  desk = await served([quarryTalks()])
  port = new URL(desk.address).port
})
afterAll(() => desk.close())

/** A request with headers that fetch would not send. */
async function raw(lines: readonly string[], body = ""): Promise<string> {
  const { connect } = await import("node:net")
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`))
    let answer = ""
    socket.on("data", (data) => {
      answer += data
    })
    socket.on("close", () => resolve(answer))
    socket.on("error", reject)
    socket.setTimeout(5000, () => socket.destroy())
  })
}
const statusOf = (answer: string) => Number(answer.split(" ")[1])
const asked = async (host: string, ...more: string[]) =>
  statusOf(await raw(["GET /api/articles HTTP/1.1", `Host: ${host}`, ...more, "Connection: close"]))

const change = { method: "POST", body: JSON.stringify({}) }
const json = { "content-type": "application/json" }

describe("a desk on this machine", () => {
  it("answers under this machine's own names", async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`])
      expect(await asked(host), host).toBe(200)
  })

  it("answers under no other, whatever it leads to", async () => {
    const others = [
      "evil.example",
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      `127.0.0.1:${Number(port) + 1}`,
      `localhost.:${port}`,
      "127.0.0.1",
      "",
    ]
    for (const host of others) expect([400, 403], host).toContain(await asked(host))
    expect([400, 403]).toContain(
      statusOf(await raw([`GET http://evil.example/api/articles HTTP/1.1`, "Host: evil.example", "Connection: close"])),
    )
  })

  it("answers no page of another site", async () => {
    for (const origin of [
      "https://evil.example",
      "null",
      `http://127.0.0.1.evil.example:${port}`,
      "http://localhost:1",
      "file://",
      `http://evil@127.0.0.1:${port}`,
    ])
      expect(await asked(`127.0.0.1:${port}`, `Origin: ${origin}`), origin).toBe(403)
    for (const site of ["cross-site", "same-site"]) {
      const from = [`127.0.0.1:${port}`, `Sec-Fetch-Site: ${site}`] as const
      expect(await asked(...from, "Sec-Fetch-Mode: no-cors")).toBe(403)
      // Somebody followed a link.
      expect(await asked(...from, "Sec-Fetch-Mode: navigate")).toBe(200)
    }
  })

  it("never says that another site may ask", async () => {
    const asking = {
      origin: "https://evil.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "x-hearsay",
    }
    for (const path of ["/api/judgements", "/api/articles", "/mcp"]) {
      const { status, headers } = await desk.send(path, { method: "OPTIONS", headers: asking })
      expect(status, path).toBe(403)
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([])
    }
  })

  it("takes a change only as JSON, and only when it says that it is meant", async () => {
    const sent = async (headers: { [name: string]: string }) =>
      (await desk.send("/api/judgements", { ...change, headers })).status
    expect(await sent(json)).toBe(403)
    expect(await sent({ "content-type": "text/plain", "x-hearsay": "1", "sec-fetch-site": "cross-site" })).toBe(403)
    for (const type of ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"])
      expect(await sent({ "content-type": type }), type).toBe(403)
    for (const method of ["PUT", "PATCH", "DELETE"])
      expect((await desk.send("/api/judgements/1", { method, headers: json })).status, method).toBe(403)
  })

  it("says to each browser what it may do with an answer", async () => {
    for (const path of ["/", "/api/articles", "/nowhere", "/openapi.json", "/assets/pages.css"]) {
      const { headers } = await desk.get(path)
      expect(headers.get("x-content-type-options"), path).toBe("nosniff")
      expect(headers.get("cross-origin-resource-policy"), path).toBe("same-origin")
      expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin")
      expect(headers.get("referrer-policy"), path).toBe("no-referrer")
      expect(headers.get("content-security-policy"), path).toContain("script-src 'self'")
      expect(headers.get("content-security-policy"), path).not.toMatch(/script-src[^;]*unsafe/)
    }
  })
})

describe("a program that means harm", () => {
  it.each([
    "/api/articles/..%2f..%2f..%2fetc%2fpasswd",
    "/api/articles/../../etc/passwd",
    "/api/articles/%00",
    "/api/articles/46908a%0d%0aSet-Cookie:%20a=b",
    "/assets/..%2f..%2fpackage.json",
    "/assets/../../package.json",
    "/assets/pages.css%00.js",
    "/api/claims/constructor",
    "/api/articles/__proto__",
    "/%ff%fe",
    "/api/statements?__proto__=1",
    "/api/statements?constructor.prototype.polluted=1",
    "/api/statements?__proto__[polluted]=1",
    "/api/statements?toString=1",
    "/api/statements?limit=1e9",
    "/api/statements?limit=0x10&limit=1",
    "/api/statements?q=%f0%28%8c%28",
    `/api/statements?q=${"a".repeat(1001)}`,
    `/api/statements?cursor=${Buffer.from('["statements best",{"__proto__":{"polluted":1}}]').toString("base64url")}`,
  ])("is told no with %s", async (path) => {
    const answer = await raw([`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, "Connection: close"])
    const [head = "", body = ""] = answer.split("\r\n\r\n")
    expect(statusOf(answer)).toBeGreaterThanOrEqual(path.includes("q=%f0") ? 200 : 400)
    expect(statusOf(answer)).toBeLessThan(500)
    expect(head).not.toMatch(/set-cookie/i)
    expect(body).not.toMatch(/root:|"devDependencies"/)
    expect("polluted" in {}).toBe(false)
    expect((await desk.get("/api/articles")).status).toBe(200)
  })

  it("asks for words in whatever the search would take for its own language, and finds nothing or something", async () => {
    for (const q of [
      '"',
      '"""',
      "a OR",
      "NEAR(",
      "col:x",
      "*",
      "a*b*",
      "-",
      "NOT NOT",
      "^a",
      "{a b}:c",
      "\u0000",
      "' OR 1=1 --",
      "((((((((",
      "AND AND",
    ]) {
      const { status, text } = await desk.get(`/api/statements?q=${encodeURIComponent(q)}`)
      expect(status, `${q}: ${text}`).toBe(200)
    }
  })

  it("sends JSON that is deep, long, or none, and is told so", async () => {
    const headers = { ...json, "x-hearsay": "1" }
    const bodies = [
      "[".repeat(100_000),
      "{",
      "null",
      "[]",
      '"x"',
      '{"__proto__":{"polluted":1}}',
      `{"who":"${"x".repeat(3_000_000)}"}`,
      '{"a":'.repeat(50_000),
      "\u0000",
    ]
    for (const path of ["/api/judgements", "/mcp"])
      for (const body of bodies) {
        const accept = "application/json, text/event-stream"
        // What is far too long is not even listened to.
        const sent = desk.send(path, { method: "POST", headers: { ...headers, accept }, body })
        const { status } = await sent.catch(() => ({ status: 413 }))
        // Of nothing, nothing comes.
        expect([...(body === "[]" ? [202] : []), 400, 404, 405, 413, 422], `${path} ${body.slice(0, 30)}`).toContain(
          status,
        )
      }
    expect("polluted" in {}).toBe(false)
    expect((await desk.get("/api/articles")).status).toBe(200)
  })

  it("gets no stack, no path of this machine and no name of a program", async () => {
    for (const path of ["/api/articles/zz", "/nowhere", "/api/statements?x=1", "/claims/zz"]) {
      const { text, headers } = await desk.get(path)
      expect(text).not.toMatch(/node_modules|\/src\/|at .*\.ts:\d+|\/tmp\//)
      expect(headers.get("x-powered-by") ?? headers.get("server")).toBeNull()
    }
  })
})

describe("a page of another site, in a real browser", () => {
  let browser: Browser
  let elsewhere: { address: string; close(): void }
  beforeAll(async () => {
    browser = await launch()
    const { createServer } = await import("node:http")
    const server = createServer((_, response) => {
      response.setHeader("content-type", "text/html")
      response.end("<!doctype html><title>Elsewhere</title><p>Elsewhere")
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const address = server.address()
    elsewhere = {
      address: `http://localhost:${typeof address === "object" ? address?.port : ""}`,
      close: () => server.close(),
    }
  })
  afterAll(async () => {
    await browser.close()
    elsewhere.close()
  })

  it("reads nothing and changes nothing", async () => {
    const page = await browser.newPage()
    await page.goto(elsewhere.address)
    const came = await page.evaluate(async (desk) => {
      const tried = async (ask: () => Promise<unknown>) => ask().then(String, () => "refused")
      const loaded = (element: HTMLElement) =>
        new Promise((resolve) => {
          element.onload = () => resolve("loaded")
          element.onerror = () => resolve("refused")
          setTimeout(() => resolve("refused"), 3000)
          document.body.append(element)
        })
      const script = Object.assign(document.createElement("script"), { src: `${desk}/assets/pages.js` })
      const image = Object.assign(document.createElement("img"), { src: `${desk}/` })
      return {
        read: await tried(() => fetch(`${desk}/api/articles`).then((answer) => answer.text())),
        opaque: await tried(() => fetch(`${desk}/api/articles`, { mode: "no-cors" }).then(({ type }) => type)),
        posted: await tried(() =>
          fetch(`${desk}/api/judgements`, {
            method: "POST",
            headers: { "x-hearsay": "1", "content-type": "application/json" },
            body: "{}",
          }),
        ),
        beacon: await tried(() =>
          fetch(`${desk}/api/judgements`, { method: "POST", mode: "no-cors", body: "{}" }).then(({ type }) => type),
        ),
        script: await loaded(script),
        image: await loaded(image),
        framed: await loaded(Object.assign(document.createElement("iframe"), { src: `${desk}/` })).then(() => {
          try {
            return window.frames[0]?.document.title ?? "closed"
          } catch {
            return "closed"
          }
        }),
      }
    }, desk.address)
    expect(came).toEqual({
      read: "refused",
      opaque: "refused",
      posted: "refused",
      beacon: expect.stringMatching(/refused|opaque/),
      script: "refused",
      image: "refused",
      framed: "closed",
    })
  })

  it("sends a form, and nothing comes of it", async () => {
    const page = await browser.newPage()
    await page.goto(elsewhere.address)
    await page.setContent(
      `<form method="post" enctype="text/plain" action="${desk.address}/api/judgements"><input name='{"a":"' value='"}'><button>x</button></form>`,
    )
    const [response] = await Promise.all([
      page.waitForResponse((each) => each.url().includes("/api/judgements")),
      page.click("button"),
    ])
    expect(response.status()).toBe(403)
  })
})
