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
import { feed, item, kept, page, status, web } from "../watch/web.ts"

const SEED = Number(process.env.HEARSAY_SEED ?? 5)
const KILLS = Number(process.env.HEARSAY_KILLS ?? 30)
const PAGES = 24
const HOUR = 3_600_000
const MORE =
  "Divers found two of its pillars hollowed out by the storms of the winter, and ships will be sent elsewhere."

const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "hearsay-"))
const watcher = await bundled(new URL("watcher.ts", import.meta.url))
afterAll(() => {
  rmSync(folder, { recursive: true })
  watcher.remove()
})

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
  site.on("/hook", status(204))
  const path = join(folder, "ledger.db")
  let kills = 0
  let ended = 0
  for (let run = 0; kills < KILLS || ended < 2 || run < PAGES; run++) {
    // A few more with each run: a site that goes on.
    const named = Array.from({ length: Math.min(PAGES, 4 + run) }, (_, n) => item(`${site.url}/${n}`))
    site.on("/feed", kept(feed(named), "application/rss+xml"))
    const args = [watcher.path, path, `${site.url}/feed`, `${site.url}/hook`, String(NOW + run * HOUR)]
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] })
    const exit = once(child, "exit")
    const before = site.asked.length
    // Half of them while it delivers: the moments that matter are between an alert and its delivery.
    const isDoomed = kills < KILLS
    const waits = { ms: Math.floor(random() * 30), deliveries: Math.floor(random() * 4) }
    const watched = isDoomed
      ? setInterval(() => {
          const now = site.asked.slice(before)
          const isTime =
            random() < 0.5 ? now.length > 2 : now.filter((one) => one.path === "/hook").length > waits.deliveries
          if (isTime) {
            clearInterval(watched)
            setTimeout(() => child.kill("SIGKILL"), waits.ms)
          }
        }, 1)
      : undefined
    const [code, signal] = await exit
    clearInterval(watched)
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
  expect([...new Set(told)]).toEqual(alerts.map(({ guid }) => guid))
  let articles = 0
  for await (const _ of ledger.records()) articles++
  expect(articles).toBe(PAGES)
  await ledger.close()
  await site.close()
})
