/** The log as a patch: what one desk gives, another ledger takes. */
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openLedger } from "../../src/ledger/index.ts"
import { Patch, patchOf } from "../../src/record/index.ts"
import { articleSaying } from "../doubtful.ts"
import { type Served, served } from "./served.ts"

const article = articleSaying({ title: "Grave", stance: "denies", confidence: 0.3 })
let desk: Served
beforeAll(async () => {
  desk = await served([article])
})
afterAll(() => desk.close())

async function judged(verdict: "right" | "none", why: string): Promise<number> {
  const sent = await desk.post("/api/judgements", {
    about: "statement",
    article: article.article.id,
    statement: "s1",
    verdict,
    why,
  })
  expect(sent.status, sent.text).toBe(200)
  return (sent.json as { number: number }).number
}

const patch = () => fetch(`${desk.address}/log.jsonl`)

describe("the log as a patch", () => {
  it("is empty where nobody judged", async () => {
    const sent = await patch()
    expect([sent.status, await sent.text()]).toEqual([200, ""])
  })

  it("has a line for each judgement, also of what was undone, that another ledger takes", async () => {
    const first = await judged("none", "a line\nof “marks”")
    await desk.send(`/api/judgements/${first}`, { method: "DELETE", headers: { "x-hearsay": "1" } })
    await judged("right", "heard it")
    const sent = await patch()
    expect(sent.headers.get("content-type")).toBe("application/jsonl; charset=utf-8")
    expect(sent.headers.get("content-disposition")).toBe('attachment; filename="judgements.jsonl"')
    const lines = (await sent.text()).trimEnd().split("\n")
    const patches = lines.map((line) => Patch.parse(JSON.parse(line)))
    expect(patches.map(({ verdict, why, undoneBy }) => [verdict, why, undoneBy !== null])).toEqual([
      ["none", "a line\nof “marks”", true],
      ["right", "heard it", false],
    ])
    const other = openLedger(":memory:")
    await other.record(article)
    await other.take(patches)
    expect((await other.judgements()).map(patchOf)).toEqual(patches)
    await other.close()
  })

  it("stands under its address in the API, too", async () => {
    const [lines, api] = await Promise.all([patch(), desk.get("/api/patch")])
    const { items } = api.json as { items: unknown[] }
    expect(items.map((item) => JSON.stringify(item)).join("\n")).toBe((await lines.text()).trimEnd())
  })

  it("is offered on the page of the log", async () => {
    expect((await desk.get("/log")).text).toContain('href="/log.jsonl"')
  })
})
