import { afterAll, beforeAll, expect, it } from "vitest"
import { openLedger } from "../../src/ledger/index.ts"
import { Alert } from "../../src/record/index.ts"
import { NOW, desk as watching } from "../watch/desk.ts"
import { read } from "../watch/web.ts"
import { voteCount } from "../web/records.ts"
import { type Served, served } from "./served.ts"

let desk: Served
beforeAll(async () => {
  desk = await served([])
  const ledger = openLedger(desk.ledger)
  const { parts, feeds, round } = watching(ledger, {
    ask: () => Promise.reject(new Error("nothing is asked here")),
  })
  const { saveSearch } = await (await import("../../src/desk/index.ts")).watching()
  await saveSearch(parts, { words: "ferry" }, "https://desk.example/secret-hook")
  for (const n of [1, 2, 3]) {
    const id = `${n}`.padStart(16, "0")
    const text = `Jun Hald said that the ferry will sail ${n} times a day.`
    const about = { id, sha256: id.repeat(4), url: null, uri: `${n}.txt`, text }
    await ledger.record(await read({ ...voteCount().article, ...about }))
  }
  await round()
  await feeds("https://holm.example/feed")
  await ledger.close()
})
afterAll(() => desk.close())

it("the API lists alerts, the newest first, a page at a time", async () => {
  const { json } = await desk.get("/api/alerts?limit=2")
  const first = json as { items: unknown[]; next: string }
  expect(first.items.map((item) => Alert.parse(item).span.text)).toEqual([
    "the ferry will sail 3 times a day",
    "the ferry will sail 2 times a day",
  ])
  const { json: rest } = await desk.get(`/api/alerts?limit=2&cursor=${encodeURIComponent(first.next)}`)
  expect(rest).toMatchObject({ items: [{ span: { text: "the ferry will sail 1 times a day" } }], next: null })
})

it("the API lists what is watched and wanted, and tells nobody where webhooks are", async () => {
  const { json, text } = await desk.get("/api/watches")
  const due = new Date(NOW).toISOString()
  expect(json).toMatchObject({
    feeds: [{ address: "https://holm.example/feed", every: 900, seen: null, due, fault: null }],
    wanted: [{ number: 1, name: "“ferry”", search: { words: "ferry" }, claim: null, webhook: true }],
  })
  expect(text).not.toContain("secret-hook")
})
