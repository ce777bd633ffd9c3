/**
 * Takes the pictures of the README: the page of a sample article, light, dark and narrow, by a real reader in a real browser:
 * the answers, a statement with its words lit, and what an entry of the answer box finds on a telephone; the page of the sample story, light and dark; and the desk.
 *
 *   npx node docs/images/take.ts [FILE] [ID]      CHROMIUM says where the browser is
 *
 * FILE is an article (examples/bridge-closure.html), ID the statement that is lit (by default the one with the longest chain).
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { chromium } from "playwright-core"
import { z } from "zod"
import { acquire, formats, loadReader, type Record, recordOf } from "../../src/index.ts"
import { Story } from "../../src/record/index.ts"
import { serve } from "../../src/serve/index.ts"

const [file = "examples/bridge-closure.html", id] = process.argv.slice(2)
const record = await recordIn(file)
const lit = id ?? record.statements.toSorted((a, b) => b.via.length - a.via.length)[0]?.id
const path = join(mkdtempSync(join(tmpdir(), "hearsay-picture-")), "page.html")
writeFileSync(path, await formats.html.write(record))

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
})
const pictures = [
  { name: "light", colorScheme: "light", width: 1280, height: 900 },
  { name: "dark", colorScheme: "dark", width: 1280, height: 900 },
  { name: "narrow", colorScheme: "light", width: 390, height: 844 },
] as const
for (const { name, colorScheme, ...viewport } of pictures) {
  const narrow = name === "narrow"
  const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1.5, hasTouch: narrow })
  const page = await context.newPage()
  await page.goto(pathToFileURL(path).href)
  if (name === "dark" && lit) await page.evaluate((id) => location.assign(`#${id}`), lit)
  if (narrow) await page.locator(".hop a.pick").first().tap()
  await page.waitForTimeout(1000)
  await page.screenshot({ path: new URL(`page-${name}.png`, import.meta.url).pathname })
}
const story = join(mkdtempSync(join(tmpdir(), "hearsay-picture-")), "story.html")
writeFileSync(story, pageOfSampleStory())
for (const colorScheme of ["light", "dark"] as const) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme,
    deviceScaleFactor: 1.5,
  })
  const page = await context.newPage()
  await page.goto(pathToFileURL(story).href)
  await page.screenshot({ path: new URL(`story-${colorScheme}.png`, import.meta.url).pathname })
}
await takeDesk()
await browser.close()

/** The desk with the samples: a claim, an article, and the review in the dark. */
async function takeDesk(): Promise<void> {
  const ledger = join(mkdtempSync(join(tmpdir(), "hearsay-picture-")), "desk.db")
  const hearsay = (...args: string[]) =>
    execFileSync("npx", ["--no-install", "hearsay", ...args, "--ledger", ledger], { encoding: "utf8" })
  hearsay("add", "examples/story", "examples")
  const { claims } = Story.parse(JSON.parse(hearsay("claims", "knew June", "--format", "json")))
  const [article] = z
    .array(z.object({ id: z.string() }))
    .parse(JSON.parse(hearsay("search", "Vellin", "--format", "json")))
  const server = await serve({ ledger, port: 0, host: "127.0.0.1" })
  const claim = claims.toSorted((a, b) => b.statements.length - a.statements.length)[0]?.id
  for (const [name, path, colorScheme] of [
    ["claim", `/claims/${claim}`, "light"],
    ["article", `/articles/${article?.id}`, "light"],
    ["review", "/review", "dark"],
  ] as const) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      colorScheme,
      deviceScaleFactor: 1.5,
    })
    const page = await context.newPage()
    await page.goto(server.address + path)
    await page.screenshot({ path: new URL(`desk-${name}.png`, import.meta.url).pathname })
  }
  await server.close()
}

/** The page of the sample story, as the command writes it. */
function pageOfSampleStory(): string {
  const ledger = join(mkdtempSync(join(tmpdir(), "hearsay-picture-")), "story.db")
  const hearsay = (...args: string[]) =>
    execFileSync("npx", ["--no-install", "hearsay", ...args, "--ledger", ledger], { encoding: "utf8" })
  hearsay("add", "examples/story")
  return hearsay("claims", "--format", "html")
}

async function recordIn(input: string): Promise<Record> {
  const reader = await loadReader()
  for await (const acquired of acquire([input], {})) {
    if ("error" in acquired) throw acquired.error
    return recordOf(acquired.article, reader)
  }
  throw new Error(`${input} holds no article`)
}
