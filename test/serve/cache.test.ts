/** ETags, answers that are kept, and twins: on a real ledger that changes under the desk. */
import { parse } from "csv-parse/sync"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openLedger } from "../../src/ledger/index.ts"
import { quarryTalks, voteCount } from "../web/records.ts"
import { type Served, served } from "./served.ts"

const READ_ANEW = {
  about: "copy",
  verdict: "same",
  a: "0123456789abcdef",
  b: "fedcba9876543210",
  who: "desk",
  why: null,
} as const

const answersMade = async ({ get }: Served) =>
  Number(/^hearsay_cache_answers\{kind="made"\} (\d+)$/m.exec((await get("/metrics")).text)?.[1])

/** A limit for what never comes, not for what is slow on a busy machine. */
const SOON = { timeout: 120_000 }

describe("an answer", () => {
  let desk: Served
  beforeAll(async () => {
    desk = await served([quarryTalks()])
  })
  afterAll(() => desk.close())

  it.each(["/", "/search?q=quarry", "/api/articles", `/articles/${quarryTalks().article.id}.json`, "/index.csv"])(
    "at %s has an ETag, and is not sent again to who has it",
    async (path) => {
      const first = await desk.get(path)
      const etag = first.headers.get("etag") ?? ""
      expect([first.status, etag]).toEqual([200, expect.stringMatching(/^"[\w-]{20,}"$/)])
      expect(first.headers.get("cache-control")).toBe("private, no-cache")
      for (const named of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const again = await desk.get(path, { "if-none-match": named })
        expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", etag])
      }
      const other = await desk.get(path, { "if-none-match": '"other"' })
      expect([other.status, other.text]).toEqual([200, first.text])
      expect(other.headers.get("content-type")).toBe(first.headers.get("content-type"))
      expect(other.headers.get("content-security-policy")).toBe(first.headers.get("content-security-policy"))
    },
  )

  it("keeps its ETag as long as it is the same, whatever else changes", async () => {
    const paths = ["/", "/search?q=quarry", `/articles/${quarryTalks().article.id}`, "/log"]
    const etags = () => Promise.all(paths.map(async (path) => (await desk.get(path)).headers.get("etag")))
    const before = await etags()
    expect(new Set(before).size).toBe(paths.length)
    const made = await answersMade(desk)
    const { status } = await desk.post("/api/judgements", READ_ANEW)
    const after = await etags()
    expect([status, after.slice(0, 3)]).toEqual([200, before.slice(0, 3)])
    expect(after[3]).not.toBe(before[3])
    // Only the log was made again.
    expect((await answersMade(desk)) - made).toBe(1)
  })

  it("is the new one as soon as another program has changed the ledger", async () => {
    const etagNow = async () => (await desk.get("/api/articles")).headers.get("etag") ?? ""
    const before = await etagNow()
    const ledger = openLedger(desk.ledger)
    await ledger.record(voteCount())
    await ledger.close()
    await expect.poll(etagNow, SOON).not.toBe(before)
    const { status, json } = await desk.get("/api/articles", { "if-none-match": before })
    expect([status, (json as { items: unknown[] }).items.length]).toEqual([200, 2])
  })

  it("is never an old one to who has just changed something", async () => {
    for (let i = 0; i < 20; i++) {
      const { json } = await desk.post("/api/articles", { name: `${i}.png`, base64: "iVBORw0KGgo=" })
      expect((json as { status?: number; id?: string }).status ?? 202).toBeOneOf([202, 422])
      const { items } = (await desk.get("/api/jobs")).json as { items: { about: string }[] }
      expect(items[0]?.about).toBe(`${i}.png`)
    }
  })

  it("has no ETag where it is a mistake, and none is kept", async () => {
    const { status, headers } = await desk.get("/api/articles/ffffffff")
    expect([status, headers.get("etag")]).toEqual([404, null])
  })

  it("is asked for once where many ask for the same at once", async () => {
    const ledger = openLedger(desk.ledger)
    await ledger.judge(READ_ANEW)
    await ledger.close()
    const before = await answersMade(desk)
    await expect.poll(async () => (await desk.get("/search?q=thole")).headers.get("etag"), SOON).not.toBeNull()
    const answers = await Promise.all(Array.from({ length: 40 }, () => desk.get("/search?q=vote")))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await answersMade(desk)) - before).toBeLessThan(20)
  })
})

describe("the twins of a page", () => {
  let desk: Served
  const talks = quarryTalks()
  beforeAll(async () => {
    desk = await served([{ ...talks, article: { ...talks.article, title: '=HYPERLINK("https://evil.example")' } }])
  })
  afterAll(() => desk.close())

  it("have what the page has, as JSON", async () => {
    const { json, headers } = await desk.get(`/articles/${talks.article.id}.json`)
    expect(headers.get("content-type")).toMatch(/^application\/json/)
    expect(json).toEqual((await desk.get(`/api/articles/${talks.article.id}`)).json)
  })

  it("have a row for each in its list, as CSV that a spreadsheet takes for words", async () => {
    const { text, headers } = await desk.get("/index.csv")
    expect(headers.get("content-type")).toMatch(/^text\/csv/)
    const [row] = parse(text, { columns: true, bom: true }) as { [column: string]: string }[]
    expect(row).toMatchObject({ id: talks.article.id, title: `'=HYPERLINK("https://evil.example")` })
    const statements = (await desk.get(`/articles/${talks.article.id}.csv`)).text
    expect(parse(statements, { columns: true, bom: true })).toHaveLength(talks.statements.length)
  })

  it("take what the page takes", async () => {
    const { text } = await desk.get("/search.csv?q=nothing+of+this")
    expect(parse(text, { bom: true }).length).toBeLessThanOrEqual(1)
    expect((await desk.get("/articles/ffffffff.csv")).status).toBe(404)
    expect((await desk.get("/nowhere.csv")).status).toBe(404)
  })
})
