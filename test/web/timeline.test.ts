/** A ledger taken out for TimelineJS, opened by TimelineJS. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { ledgerExports } from "../../src/export/ledger/index.ts"
import { launch } from "./browser.ts"

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const library = fileURLToPath(new URL("../../node_modules/@knight-lab/timelinejs/dist/js/timeline.js", import.meta.url))
const records = [0, 1, 2].map((i) => generatedRecord(2, i))

async function* entries() {
  for (const record of records)
    yield { record, revisionOf: null, recordedAt: "2031-01-01T00:00:00Z", identities: new Map<string, string>() }
}

async function* none() {}

it("shows a marker for each slide, with its words, and complains of nothing", async () => {
  let json = ""
  for await (const part of ledgerExports.timeline.write(entries(), none(), none())) json += part
  const { events } = JSON.parse(json)
  const page = await browser.newPage()
  await page.setContent('<div id="timeline" style="width: 900px; height: 600px"></div>')
  await page.addScriptTag({ content: readFileSync(library, "utf8") })
  await page.evaluate(`window.timeline = new TL.Timeline("timeline", ${json})`)
  await page.waitForSelector(".tl-timemarker")
  expect(await page.locator(".tl-timemarker").count()).toBe(events.length)
  expect(await page.locator(".tl-message-full .tl-message-content").count()).toBe(0)
  const said = records.flatMap(({ statements }) => statements).find(({ said }) => /^\d/.test(said?.value ?? ""))
  expect(await page.locator("#timeline").textContent()).toContain(said?.content.spans[0]?.text)
  await page.close()
})
