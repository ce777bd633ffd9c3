import { describe, expect, it } from "vitest"
import type { Answer, Validators } from "../../acquire/index.ts"
import { FetchError } from "../../record/index.ts"
import { politely } from "./polite.ts"

const NOTHING: Validators = { etag: null, lastModified: null }

/** A web made of answers by address, a clock that only waiting and asking move, and what was asked when. */
function web(answers: { [address: string]: (() => Answer) | undefined }, takes = 0) {
  const asked: [url: string, at: number][] = []
  const robots = new Map<string, { text: string; at: number }>()
  let clock = 0
  let open = new Map<string, number>()
  const most = new Map<string, number>()
  const ask = async (address: string): Promise<Answer> => {
    const host = URL.parse(address)?.host ?? ""
    open = open.set(host, (open.get(host) ?? 0) + 1)
    most.set(host, Math.max(most.get(host) ?? 0, open.get(host) ?? 0))
    asked.push([address, clock])
    await Promise.resolve()
    clock += takes
    open.set(host, (open.get(host) ?? 0) - 1)
    const answer = answers[address]
    if (answer) return answer()
    throw new FetchError({ what: "answered 404", where: address, next: "" }, { status: 404, retryAfter: null })
  }
  const network = {
    ask,
    now: () => clock,
    wait: async (ms: number) => {
      clock += ms
    },
  }
  const kept = {
    robots: async (origin: string) => robots.get(origin) ?? null,
    keepRobots: async (origin: string, text: string, at: number) => {
      robots.set(origin, { text, at })
    },
  }
  const visitor = () => politely(network, kept)
  return {
    visit: visitor(),
    visitor,
    asked,
    most,
    pass: (ms: number) => (clock += ms),
    addresses: () => asked.map(([url]) => url),
  }
}

const page = (url: string, text = ""): Answer => ({
  ...{ url, bytes: Buffer.from(text), charset: null, etag: '"1"', lastModified: null, fresh: null },
})
const refused =
  (status: number, retryAfter: string | null = null) =>
  (): Answer => {
    throw new FetchError({ what: `answered ${status}`, where: "there", next: "" }, { status, retryAfter })
  }
const HOLM = "https://holm.example"

describe("robots.txt", () => {
  it.each([
    ["User-agent: *\nDisallow: /a", false],
    ["User-agent: Hearsay\nDisallow: /a\n\nUser-agent: *\nAllow: /", false],
    ["User-agent: hearsay\nAllow: /\n\nUser-agent: *\nDisallow: /", true],
    ["User-agent: *\nDisallow: /\nAllow: /a$", true],
    ["User-agent: *\nDisallow: /*?", true],
    ["User-agent: other\nDisallow: /", true],
    ["", true],
    ["<html>Not found</html>", true],
  ])("is asked for first and heeded: %j", async (text, allowed) => {
    const { visit, addresses } = web({
      [`${HOLM}/robots.txt`]: () => page(`${HOLM}/robots.txt`, text),
      [`${HOLM}/a`]: () => page(`${HOLM}/a`),
    })
    const visited = visit(`${HOLM}/a`, NOTHING)
    if (allowed) expect(await visited).toMatchObject({ url: `${HOLM}/a`, etag: '"1"' })
    else await expect(visited).rejects.toThrow("its site asks programs not to fetch")
    expect(addresses()).toEqual([`${HOLM}/robots.txt`, ...(allowed ? [`${HOLM}/a`] : [])])
  })

  it("is heeded as far as its first half megabyte", async () => {
    const text = `User-agent: *\nDisallow: /a\n${"#".repeat(512 * 1024)}\nDisallow: /b`
    const { visit } = web({
      [`${HOLM}/robots.txt`]: () => page(`${HOLM}/robots.txt`, text),
      [`${HOLM}/b`]: () => page(`${HOLM}/b`),
    })
    expect(await visit(`${HOLM}/b`, NOTHING)).toMatchObject({ url: `${HOLM}/b` })
    await expect(visit(`${HOLM}/a`, NOTHING)).rejects.toThrow("its site asks programs not to fetch")
  })

  it("is kept for a day, also by another run, and asked for again after that", async () => {
    const { visit, visitor, addresses, pass } = web({
      [`${HOLM}/robots.txt`]: () => page(`${HOLM}/robots.txt`),
      [`${HOLM}/a`]: () => page(`${HOLM}/a`),
    })
    const robots = () => addresses().filter((url) => url.endsWith("robots.txt")).length
    await visit(`${HOLM}/a`, NOTHING)
    await visit(`${HOLM}/a`, NOTHING)
    await visitor()(`${HOLM}/a`, NOTHING)
    expect(robots()).toBe(1)
    pass(86_400_000)
    await visit(`${HOLM}/a`, NOTHING)
    expect(robots()).toBe(2)
  })

  it("that is missing forbids nothing; while a site cannot give it, nothing else is asked of it", async () => {
    const missing = web({ [`${HOLM}/a`]: () => page(`${HOLM}/a`) })
    expect(await missing.visit(`${HOLM}/a`, NOTHING)).toMatchObject({ url: `${HOLM}/a` })
    for (const status of [500, 503, 429]) {
      const failing = web({ [`${HOLM}/robots.txt`]: refused(status, "60"), [`${HOLM}/a`]: () => page(`${HOLM}/a`) })
      await expect(failing.visit(`${HOLM}/a`, NOTHING)).rejects.toMatchObject({ answer: { status, retryAfter: "60" } })
      expect(failing.addresses()).toEqual([`${HOLM}/robots.txt`])
    }
  })

  it("is asked of every site that a redirect leads to", async () => {
    const { visit, addresses } = web({
      [`${HOLM}/a`]: () => ({ location: "https://other.example/b", isPermanent: true }),
      "https://other.example/robots.txt": () => page("https://other.example/robots.txt", "User-agent: *\nDisallow: /"),
    })
    await expect(visit(`${HOLM}/a`, NOTHING)).rejects.toThrow("its site asks programs not to fetch")
    expect(addresses()).not.toContain("https://other.example/b")
  })
})

describe("a host", () => {
  const answers = Object.fromEntries(
    ["https://a.example", "https://b.example"].flatMap((origin) =>
      ["/1", "/2", "/3"].map((path) => [origin + path, () => page(origin + path)]),
    ),
  )

  it("is asked for one thing at a time, with a pause before the next, whoever else is asked meanwhile", async () => {
    const { visit, asked, most } = web(answers, 50)
    await Promise.all(Object.keys(answers).map((address) => visit(address, NOTHING)))
    expect([...most.values()]).toEqual([1, 1])
    const times = asked.filter(([url]) => url.startsWith("https://a.example")).map(([, at]) => at)
    expect(times).toHaveLength(4)
    for (const [i, at] of times.slice(1).entries()) expect(at - (times[i] ?? 0)).toBeGreaterThanOrEqual(1000)
  })

  it("is left alone as long as its robots.txt asks, and no longer than a minute", async () => {
    for (const [delay, gap] of [
      ["7", 7000],
      ["3600", 60_000],
      ["-1", 1000],
    ] as const) {
      const { visit, asked } = web({
        ...answers,
        "https://a.example/robots.txt": () =>
          page("https://a.example/robots.txt", `User-agent: *\nCrawl-delay: ${delay}\nDisallow:`),
      })
      await visit("https://a.example/1", NOTHING)
      await visit("https://a.example/2", NOTHING)
      const [, first, second] = asked.map(([, at]) => at)
      expect(Number(second) - Number(first)).toBe(gap)
    }
  })

  it("that failed is asked again all the same", async () => {
    const { visit } = web({ ...answers, "https://a.example/0": refused(500) })
    await expect(visit("https://a.example/0", NOTHING)).rejects.toThrow("answered 500")
    expect(await visit("https://a.example/1", NOTHING)).toMatchObject({ url: "https://a.example/1" })
  })
})

describe("an address that leads elsewhere", () => {
  const leads = (status: "for good" | "for now", to: string) => (): Answer => ({
    location: to,
    isPermanent: status === "for good",
  })
  it("is another from then on where that is for good, as far as it is", async () => {
    const { visit } = web({
      [`${HOLM}/a`]: leads("for good", `${HOLM}/b`),
      [`${HOLM}/b`]: leads("for good", `${HOLM}/c`),
      [`${HOLM}/c`]: leads("for now", `${HOLM}/d`),
      [`${HOLM}/d`]: leads("for good", `${HOLM}/e`),
      [`${HOLM}/e`]: () => page(`${HOLM}/e`),
    })
    expect(await visit(`${HOLM}/a`, NOTHING)).toMatchObject({ url: `${HOLM}/c`, page: { url: `${HOLM}/e` } })
  })

  it("again and again is followed no more", async () => {
    const { visit, asked } = web({ [`${HOLM}/a`]: leads("for good", `${HOLM}/a`) })
    await expect(visit(`${HOLM}/a`, NOTHING)).rejects.toThrow("redirects more than 5 times")
    expect(asked.filter(([url]) => url.endsWith("/a"))).toHaveLength(6)
  })
})

it("what has not changed is said so", async () => {
  const { visit } = web({
    [`${HOLM}/a`]: () => ({ url: `${HOLM}/a`, etag: '"2"', lastModified: null, fresh: 5, isUnchanged: true }),
  })
  expect(await visit(`${HOLM}/a`, NOTHING)).toEqual({
    ...{ page: null, url: `${HOLM}/a`, etag: '"2"', lastModified: null, fresh: 5 },
  })
})
