/** `hearsay watch`, `alert` and `alerts` as a person types them. Pages are Spanish, which is read by rules, so that no model is waited for. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseRssFeed } from "feedsmith"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { bundled } from "../bundled.ts"
import { typed } from "../typed.ts"
import { feed, item, kept, page, status, type Web, web } from "./web.ts"

const main = await bundled(new URL("../../src/cli/main.ts", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
const site: Web = await web()
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await site.close()
})

let ledger: string
let made = 0
beforeEach(() => {
  ledger = join(folder, `${++made}.db`)
  site.on("/feed", kept(feed([]), "application/rss+xml"))
})

const hearsay = (...args: string[]) => typed([...args, "--ledger", ledger])

const FEED = `${site.url}/feed`
const NOTICIA =
  "El puente de Brenholt seguirá cerrado durante tres meses, según el puerto de Grellau. Los barcos de más de cuarenta metros irán a Port Havel hasta que terminen las obras, que empezaron en marzo y que paga la ciudad."
const oneRound = (...more: string[]) => hearsay("watch", "--once", "--allow-private", "--language", "es", ...more)

describe("hearsay watch", () => {
  it("has nothing to watch before it is given a feed", async () => {
    expect(await oneRound()).toMatchObject({ status: 2, err: expect.stringContaining("no feed is watched") })
    expect(await oneRound("paper.example/feed")).toMatchObject({ status: 2, err: expect.stringContaining("no http") })
  })

  it("reads what feeds name, says what it did, and lists and forgets them", async () => {
    site.on("/feed", kept(feed([item(`${site.url}/a`)]), "application/rss+xml"))
    site.on("/a", kept(page("El puente", "2031-03-03", NOTICIA, NOTICIA), "text/html"))
    expect(await oneRound(FEED)).toMatchObject({ status: 0, out: "1 feed looked at, 1 article added\n" })
    expect(await oneRound()).toMatchObject({ status: 0, out: "nothing was due\n" })
    const list = await hearsay("watch", "--list")
    expect(list.out).toContain(`${FEED}  every 15 min · last had `)
    expect(await hearsay("watch", "--remove", FEED)).toMatchObject({ status: 0 })
    expect(await hearsay("watch", "--list")).toMatchObject({ out: "No feed is watched.\n" })
    expect(await hearsay("watch", "--remove", FEED)).toMatchObject({
      status: 2,
      err: expect.stringContaining("is not watched"),
    })
    expect((await hearsay("search", "puente")).out).toContain("El puente")
  })

  it("asks nobody inside the reader's own network unless that is allowed, and ends with 1 where something failed", async () => {
    const before = site.asked.length
    const { status, out, err } = await hearsay("watch", "--once", FEED)
    expect({ status, out }).toEqual({ status: 1, out: "1 feed looked at, 1 not to be had\n" })
    expect(err).toContain("leads into a private network")
    expect(site.asked).toHaveLength(before)
  })

  it.each([
    ["--every", "10s"],
    ["--every", "often"],
    ["--webhook", "desk"],
    ["--secret-file", "/nowhere/at/all"],
  ])("takes no %s %s", async (option, value) => {
    const { status, err } = await oneRound(FEED, option, value)
    expect(status).toBe(2)
    expect(err).toMatch(/^(?:hearsay|error): /)
  })

  it.each(["SIGINT", "SIGTERM"] as const)("watches until %s, and ends as it should", async (signal) => {
    const asked = site.times("/feed")
    const args = [main, "watch", FEED, "--allow-private", "--ledger", ledger]
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
    const [said] = await once(child.stdout, "data")
    expect(String(said)).toContain("1 feed looked at")
    child.kill(signal)
    expect(await once(child, "exit")).toEqual([0, null])
    expect(site.times("/feed")).toBe(asked + 1)
    // Nobody holds the right to watch any more.
    expect(await oneRound()).toMatchObject({ status: 0 })
  })
})

describe("hearsay alert", () => {
  it("saves searches, lists them and forgets them", async () => {
    expect(await hearsay("alert", "puente", "cerrado", "--webhook", `${site.url}/hook`)).toMatchObject({
      out: `1  “puente cerrado”  to ${site.url}/hook\n`,
    })
    expect((await hearsay("alert", "--speaker", "Hald", "--stance", "denies")).out).toBe("2  by Hald, denies\n")
    expect((await hearsay("alert", "--list")).out.split("\n")).toHaveLength(3)
    expect(await hearsay("alert", "--remove", "1")).toMatchObject({ status: 0 })
    expect((await hearsay("alert", "--list")).out).toBe("2  by Hald, denies\n")
    expect(await hearsay("alert", "--remove", "1")).toMatchObject({ status: 2 })
    expect(await hearsay("alert")).toMatchObject({ status: 2, err: expect.stringContaining("nothing to look for") })
    expect(await hearsay("alert", "0123456789ab")).toMatchObject({
      status: 2,
      err: expect.stringContaining("no such claim"),
    })
  })

  it("is told of what came: in a file, in each form, and to a webhook, signed", async () => {
    site.on("/hook", status(204))
    site.on("/b", kept(page("El puente", "2031-03-03", NOTICIA, NOTICIA), "text/html"))
    await oneRound(FEED)
    await hearsay("alert", "puente", "--webhook", `${site.url}/hook`)
    site.on("/feed", kept(feed([item(`${site.url}/b`)]), "application/rss+xml"))
    await hearsay("watch", "--remove", FEED)
    const secret = join(folder, "secret")
    writeFileSync(secret, "ours\n")
    const file = join(folder, "alerts.xml")
    const { status: code, out } = await oneRound(FEED, "--alerts", file, "--secret-file", secret)
    expect(code).toBe(0)
    expect(out).toContain("1 article added, 1 delivered\nNew statement for “puente”")
    expect(parseRssFeed(readFileSync(file, "utf8")).items).toHaveLength(1)
    expect(existsSync(`${file}.new`)).toBe(false)
    expect(site.asked.find(({ path }) => path === "/hook")?.headers["webhook-signature"]).toMatch(/^v1,/)
    expect((await hearsay("alerts", "--format", "rss")).out).toBe(readFileSync(file, "utf8"))
    expect(JSON.parse((await hearsay("alerts", "--format", "json")).out)).toMatchObject([{ kind: "statement" }])
    expect((await hearsay("alerts")).out).toMatch(/^New statement for “puente”.*\n {2}“.*Brenholt.*”\n/)
  })

  it("has told nothing yet", async () => {
    await hearsay("alert", "puente")
    expect((await hearsay("alerts")).out).toMatch(/^No alerts\./)
    expect((await hearsay("alerts", "--format", "jsonl")).out).toBe("")
  })
})
