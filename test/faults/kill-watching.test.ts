/** `kill -9` at random moments of watching, the same ones for the same seed: HEARSAY_SEED, HEARSAY_KILLS. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, it } from "vitest"
import { chance } from "../../bench/ledger-generator.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { bundled } from "../bundled.ts"
import { NOW } from "../watch/desk.ts"
import { feed, item, kept, page, web } from "../watch/web.ts"

const SEED = Number(process.env.HEARSAY_SEED ?? 5)
const KILLS = Number(process.env.HEARSAY_KILLS ?? 30)
const PAGES = 60
const HOUR = 3_600_000
const MORE =
  "Divers found two of its pillars hollowed out by the storms of the winter, and ships will be sent elsewhere."

const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "hearsay-"))
const watcher = await bundled(new URL("watcher.ts", import.meta.url))
afterAll(() => rmSync(folder, { recursive: true }))

it(`watching, killed ${KILLS} times, reads every article and tells every alert, in order, at least once`, {
  timeout: 600_000,
}, async () => {
  const random = chance(SEED)
  const site = await web()
  const says = (n: number) => `the ferry ${"abcdefghij"[n % 10]}${n} will not sail before Monday`
  for (let n = 0; n < PAGES; n++) {
    const text = page(
      `Report ${n}`,
      "2031-03-03T08:00:00Z",
      `Jun Hald said that ${says(n)}.`,
      `${MORE} So it says in ${n}.`,
    )
    site.on(`/${n}`, kept(text, "text/html"))
  }
  const path = join(folder, "ledger.db")
  let kills = 0
  let ended = 0
  // What was refused last is tried again when its time has come, which may be some runs later.
  const isAllTold = async () => {
    const ledger = openLedger(path)
    const waiting = await ledger.watches.waiting()
    await ledger.close()
    return waiting.length === 0
  }
  for (let run = 0; kills < KILLS || ended < 2 || 4 + 2 * run < PAGES || !(await isAllTold()); run++) {
    if (run > 20 * KILLS) throw new Error("it never ends")
    // A few more with each run: a site that goes on.
    const named = Array.from({ length: Math.min(PAGES, 4 + 2 * run) }, (_, n) => item(`${site.url}/${n}`))
    site.on("/feed", kept(feed(named), "application/rss+xml"))
    const args = [watcher, path, `${site.url}/feed`, `${site.url}/hook`, String(NOW + run * HOUR)]
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] })
    const exit = once(child, "exit")
    const killAfter = (ms: number) => setTimeout(() => child.kill("SIGKILL"), ms)
    const doom = kills < KILLS ? Math.floor(random() * 3) : null
    const [after, ms, before] = [Math.floor(random() * 3), Math.floor(random() * 30), site.asked.length]
    let deliveries = 0
    site.on("/hook", (_, response) => {
      // It has come, and whoever sent it never hears of that.
      if (doom === 0 && deliveries++ === after) killAfter(0)
      // It has not: the alert is kept, and is on its way.
      else if (doom === 1) {
        response.writeHead(500).end()
        killAfter(ms)
      } else response.writeHead(204).end()
    })
    const timer = setInterval(() => {
      if (doom !== 2 || site.asked.length <= before + after) return
      clearInterval(timer)
      killAfter(ms)
    }, 1)
    const [code, signal] = await exit
    clearInterval(timer)
    if (signal === "SIGKILL") kills++
    else {
      expect(code).toBe(0)
      ended++
    }
  }
  const ledger = openLedger(path)
  const alerts = (await ledger.watches.alerts(1000)).toReversed()
  expect(new Set(alerts.map(({ span }) => span.text)).size).toBe(PAGES)
  expect(alerts).toHaveLength(PAGES)
  expect(await ledger.watches.waiting()).toEqual([])
  const told = site.asked.filter((one) => one.path === "/hook").map((one) => String(one.headers["webhook-id"]))
  // Some were sent again: otherwise no kill came between an alert and the word that it was delivered.
  if (KILLS >= 30) expect(told.length).toBeGreaterThan(PAGES)
  expect([...new Set(told)]).toEqual(alerts.map(({ guid }) => guid))
  let articles = 0
  for await (const _ of ledger.records()) articles++
  expect(articles).toBe(PAGES)
  await ledger.close()
  await site.close()
})
