/**
 * How soon a served page is seen: the page of an article of 150 statements and more, in a real browser, from the request to the first paint; and how long the server takes for it.
 *
 *   npm run bench served          CHROMIUM says where the browser is
 *
 * Each number is the median of eleven runs; the first, which starts threads, is told apart.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { openLedger } from "../src/ledger/index.ts"
import type { Record } from "../src/record/index.ts"
import { serve } from "../src/serve/index.ts"
import { launch } from "../test/web/browser.ts"
import { articleOf, book } from "../test/web/records.ts"

const RUNS = 11
/** 154 statements. */
const TIMES = 7

interface Seen {
  answered: number
  painted: number
  ready: number
  bytes: number
}

export async function served(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  const path = join(folder, "l.db")
  const record = long()
  const ledger = openLedger(path)
  await ledger.record(record)
  await ledger.close()
  const server = await serve({ ledger: path, port: 0, host: "127.0.0.1", compare: false })
  const browser = await launch()
  try {
    const runs: Seen[] = []
    // What was asked before is kept by the server: an address of its own each time makes the page anew.
    for (let i = 0; i <= RUNS; i++)
      runs.push(await seen(browser, `${server.address}/articles/${record.article.id}?q=nowhere${i}`))
    const [first, ...rest] = runs
    return [line("first", first ? [first] : []), line("then", rest)].join("\n")
  } finally {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true })
  }
}

function long(): Record {
  const { article, ...rest } = book(TIMES)
  return { ...rest, article: articleOf(article.text, { title: "Six weeks in the cold", outlet: "The Post" }) }
}

async function seen(browser: Browser, address: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  await page.goto(address)
  const found = await page.evaluate(async () => {
    const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
    // It is told of some time after it happened.
    const painted = await new Promise<number>((done) => {
      new PerformanceObserver((list) => {
        const [paint] = list.getEntriesByName("first-contentful-paint")
        if (paint) done(paint.startTime)
      }).observe({ type: "paint", buffered: true })
    })
    return {
      answered: load?.responseStart ?? 0,
      painted,
      ready: load?.domContentLoadedEventEnd ?? 0,
      bytes: load?.decodedBodySize ?? 0,
    }
  })
  await context.close()
  return found
}

function line(which: string, runs: readonly Seen[]): string {
  const median = (of: (run: Seen) => number) => Math.round(runs.map(of).sort((a, b) => a - b)[runs.length >> 1] ?? 0)
  const [answered, painted, ready] = [
    median((run) => run.answered),
    median((run) => run.painted),
    median((run) => run.ready),
  ]
  const size = Math.round(median((run) => run.bytes) / 1000)
  return `${which.padEnd(6)} answered ${answered} ms, first paint ${painted} ms, script ready ${ready} ms, ${size} kB of HTML`
}
