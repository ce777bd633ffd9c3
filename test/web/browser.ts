/** A real Chromium, and pages written to a file and opened from the disk. */
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core"
import { formats } from "../../src/export/index.ts"
import type { Record } from "../../src/record/index.ts"
import { windowOf } from "./windows.ts"

/** What Chromium would otherwise make ready for each window, and what playwright-core itself turns off: the last list given counts. */
const UNUSED = [
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "PreloadTopChromeWebUI", "SpareRendererForSitePerProcess"],
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "PaintHolding"],
  ...["LensOverlay", "MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"],
  ...["ThirdPartyStoragePartitioning", "AimEnabled"],
]
const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
/**
 * To start a process takes longer than to show a page: all pages of a window have one, whichever site they are of, and nothing that is drawn has its own. A page
 * lasts too short a time for its code to be optimised.
 */
const FEW_PROCESSES = [
  ...["--disable-site-isolation-trials", "--process-per-site", "--renderer-process-limit=1", "--in-process-gpu"],
  "--js-flags=--no-turbofan --no-maglev",
]

export const folder = mkdtempSync(join(tmpdir(), "hearsay-page-"))
let pages = 0

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [...FLAGS.split(" "), ...FEW_PROCESSES, `--disable-features=${UNUSED.join(",")}`],
  })
}

export interface Opened {
  page: Page
  /** everything asked for besides the file itself, and everything that went wrong */
  complaints: string[]
}

export async function open(browser: Browser, record: Record, options: BrowserContextOptions = {}): Promise<Opened> {
  return openAt(browser, await written(record), options)
}

/** The address of the record's page, written to a file. */
export async function written(record: Record): Promise<string> {
  const path = join(folder, `${pages++}.html`)
  writeFileSync(path, await formats.html.write(record))
  return pathToFileURL(path).href
}

/** @param timeout milliseconds in which the page must be there */
export async function openAt(
  browser: Browser,
  address: string,
  { timeout, ...options }: BrowserContextOptions & { timeout?: number } = {},
): Promise<Opened> {
  const page = await windowOf(browser, options)
  const complaints: string[] = []
  page.on("request", (request) => request.url() !== address && complaints.push(`request: ${request.url()}`))
  page.on("console", (message) => complaints.push(`console: ${message.text()}`))
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`))
  await page.goto(address, timeout === undefined ? {} : { timeout })
  // Where the pointer is the browser tells a page some time after it is there, and from then on the page knows of a move: now it does.
  await page.mouse.move(0, 0)
  return { page, complaints }
}
