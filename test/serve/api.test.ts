import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { quarryTalks, voteCount } from "../web/records.ts"
import { type Served, served } from "./served.ts"

describe("the API", () => {
  let desk: Served
  beforeAll(async () => {
    desk = await served([voteCount(), quarryTalks()])
  })
  afterAll(() => desk.close())

  const list = async (path: string) => {
    const { status, json } = await desk.get(path)
    expect(status, JSON.stringify(json)).toBe(200)
    return json as { items: { [field: string]: unknown }[]; next: string | null }
  }

  it("lists articles, the newest first, and those with some words", async () => {
    const all = await list("/api/articles")
    expect(all.items.map(({ outlet }) => outlet)).toEqual(["Transmere Press", "Skarn Valley Gazette"])
    const [found] = (await list("/api/articles?q=quarry&publishedTo=2030")).items
    expect(found).toMatchObject({ outlet: "Skarn Valley Gazette", id: quarryTalks().article.id })
    expect((await list("/api/articles?q=quarry&publishedFrom=2031")).items).toEqual([])
  })

  it("gives one article with its record, by the beginning of its id too", async () => {
    const { article, statements } = quarryTalks()
    const { json } = await desk.get(`/api/articles/${article.id.slice(0, 8)}`)
    expect(json).toMatchObject({ record: { article, statements } })
  })

  it("finds statements by all that hearsay search finds them by", async () => {
    const { items } = await list("/api/statements?speaker=thole&stance=says&outlet=Skarn+Valley+Gazette")
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) expect(item).toMatchObject({ speaker: "Ragna Thole", stance: "says" })
    expect((await list("/api/statements?sourceType=anonymous")).items.length).toBeGreaterThan(0)
    expect((await list("/api/statements?saidFrom=2031&limit=3")).items.length).toBeLessThanOrEqual(3)
  })

  it("gives of a statement its exact words, their place, and the way to them", async () => {
    const { article } = quarryTalks()
    const { items } = await list('/api/statements?q="twenty past ten"')
    const [{ spans, link } = {}] = items
    for (const { start, end, text } of spans as { start: number; end: number; text: string }[])
      expect(article.text.slice(start, end)).toBe(text)
    expect(link).toBe(
      `${article.url}#:~:text=They%20got%20up%20at%20twenty%20past%20ten%20and%20did%20not%20come%20back`,
    )
  })

  it("goes on where a page ended, and takes no place of another list", async () => {
    const all = (await list("/api/statements?limit=500")).items.map(({ id }) => id)
    const found: unknown[] = []
    for (let next: string | null = ""; next !== null; ) {
      const page = await list(`/api/statements?limit=5${next ? `&cursor=${next}` : ""}`)
      found.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    expect(found).toEqual(all)
    const { next } = await list("/api/statements?limit=1")
    for (const forged of [next?.slice(1), "e30", "../../etc/passwd", Buffer.from('["x",1]').toString("base64url")])
      expect(await desk.get(`/api/statements?cursor=${encodeURIComponent(forged ?? "")}`)).toMatchObject({
        status: 400,
        json: { code: "usage" },
      })
    expect((await desk.get(`/api/articles?cursor=${next}`)).status).toBe(400)
  })

  it("takes an empty field of a form for one that asks for nothing", async () => {
    const [without, empty] = [
      await list("/api/statements"),
      await list("/api/statements?stance=&speaker=&saidFrom=&q="),
    ]
    expect(empty).toEqual(without)
  })

  it.each([
    ["a field that nobody knows", "/api/statements?stanze=denies", "stanze"],
    ["a field that is given twice", "/api/statements?stance=says&stance=denies", "stance"],
    ["a value that there is not", "/api/statements?stance=sings", "stance"],
    ["a limit beyond all", "/api/statements?limit=100000", "limit"],
    ["a day that is none", "/api/statements?saidFrom=yesterday", "saidFrom"],
    ["what belongs in the path", "/api/articles/abcdef?id=123456", "id"],
  ])("refuses %s, and says which", async (_, path, where) => {
    const { status, headers, json } = await desk.get(path)
    expect(status).toBe(400)
    expect(headers.get("content-type")).toBe("application/problem+json")
    expect(json).toMatchObject({ code: "usage", where, status: 400, type: "urn:hearsay:problem:usage" })
  })

  it("knows no article that is not there", async () => {
    expect(await desk.get("/api/articles/0123456789")).toMatchObject({ status: 404, json: { code: "missing" } })
  })

  it("tells from whom an article has a statement, from the first sayer to the outlet", async () => {
    const record = quarryTalks()
    const relayed = record.statements.find(({ via }) => via.length > 0)
    const { json } = await desk.get(`/api/statements/${record.article.id}/${relayed?.id}/chain`)
    const { steps, claims } = json as { steps: { role: string; who: string; words: object[] }[]; claims: unknown[] }
    expect(steps.map(({ role }) => role)).toEqual(["source", ...(relayed?.via.map(() => "relay") ?? []), "outlet"])
    expect(steps[1]).toMatchObject({ who: "Meridian", words: relayed?.via[0]?.spans })
    expect(steps.at(-1)).toMatchObject({ who: "Skarn Valley Gazette", link: record.article.url })
    expect(claims).toMatchObject([
      { independent: 1, carriers: [{ article: record.article.id, statement: relayed?.id, relation: "carries" }] },
    ])
    for (const [path, status] of [
      [`/api/statements/${record.article.id}/s9999/chain`, 404],
      ["/api/statements/0123456789/s1/chain", 404],
      [`/api/statements/${record.article.id}/1/chain`, 400],
      ["/api/statements/..%2F..%2Fetc/s1/chain", 400],
    ] as const)
      expect((await desk.get(path)).status, path).toBe(status)
  })

  it("tells what reading could not settle", async () => {
    const { json } = await desk.get("/api/notes?limit=1")
    const { items, counts } = json as { items: unknown[]; counts: { notes: number }[] }
    expect(items.length).toBe(
      Math.min(
        1,
        counts.reduce((sum, { notes }) => sum + notes, 0),
      ),
    )
  })
})
