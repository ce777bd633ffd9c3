/** What a job asks for, done with everything but a model. */
import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type ServerResponse } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { type Doing, doJob, type Task, workOf } from "../../src/desk/index.ts"
import { type Ledger, MOST_TRIES, openLedger } from "../../src/ledger/index.ts"
import type { Article, Record } from "../../src/record/index.ts"
import { InputError, ModelError } from "../../src/record/index.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-jobs-"))
let made = 0
let ledger: Ledger
let minutes = 0
beforeEach(() => {
  minutes = 0
  // What waits for minutes is begun when the test says that they have passed.
  const now = () => new Date(Date.now() + minutes * 60_000).toISOString()
  ledger = openLedger(join(folder, `${made++}.db`), { durable: false, now })
})
afterEach(async () => {
  await ledger.close()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Of an article that is not the generated one, nothing is read. */
function reading(article: Article): Record {
  const record = generatedRecord(1, 0)
  return article.id === record.article.id ? record : { ...record, article, entities: [], statements: [], notes: [] }
}

/** Does all that waits. @returns what each was, and what came of it */
async function all(how: Partial<Doing> = {}) {
  const doing: Doing = {
    ledger,
    read: async (article) => reading(article),
    reread: async () => null,
    compare: async () => true,
    tell: async () => 0,
    comparesLater: true,
    allowPrivate: false,
    ...how,
  }
  for (let number = await ledger.jobs.begin(); number !== null; number = await ledger.jobs.begin())
    await doJob(number, doing)
  return (await ledger.jobs.list()).toReversed()
}

const put = (...tasks: Task[]) => ledger.jobs.putAll(tasks.map(workOf))
const { article } = generatedRecord(1, 0)
const id = article.id

describe("a job", () => {
  it("adds an article that was taken out of an archive elsewhere, then has it compared, then its story told", async () => {
    await put({ article, how: {} })
    const compared: string[] = []
    const done = await all({
      compare: async (one) => {
        compared.push(one)
        return true
      },
    })
    expect(done.map(({ about, state }) => [about, state])).toEqual([
      [article.title, "done"],
      [`compare the claims of ${id}`, "done"],
      ["tell the stories that changed", "done"],
    ])
    expect(done[0]?.articles).toEqual([{ id, outcome: "added" }])
    expect(compared).toEqual([id])
  })

  it("adds a page by its bytes, as the same article that the page itself gives", async () => {
    const text = "The ferry will not sail, the harbour master said on Friday."
    const page = { base64: Buffer.from(text).toString("base64"), uri: "notes/ferry.txt", file: "page.txt" }
    await put({ page, how: { outlet: "Ostwick Tidings", date: "2031-04-07" } })
    const [job] = await all({ comparesLater: false })
    const kept = await ledger.article(job?.articles[0]?.id ?? "")
    expect(kept?.record.article).toMatchObject({
      ...{ uri: "notes/ferry.txt", text, outlet: "Ostwick Tidings", published: "2031-04-07" },
    })
    expect(await ledger.jobs.counts()).toMatchObject({ done: 1, queued: 0 })
  })

  it("reads as was said when it was put in", async () => {
    const asked: unknown[] = []
    await put({ article, how: { language: "es", longest: 9 } })
    await all({
      read: async (article, how) => {
        asked.push(how)
        return reading(article)
      },
    })
    expect(asked).toEqual([{ language: "es", longest: 9 }])
  })

  it("reads an article again as it was read, and has it compared again", async () => {
    await ledger.record(generatedRecord(1, 0))
    await put({ reread: id })
    const done = await all({ reread: async (record) => ({ ...record, model: { ...record.model, version: "9" } }) })
    expect(done.map(({ about }) => about)).toContain(`compare the claims of ${id}`)
    expect((await ledger.article(id))?.readings.map(({ version }) => version)).toHaveLength(2)
  })

  it("fails alone, with the reason, when its article cannot be read; and is done when it can", async () => {
    const other = generatedRecord(1, 1).article
    await put({ article, how: {} }, { article: other, how: {} })
    const read = async (one: Article) => {
      if (one.id === id) throw new InputError({ what: "it is a riddle", where: one.uri, next: "ask the sphinx" })
      return reading(one)
    }
    const [bad, good] = await all({ read, comparesLater: false })
    expect(bad).toMatchObject({ state: "failed", faults: [{ what: "it is a riddle", next: "ask the sphinx" }] })
    expect(good).toMatchObject({ state: "done", articles: [{ id: other.id }] })
    await ledger.jobs.again()
    expect((await all({ comparesLater: false }))[0]).toMatchObject({ state: "done", articles: [{ id }] })
  })

  it("is no article's fault when the model cannot be loaded: it is still to be done", async () => {
    await put({ compare: id })
    const number = (await ledger.jobs.begin()) ?? 0
    const failing = doJob(number, {
      ...({ ledger, comparesLater: true, allowPrivate: false } as Doing),
      compare: async () => {
        throw new ModelError({ what: "it is not there", where: "models", next: "install it" })
      },
    })
    await expect(failing).rejects.toThrow(ModelError)
    expect(await ledger.jobs.job(number)).toMatchObject({ state: "reading" })
  })

  it("that another reader died over has compared, too, what that one had put into the ledger", async () => {
    await put({ article, how: {} })
    const number = (await ledger.jobs.begin()) ?? 0
    await ledger.record(generatedRecord(1, 0))
    await ledger.jobs.giveBack({ code: "input", what: "it ended", where: "", next: "" }, number)
    const done = await all()
    expect(done[0]).toMatchObject({ articles: [{ id, outcome: "known" }] })
    expect(done.map(({ about }) => about)).toContain(`compare the claims of ${id}`)
  })
})

describe("a job that the network stands in the way of", () => {
  const TEXT = "The ferry will not sail on Friday, the harbour master said, and nobody knows when it will."
  const page = (response: ServerResponse) => response.writeHead(200, { "content-type": "text/plain" }).end(TEXT)
  let answer: (response: ServerResponse, url: string) => unknown = page
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    answer(response, request.url ?? "")
  }).listen(0, "127.0.0.1")
  const address = (path: string) => {
    const at = server.address()
    return `http://127.0.0.1:${typeof at === "object" ? at?.port : ""}${path}`
  }
  beforeEach(() => {
    asked = 0
  })
  afterAll(() => server.close())

  const network = { allowPrivate: true, comparesLater: false }
  const [refused, gone] = [503, 404].map((status) => (response: ServerResponse) => response.writeHead(status).end())

  it("waits, says what for, and is done when it has passed", async () => {
    answer = refused as typeof answer
    await put({ address: address("/slow"), how: {} })
    const [waiting] = await all(network)
    expect(waiting).toMatchObject({ state: "queued", tries: 1, faults: [{ what: "answered 503 Service Unavailable" }] })
    answer = page
    expect(await all(network)).toMatchObject([{ state: "queued" }])
    minutes = 2
    expect(await all(network)).toMatchObject([
      { state: "done", tries: 2, faults: [], articles: [{ outcome: "added" }] },
    ])
    expect(asked).toBe(2)
  })

  it("waits longer each time, as long as the server asks for, and fails in the end", async () => {
    answer = (response) => response.writeHead(429, { "retry-after": "300" }).end()
    await put({ address: address("/asked-too-much"), how: {} })
    const waits = []
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      const [job] = await all(network)
      waits.push(job?.dueAt ? Math.round((Date.parse(job.dueAt) - Date.now()) / 60_000 - minutes) : null)
      minutes += 60
    }
    expect(waits).toEqual([5, 5, 5, 8, null])
    expect((await ledger.jobs.list())[0]).toMatchObject({ state: "failed", tries: MOST_TRIES, dueAt: null })
    expect(asked).toBe(MOST_TRIES)
  })

  it.each([
    ["a page that is not there", () => address("/gone")],
    ["an address within", () => "http://[fe80::1]/"],
  ])("fails at once where that does not pass: %s", async (_, of) => {
    answer = gone as typeof answer
    await put({ address: of(), how: {} })
    expect(await all({ ...network, allowPrivate: of().includes("127.0.0.1") })).toMatchObject([
      { state: "failed", tries: 1 },
    ])
  })

  it("has what it could of a feed, and what it could not by a job of its own", async () => {
    const item = (path: string) => `<item><title>${path}</title><link>${address(path)}</link></item>`
    const feed = `<rss version="2.0"><channel><title>Tidings</title>${["/here", "/slow", "/gone"].map(item).join("")}</channel></rss>`
    answer = (response, url) => {
      if (url === "/feed") return response.writeHead(200, { "content-type": "application/rss+xml" }).end(feed)
      return url === "/here" ? page(response) : response.writeHead(url === "/slow" ? 503 : 404).end()
    }
    await put({ address: address("/feed"), how: { date: "2031-04-07" } })
    const [whole, rest, ...others] = await all(network)
    expect(whole).toMatchObject({ state: "done", articles: [{ outcome: "added" }] })
    expect(whole?.faults.map(({ where }) => where)).toEqual([address("/slow"), address("/gone")])
    expect(rest).toMatchObject({ state: "queued", about: address("/slow"), tries: 1 })
    expect(others).toEqual([])
  })
})
