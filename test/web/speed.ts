/**
 * How soon the page of a very long article is seen, answers and filters, in a real browser: the median of five.
 *
 *   npx node test/web/speed.ts [TIMES]      CHROMIUM says where the browser is
 *
 * TIMES is how often the same short article stands in the long one (120: 42,000 words, 2,640 statements).
 */
import { launch, open } from "./browser.ts"
import { book } from "./records.ts"

if (import.meta.main) await report()

async function report(): Promise<void> {
  const record = book(Number(process.argv[2] ?? 120))
  const browser = await launch()
  const runs: { [what: string]: number }[] = []
  for (let i = 0; i < 5; i++) {
    const { page } = await open(browser, record, { viewport: { width: 1440, height: 900 } })
    runs.push(await page.evaluate(measure))
    await page.context().close()
  }
  await browser.close()

  const words = record.article.text.split(/\s+/).length
  process.stdout.write(`${words} words, ${record.statements.length} statements; milliseconds\n`)
  for (const what of Object.keys(runs[0] ?? {})) {
    const sorted = runs.map((run) => run[what] ?? 0).sort((a, b) => a - b)
    process.stdout.write(`${what.padEnd(16)}${Math.round(sorted[2] ?? 0)}\n`)
  }
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
