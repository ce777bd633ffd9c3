import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { gzipSync } from "node:zlib"
import { afterEach, describe, expect, it } from "vitest"
import { FetchError, InputError } from "../record/index.ts"
import { fetchOnce, fetchPage } from "./fetch.ts"
import { post } from "./post.ts"

const servers: Server[] = []

/** A real server on this machine; its address ends without a slash. */
async function serving(answer: RequestListener, host = "127.0.0.1"): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, host, done))
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise((done) => {
          server.close(done)
          server.closeAllConnections()
        }),
    ),
  )
})

const page = "<html><body><p>The mayor said the bridge is shut.</p></body></html>"
const allowed = { allowPrivate: true }
const problem = async (address: string, options = {}) => {
  try {
    await fetchPage(address, options)
  } catch (error) {
    if (error instanceof FetchError || error instanceof InputError) return error.message
    throw error
  }
  throw new Error(`${address} was fetched`)
}

describe("fetchPage", () => {
  it("gives the bytes, the charset of the header and the address after redirects, and says who asks", async () => {
    let agent: string | undefined
    const address = await serving((request, response) => {
      agent = request.headers["user-agent"]
      if (request.url === "/old") return response.writeHead(301, { location: "/new" }).end()
      return response.writeHead(200, { "content-type": "text/html; charset=windows-1252" }).end(page)
    })
    const fetched = await fetchPage(`${address}/old`, allowed)
    expect(Buffer.from(fetched.bytes).toString()).toBe(page)
    expect(fetched).toMatchObject({ charset: "windows-1252", url: `${address}/new` })
    expect(agent).toMatch(/^Hearsay\/\d/)
  })

  it("unpacks what comes compressed", async () => {
    const address = await serving((_, response) =>
      response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(gzipSync(page)),
    )
    expect(Buffer.from((await fetchPage(address, allowed)).bytes).toString()).toBe(page)
  })

  it.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://10.0.0.8/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/",
  ])("refuses %s, which leads into a private network", async (address) => {
    expect(await problem(address)).toMatch(/^http.*: leads into a private network; .*--allow-private$/)
  })

  it("checks the address that every redirect leads to", async () => {
    let asked = false
    const inside = await serving((_, response) => {
      asked = true
      response.end(page)
    }, "127.0.0.2")
    const outside = await serving((_, response) => response.writeHead(302, { location: inside }).end())
    expect(await problem(outside, { permits: (ip: string) => ip === "127.0.0.1" })).toMatch(
      /redirects to http:\/\/127\.0\.0\.2:\d+\/?, which leads into a private network/,
    )
    expect(asked).toBe(false)
  })

  it("follows no redirect to another scheme", async () => {
    const address = await serving((_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end())
    expect(await problem(address, allowed)).toContain("is no http or https address")
  })

  it("follows five redirects and not a sixth", async () => {
    const address = await serving((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end()
      else response.writeHead(200, { "content-type": "text/html" }).end(page)
    })
    expect((await fetchPage(`${address}/5`, allowed)).url).toBe(`${address}/0`)
    expect(await problem(`${address}/6`, allowed)).toContain("redirects more than 5 times")
  })

  it("names the status of a page that is not there", async () => {
    const address = await serving((_, response) => response.writeHead(404).end("gone"))
    expect(await problem(address, allowed)).toContain("answered 404 Not Found")
  })

  it("takes no other type of thing for a page", async () => {
    const address = await serving((_, response) => response.writeHead(200, { "content-type": "image/png" }).end("…"))
    expect(await problem(address, allowed)).toContain("is image/png, not a page")
  })

  it("stops reading a page that never ends", async () => {
    let sent = 0
    const address = await serving((_, response) => {
      response.writeHead(200, { "content-type": "text/html" })
      const more = () => {
        while (!response.destroyed && sent < 200_000_000) {
          sent += 65_536
          if (!response.write("x".repeat(65_536))) return response.once("drain", more)
        }
        return response.end()
      }
      more()
    })
    expect(await problem(address, { ...allowed, largest: 1_000_000 })).toContain("larger than")
    expect(sent).toBeLessThan(100_000_000)
  })

  it("stops waiting for a page that does not come, or comes by drops", async () => {
    const silent = await serving(() => {})
    expect(await problem(silent, { ...allowed, timeout: 200 })).toContain("gave no whole page within 0.2 s")
    const slow = await serving((_, response) => {
      response.writeHead(200, { "content-type": "text/html" })
      const timer = setInterval(() => response.write("drip"), 20)
      response.on("close", () => clearInterval(timer))
    })
    expect(await problem(slow, { ...allowed, timeout: 300 })).toContain("gave no whole page within 0.3 s")
  })

  it("says when nobody answers, or the answer breaks off", async () => {
    const address = await serving((_, response) => response.end())
    await new Promise((done) => servers.pop()?.close(done))
    expect(await problem(address, allowed)).toContain("refused the connection")
    const broken = await serving((_, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": "1000" })
      response.write("half", () => response.destroy())
    })
    expect(await problem(broken, allowed)).toContain("broke off the connection")
  })

  it.each(["http://", "ftp://paper.example/a", "http://name:word@paper.example/"])(
    "refuses %s at once",
    async (address) => {
      await expect(fetchPage(address)).rejects.toBeInstanceOf(FetchError)
    },
  )
})

describe("fetchOnce", () => {
  const asked: IncomingHttpHeaders[] = []
  const remembering = (headers: { [name: string]: string }) =>
    serving((request, response) => {
      asked.unshift(request.headers)
      const isKnown = request.headers["if-none-match"] !== undefined || request.headers["if-modified-since"]
      if (isKnown) response.writeHead(304, { "cache-control": "max-age=60" }).end()
      else response.writeHead(200, { "content-type": "text/html", ...headers }).end(page)
    })

  it("gives what the server tells an answer by, which the next request carries, and says when that still holds", async () => {
    const validators = { etag: '"a1"', lastModified: "Mon, 03 Mar 2031 10:00:00 GMT" }
    const address = await remembering({ etag: validators.etag, "last-modified": validators.lastModified })
    const first = await fetchOnce(address, undefined, allowed)
    expect(first).toMatchObject({ ...validators, url: `${address}/` })
    expect(asked[0]).not.toHaveProperty("if-none-match")
    expect(await fetchOnce(address, validators, allowed)).toEqual({
      ...{ ...validators, url: `${address}/`, fresh: 60_000, isUnchanged: true },
    })
    expect(asked[0]).toMatchObject({ "if-none-match": '"a1"', "if-modified-since": validators.lastModified })
  })

  it.each([
    [{ "cache-control": "public, max-age=600", age: "100" }, 500_000],
    [{ "cache-control": "no-cache, max-age=600" }, 0],
    [
      { "cache-control": "private", expires: "Mon, 03 Mar 2031 10:10:00 GMT", date: "Mon, 03 Mar 2031 10:00:00 GMT" },
      600_000,
    ],
    [{ expires: "0", date: "Mon, 03 Mar 2031 10:00:00 GMT" }, 0],
    [{ "cache-control": "max-age=never" }, null],
  ])("says how long an answer holds: %j", async (headers, fresh) => {
    const address = await remembering(headers)
    expect(await fetchOnce(address, undefined, allowed)).toMatchObject({ fresh })
  })

  it.each([
    [301, true],
    [302, false],
    [307, false],
    [308, true],
  ])("gives where %i leads, and whether for good, and does not go there", async (status, isPermanent) => {
    const address = await serving((_, response) => response.writeHead(status, { location: "/new" }).end())
    expect(await fetchOnce(address, undefined, allowed)).toEqual({ location: `${address}/new`, isPermanent })
  })

  it("gives what a server that refuses answered, and when it wants to be asked again", async () => {
    const address = await serving((_, response) => response.writeHead(429, { "retry-after": "120" }).end())
    await expect(fetchOnce(address, undefined, allowed)).rejects.toMatchObject({
      code: "fetch",
      answer: { status: 429, retryAfter: "120" },
    })
  })
})

describe("post", () => {
  it("says the whole of it, as JSON, with its headers, and returns when the server has it", async () => {
    const got: unknown[] = []
    const address = await serving(async (request, response) => {
      const { method, headers } = request
      got.push(method, headers["content-type"], headers["x-mark"], Buffer.concat(await request.toArray()).toString())
      response.writeHead(204).end()
    })
    await post(address, '{"a":"ö"}', { "x-mark": "1" }, allowed)
    expect(got).toEqual(["POST", "application/json", "1", '{"a":"ö"}'])
  })

  it("speaks to nobody inside the reader's own network, nor to whom a redirect names", async () => {
    await expect(post("http://127.0.0.1:9/", "{}", {})).rejects.toThrow("leads into a private network")
    const address = await serving((_, response) => response.writeHead(307, { location: "/other" }).end())
    await expect(post(address, "{}", {}, allowed)).rejects.toMatchObject({ answer: { status: 307 } })
  })

  it("stops waiting for an answer", async () => {
    const silent = await serving(() => {})
    await expect(post(silent, "{}", {}, { ...allowed, timeout: 200 })).rejects.toThrow("gave no answer within 0.2 s")
  })
})
