/** Adding over HTTP, to a real server with the real model. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Served, served } from "./served.ts"

const HARBOUR = `Harbour dues to rise

The harbour master of Ostwick, Ilse Brandt, said on Monday that dues will rise in spring.

“We have no choice,” she told reporters. Two members of the council denied that the matter was settled.`

interface Answer {
  id: string | null
  job: { number: number; state: string; articles: { id: string; outcome: string }[]; faults: { what: string }[] }
}

describe("adding", () => {
  let desk: Served
  beforeAll(async () => {
    desk = await served([])
  })
  afterAll(() => desk.close())

  const post = (body: unknown) => desk.post("/api/articles", body)

  /** What came of it, when it has ended. What fails soon is answered with its fault alone, and is the last in the list. */
  async function added(body: unknown): Promise<Answer["job"]> {
    const { status, json } = await post(body)
    const last = async () => ((await desk.get("/api/jobs?limit=1")).json as { items: Answer["job"][] }).items[0]
    const number = (json as Partial<Answer>).job?.number ?? (await last())?.number
    expect([200, 201, 202, 422, 502], JSON.stringify(json)).toContain(status)
    for (;;) {
      const job = (await desk.get(`/api/jobs/${number}`)).json as Answer["job"]
      if (job.state === "done" || job.state === "failed") return job
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  it("of a text gives an article that is read", async () => {
    const { articles } = await added({ text: HARBOUR, outlet: "Ostwick Tidings", date: "2031-04-07" })
    expect(articles).toEqual([{ id: expect.stringMatching(/^[0-9a-f]{16}$/), outcome: "added" }])
    const { json } = await desk.get(`/api/articles/${articles[0]?.id}`)
    const { record } = json as { record: { article: object; statements: object[] } }
    expect(record.article).toMatchObject({
      title: "Harbour dues to rise",
      outlet: "Ostwick Tidings",
      published: "2031-04-07",
      text: HARBOUR,
    })
    expect(record.statements.length).toBeGreaterThanOrEqual(2)
  })

  it("of the same text once more gives the same article, and says at once that it is known", async () => {
    const [first] = (await added({ text: HARBOUR })).articles
    const { status, json, headers } = await post({ text: HARBOUR, title: "Another title" })
    expect(status).toBe(200)
    expect(json).toMatchObject({ id: first?.id, job: { state: "done", articles: [{ outcome: "known" }] } })
    expect(headers.get("location")).toBe(`/api/articles/${first?.id}`)
  })

  it("answers with the new article's id when it is done soon", async () => {
    const text = "The mill will close, its owner Jorun Falk said on Friday."
    const { status, json, headers } = await post({ text, title: "The mill" })
    const { id, job } = json as Answer
    if (status === 202) expect([id, headers.get("location")]).toEqual([null, `/api/jobs/${job.number}`])
    else expect([status, id, headers.get("location")]).toEqual([201, job.articles[0]?.id, `/api/articles/${id}`])
  })

  it("of a page as a browser shows it takes the article out of it, whatever encoding the page states", async () => {
    const url = "https://tidings.example/moorings"
    const html = `<!doctype html><html lang="en"><head><meta charset="windows-1252"><title>Moorings – Ostwick Tidings</title></head>
      <body><article><h1>Moorings are sold</h1>${"<p>“Café moorings are sold,” said the harbour master, Ilse Brandt, on Monday in Ostwick.</p>".repeat(5)}</article></body></html>`
    const { articles } = await added({ html, url, seen: "2031-04-08T09:00:00Z" })
    const { json } = await desk.get(`/api/articles/${articles[0]?.id}`)
    const { article } = (json as { record: { article: { uri: string; title: string; text: string } } }).record
    expect(article).toMatchObject({ uri: url, title: "Moorings are sold" })
    expect(article.text).toContain("“Café moorings are sold,”")
  })

  it("of a file with many articles gives each of them, and says which could not be read", async () => {
    const lines = [{ text: HARBOUR }, { text: "" }, { text: "Nobody was hurt, the coast guard said.", title: "A raft" }]
    const base64 = Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n")).toString("base64")
    const job = await added({ name: "../export.jsonl", base64 })
    expect(job).toMatchObject({ state: "done", about: "export.jsonl" })
    expect(job.articles).toHaveLength(2)
    expect(job.faults).toMatchObject([{ where: "export.jsonl:2" }])
  })

  it("of what holds no article says why, and keeps nothing", async () => {
    const before = (await desk.get("/api/articles")).json
    const job = await added({
      name: "picture.png",
      base64: Buffer.from("\u0089PNG\r\n\u001a\n", "latin1").toString("base64"),
    })
    expect(job).toMatchObject({ state: "failed", articles: [], faults: [{ code: "input" }] })
    const empty = await added({ html: "<p>", url: "https://tidings.example/empty" })
    expect(empty).toMatchObject({ state: "failed", faults: [{ where: "https://tidings.example/empty" }] })
    expect((await desk.get("/api/articles")).json).toEqual(before)
  })

  it("fetches nothing from this machine or its network, whoever asks", async () => {
    let asked = 0
    const secret = createServer((_, response) => {
      asked++
      response.end("secret")
    }).listen(0, "127.0.0.1")
    await new Promise((resolve) => secret.once("listening", resolve))
    const { port } = secret.address() as AddressInfo
    for (const host of ["127.0.0.1", "localhost", "[::1]", "2130706433", "[::ffff:127.0.0.1]"]) {
      const job = await added({ url: `http://${host}:${port}/` })
      expect([host, job.state]).toEqual([host, "failed"])
    }
    secret.close()
    expect(asked).toBe(0)
  })

  it.each([
    [{ url: "/etc/passwd" }, "https://"],
    [{ url: "file:///etc/passwd" }, "https://"],
    [{ url: "-" }, "https://"],
    [{ text: "" }, "text"],
    [{ text: "A text.", date: "yesterday" }, "date"],
    [{ html: "<p>A page.</p>" }, "url"],
    [{ name: "a.txt", base64: "not base64" }, "base64"],
    [{ text: "A text.", colour: "red" }, "colour"],
    [{}, "url, or html"],
    [[], "url, or html"],
  ])("refuses %j, and says why", async (body, why) => {
    const { status, json } = await post(body)
    expect(status).toBe(400)
    expect((json as { detail: string }).detail).toContain(why)
  })

  it("lists what was asked for, what was asked for last first, by state and a page at a time", async () => {
    const list = async (query: string) =>
      (await desk.get(`/api/jobs?${query}`)).json as { items: { number: number; state: string }[]; next: string | null }
    const all = await list("")
    const numbers = all.items.map(({ number }) => number)
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    const { items, next } = await list("limit=2")
    expect(items.map(({ number }) => number)).toEqual(numbers.slice(0, 2))
    expect((await list(`limit=2&cursor=${next}`)).items.map(({ number }) => number)).toEqual(numbers.slice(2, 4))
    const failed = await list("state=failed")
    expect(failed.items.length).toBeGreaterThan(0)
    expect(new Set(failed.items.map(({ state }) => state))).toEqual(new Set(["failed"]))
  })
})
