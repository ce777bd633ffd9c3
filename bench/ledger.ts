/**
 * `node bench/ledger.ts [ARTICLES …]`: what a ledger costs at each size (10000 and 100000 unless others are given), with records made by
 * `ledger-generator.ts`. The first articles are put in without waiting for the disk; those that are measured wait for it as `hearsay add` does.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Ledger, openLedger, type Query } from "../src/ledger/index.ts"
import { generatedRecord } from "./ledger-generator.ts"

const MEASURED = 500
const SEED = 7

async function measured(size: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  const path = join(folder, "ledger.db")
  try {
    await fill(path, 0, size - MEASURED, false)
    const cpu = process.cpuUsage()
    const add = await fill(path, size - MEASURED, size, true)
    const { user, system } = process.cpuUsage(cpu)
    const ledger = openLedger(path)
    const search = await timed(ledger, searches())
    const listing = await timed(ledger, listings)
    const started = performance.now()
    let exported = 0
    for await (const _ of ledger.records()) if (++exported === 20_000) break
    const rate = exported / ((performance.now() - started) / 1000)
    await ledger.close()
    const bytes = statSync(path).size / size
    const columns = [
      add.toFixed(1),
      ((user + system) / 1000 / MEASURED).toFixed(1),
      p95(search),
      p95(listing),
      bytes.toFixed(0),
      rate.toFixed(0),
    ]
    const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0)
    return [
      String(size).padStart(8),
      ...[...columns, peak].map((value, i) => value.padStart([6, 9, 13, 14, 13, 16, 7][i] ?? 8)),
    ].join("  ")
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @returns milliseconds an article */
async function fill(path: string, from: number, to: number, durable: boolean): Promise<number> {
  const ledger = openLedger(path, { durable })
  const records = []
  let took = 0
  for (let i = from; i < to; i++) {
    records.push(generatedRecord(SEED, i))
    if (records.length < 100 && i < to - 1) continue
    const started = performance.now()
    for (const record of records.splice(0)) await ledger.record(record)
    took += performance.now() - started
  }
  await ledger.close()
  return took / (to - from)
}

type Ask = (ledger: Ledger) => Promise<unknown>

/** Rare and common words, phrases, both kinds of result, with and without filters. */
function searches(): Ask[] {
  const { article, entities } = generatedRecord(SEED, 3)
  const [common = "", rare = ""] = ["okafor", article.text.match(/[a-z]{8,}/g)?.at(-1)]
  const queries: Query[] = [
    { words: common },
    { words: rare },
    { words: `${common} ${rare}` },
    { words: `${rare.slice(0, 5)}*` },
    { words: common, stance: "denies" },
  ]
  queries.push(
    { speaker: entities[0]?.name ?? "" },
    { words: common, publishedFrom: "2031-01-01" },
    { saidFrom: "2031-01-01", saidTo: "2031-01-31" },
    { outlet: article.outlet ?? "" },
  )
  return queries.flatMap((query) =>
    (["articles", "statements"] as const).map(
      (of): Ask =>
        (ledger) =>
          ledger.search({ ...query, of }),
    ),
  )
}

const listings: Ask[] = [
  (ledger) => ledger.speakers(),
  (ledger) => ledger.speakers({ like: "maria" }),
  (ledger) => ledger.outlets(),
  (ledger) => ledger.notes(),
  (ledger) => ledger.failures(),
  (ledger) => ledger.judgements(),
  (ledger) => ledger.search({}),
]

async function timed(ledger: Ledger, asks: readonly Ask[]): Promise<number[]> {
  const times = []
  for (let round = 0; round < 5; round++) {
    for (const ask of asks) {
      const started = performance.now()
      await ask(ledger)
      times.push(performance.now() - started)
    }
  }
  return times
}

const p95 = (times: readonly number[]) =>
  (times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0).toFixed(0)

const sizes = process.argv.slice(2).map(Number)
console.log("articles  add ms  of it CPU  search p95 ms  listing p95 ms  bytes/article  export records/s  peak MB")
for (const size of sizes.length ? sizes : [10_000, 100_000]) console.log(await measured(size))
