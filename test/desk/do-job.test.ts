/** What a job asks for, done with everything but a model. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { type Doing, doJob, type Task, workOf } from "../../src/desk/index.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import type { Article, Record } from "../../src/record/index.ts"
import { InputError, ModelError } from "../../src/record/index.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-jobs-"))
let made = 0
let ledger: Ledger
beforeEach(() => {
  ledger = openLedger(join(folder, `${made++}.db`), { durable: false })
})
afterEach(async () => {
  await ledger.close()
  if (made === 7) rmSync(folder, { recursive: true })
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
