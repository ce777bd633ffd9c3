/**
 * How soon the page of a very long article is seen, answers and filters, in a real browser: the median of five.
 *
 *   npx node test/web/speed.ts [TIMES]      CHROMIUM says where the browser is
 *
 * TIMES is how often the same short article stands in the long one (120: 42,000 words, 2,640 statements). A run that takes longer than LIMIT ends it, and
 * those before it are told.
 */
import type { Browser } from "playwright-core"
import { launch, openAt, written } from "./browser.ts"
import { book } from "./records.ts"

const RUNS = 5
/** Milliseconds of one run. */
const LIMIT = 120_000

async function report(): Promise<void> {
  const record = book(Number(process.argv[2] ?? 120))
  const address = await written(record)
  const words = record.article.text.split(/\s+/).length
  process.stdout.write(`${words} words, ${record.statements.length} statements; milliseconds\n`)
  const runs: { [what: string]: number }[] = []
  const browser = await launch()
  try {
    for (let i = 0; i < RUNS; i++) runs.push(await withinLimit(oneRun(browser, address)))
  } catch (error) {
    process.stderr.write(`after ${runs.length} of ${RUNS} runs: ${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  } finally {
    // Left open, it would keep this process waiting for ever.
    await browser.close()
  }
  for (const what of Object.keys(runs[0] ?? {})) {
    const sorted = runs.map((run) => run[what] ?? 0).sort((a, b) => a - b)
    process.stdout.write(`${what.padEnd(16)}${Math.round(sorted[runs.length >> 1] ?? 0)}\n`)
  }
}

async function oneRun(browser: Browser, address: string): Promise<{ [what: string]: number }> {
  const { page } = await openAt(browser, address, { viewport: { width: 1440, height: 900 }, timeout: LIMIT })
  const measured = await page.evaluate(measure)
  await page.context().close()
  return measured
}

/** A browser that paints nothing answers nothing either, without an error. */
function withinLimit<T>(run: Promise<T>): Promise<T> {
  const what = `the page did not answer within ${LIMIT / 1000} s: try a smaller TIMES, or a machine that does nothing else`
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(what)), LIMIT)
    run.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** In the page: how long it took to be there, and how long what a reader does takes until it is painted. */
export async function measure(): Promise<{ [what: string]: number }> {
  const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
  const [paint] = performance.getEntriesByName("first-contentful-paint")
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  const timed = async (act: () => void) => {
    await painted()
    const start = performance.now()
    act()
    await painted()
    return performance.now() - start
  }
  const search = document.querySelector("#search") as HTMLInputElement
  const type = (text: string) => () => {
    search.value = text
    search.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const key = () => dispatchEvent(new KeyboardEvent("keydown", { key: "j" }))
  return {
    "first seen": paint?.startTime ?? 0,
    interactive: load?.domContentLoadedEventEnd ?? 0,
    "first j": await timed(key),
    "next j": await timed(key),
    filter: await timed(type("north pit")),
    "show all": await timed(type("")),
  }
}

if (import.meta.main) await report()
