/** Telling webhooks: real receivers that fail, are slow or are gone; in order, each at least once, whatever is killed. */
import { createHmac } from "node:crypto"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { headersOf } from "../../src/desk/watch/deliver.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import { Alert } from "../../src/record/index.ts"
import { written } from "../story/records.ts"
import { desk, NOW } from "./desk.ts"
import { status, type Web, web } from "./web.ts"

let ledger: Ledger
let hook: Web
beforeEach(async () => {
  ledger = openLedger(":memory:")
  hook = await web()
})
afterEach(async () => {
  await hook.close()
  await ledger.close()
})

const SECONDS = 1000
/** So many articles, each with a statement that a saved search finds. */
async function news(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const says = `the ferry ${name} will not sail before Monday`
    const id = Buffer.from(name).toString("hex").padEnd(16, "0")
    await ledger.record(written(id, {}, `Jun Hald said that ${says}.`, { says, by: "Jun Hald", cue: "said" }))
  }
}
async function wanting(webhook: string | null) {
  const made = desk(ledger, { secret: "a secret of ours" })
  const { watching } = await import("../../src/desk/index.ts")
  await (await watching()).saveSearch(made.parts, { words: "ferry" }, webhook)
  return made
}
const bodies = () => hook.asked.map(({ body }) => JSON.parse(body))
const words = () => bodies().map(({ data }) => /ferry (\w+)/.exec(data.span.text)?.[1])

describe("an alert", () => {
  it("is told whole, signed, with an id that is the same each time", async () => {
    hook.on("/hook", status(204))
    const { round } = await wanting(`${hook.url}/hook`)
    await news("one")
    expect(await round()).toMatchObject({ delivered: 1, undelivered: 0 })
    const [asked] = hook.asked
    const { type, timestamp, data } = JSON.parse(asked?.body ?? "")
    expect(type).toBe("alert.statement")
    expect(timestamp).toBe(new Date(NOW).toISOString())
    expect(Alert.parse(data)).toMatchObject({ statement: "s1", span: { text: expect.stringContaining("ferry one") } })
    expect(asked?.method).toBe("POST")
    expect(asked?.headers["webhook-id"]).toBe(data.guid)
    const signed = `${data.guid}.${asked?.headers["webhook-timestamp"]}.${asked?.body}`
    const signature = createHmac("sha256", "a secret of ours").update(signed).digest("base64")
    expect(asked?.headers["webhook-signature"]).toBe(`v1,${signature}`)
  })

  it("is signed as Standard Webhooks has it", () => {
    // The example of their reference libraries.
    const headers = headersOf(
      "msg_p5jXN8AQM9LWM0D4loKWxJek",
      1_614_265_330_000,
      '{"test": 2432232314}',
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    )
    expect(headers).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    })
    expect(headersOf("a", 0, "{}", null)).not.toHaveProperty("webhook-signature")
  })

  it("goes nowhere where nobody listens, and is kept all the same", async () => {
    const { round } = await wanting(null)
    await news("one")
    expect(await round()).toMatchObject({ delivered: 0, undelivered: 0, alerts: [{ kind: "statement" }] })
    expect(await ledger.watches.alerts(9)).toHaveLength(1)
  })
})

describe("a receiver that fails", () => {
  it("is told again, later and later, in the order in which it happened, and nothing is left out", async () => {
    hook.on("/hook", status(500))
    const { round, pass } = await wanting(`${hook.url}/hook`)
    await news("one", "two")
    expect(await round()).toMatchObject({ delivered: 0, undelivered: 1 })
    pass(59 * SECONDS)
    expect(await round()).toMatchObject({ delivered: 0, undelivered: 0 })
    await news("three")
    pass(SECONDS)
    expect(await round()).toMatchObject({ undelivered: 1 })
    pass(119 * SECONDS)
    expect(await round()).toMatchObject({ undelivered: 0 })
    hook.on("/hook", status(200))
    pass(SECONDS)
    expect(await round()).toMatchObject({ delivered: 3 })
    expect(words()).toEqual(["one", "one", "one", "two", "three"])
  })

  it("that never takes one alert is told the next in the end, and it is said which was given up", async () => {
    hook.on("/hook", ({ body }, response) => response.writeHead(body.includes("ferry one") ? 400 : 200).end())
    const { round, pass, said } = await wanting(`${hook.url}/hook`)
    await news("one", "two")
    let tries = 0
    for (let hours = 0; hours < 40 && words().at(-1) !== "two"; hours++) {
      tries += (await round()).undelivered
      pass(3600 * SECONDS)
    }
    expect(words().at(-1)).toBe("two")
    expect(tries).toBe(12)
    expect(said.filter((line) => /given up after 12 tries.*urn:hearsay:alert:/.test(line))).toHaveLength(1)
    expect(await ledger.watches.waiting()).toEqual([])
    expect(await ledger.watches.alerts(9)).toHaveLength(2)
  })

  it("is told when it wants to be", async () => {
    hook.on("/hook", status(429, { "retry-after": "600" }))
    const { round, pass } = await wanting(`${hook.url}/hook`)
    await news("one")
    await round()
    pass(599 * SECONDS)
    await round()
    expect(hook.times()).toBe(1)
    pass(SECONDS)
    await round()
    expect(hook.times()).toBe(2)
  })

  it.each([
    ["does not answer", (web: Web) => web.on("/hook", () => {})],
    ["breaks off", (web: Web) => web.on("/hook", (_, response) => response.destroy())],
    ["is not there", (web: Web) => web.close()],
    ["leads elsewhere", (web: Web) => web.on("/hook", status(308, { location: "/other" }))],
    ["does not know the path", () => {}],
  ])("because it %s loses nothing, and holds up no other", async (_, fails) => {
    const other = await web()
    other.on("/", status(200))
    await fails(hook)
    const { round, said } = await wanting(`${hook.url}/hook`)
    await news("one")
    expect(await round([`${other.url}/`])).toMatchObject({ delivered: 1, undelivered: 1 })
    expect(said).toHaveLength(1)
    expect(await ledger.watches.waiting()).toMatchObject([{ webhook: `${hook.url}/hook`, waiting: 1, tries: 1 }])
    expect(hook.times("/other")).toBe(0)
    await other.close()
  })

  it("in a private network is not told", async () => {
    hook.on("/hook", status(200))
    const { post } = await import("../../src/acquire/index.ts")
    const made = desk(ledger, { send: (webhook, body, headers) => post(webhook, body, headers) })
    const { watching } = await import("../../src/desk/index.ts")
    await (await watching()).saveSearch(made.parts, { words: "ferry" }, `${hook.url}/hook`)
    await news("one")
    expect(await made.round()).toMatchObject({ undelivered: 1 })
    expect(made.said).toEqual([expect.stringContaining("leads into a private network")])
    expect(hook.asked).toEqual([])
  })

  it.each(["ftp://desk.example/", "desk", "https://name:word@desk.example/"])("cannot be %s", async (webhook) => {
    await expect(wanting(webhook)).rejects.toMatchObject({ code: "usage" })
  })
})

it("what is stopped between an alert and its delivery is told by the next who watches", async () => {
  hook.on("/hook", status(200))
  const first = await wanting(`${hook.url}/hook`)
  await news("one", "two")
  first.stop()
  expect(await first.round()).toMatchObject({ delivered: 0, alerts: [{}, {}] })
  expect(await desk(ledger).round()).toMatchObject({ delivered: 2, alerts: [] })
  expect(words()).toEqual(["one", "two"])
})
