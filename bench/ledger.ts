/**
 * `npm run bench ledger [ARTICLES …]`: what a ledger costs at each size (10000 and 100000 unless others are given), with records made by
 * `ledger-generator.ts`, every twelfth a later version of the one before; and what share of `hearsay add` is not the model's.
 *
 * The first articles are put in without waiting for the disk; those that are measured wait for it as `hearsay add` does, and are added to each
 * ledger in turn, so that what else the machine does falls on all alike. Ledgers stand in $TMPDIR; with HEARSAY_LEDGERS=FOLDER they stay in that folder,
 * and are gone on with the next time: a ledger of a million takes hours to fill.
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { acquire } from "../src/acquire/index.ts"
import { ledgerExports } from "../src/export/ledger/index.ts"
import { type Ledger, openLedger } from "../src/ledger/index.ts"
import { recordOf } from "../src/pipeline.ts"
import { loadReader } from "../src/read/index.ts"
import type { Record } from "../src/record/index.ts"
import { generatedRecord, laterVersion } from "./ledger-generator.ts"
import { cpuOf, listings, searches, timesOf } from "./ledger-queries.ts"

const SEED = 7
const ROUNDS = 20
const IN_A_ROUND = 25

export async function ledger(sizes: readonly number[] = [10_000, 100_000]): Promise<string> {
  const kept = process.env.HEARSAY_LEDGERS
  const folder = kept ?? mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  try {
    const made = sizes.map((size) => {
      const path = join(folder, `${size}.db`)
      const peak = child("fill", path, String(size))
      const fillPeak = peak ? `${peak} MB` : "not seen, it was filled before"
      return { size, path, fillPeak, bytes: statSync(path).size / size }
    })
    const adding = await added(made)
    const lines = []
    for (const [i, { size, path, fillPeak, bytes }] of made.entries()) {
      const opened = openLedger(path)
      const search = await timesOf(opened, searches(generatedRecord(SEED, 3)))
      const listing = await timesOf(opened, listings)
      await opened.close()
      const started = performance.now()
      const exportPeak = child("export", path, "")
      const rate = size / ((performance.now() - started) / 1000)
      lines.push(
        `${size} articles`,
        `  adding one: ${shown(adding[i])}; peak memory while adding: ${fillPeak}`,
        `  search, 95th percentile: ${shown(search)}; the most ${search.most.cpu.toFixed(0)} ms: ${search.most.name}`,
        `  any listing, 95th percentile: ${shown(listing)}; the most ${listing.most.cpu.toFixed(0)} ms: ${listing.most.name}`,
        `  file: ${bytes.toFixed(0)} bytes an article`,
        `  export to jsonl: ${rate.toFixed(0)} articles a second; peak memory ${exportPeak} MB`,
      )
    }
    const [least, most] = [adding[0], adding.at(-1)]
    if (least && most && made.length > 1)
      lines.push(
        `adding at ${sizes.at(-1)} to adding at ${sizes[0]}: ${(most.cpu / least.cpu).toFixed(2)} by CPU, ${(most.wall / least.wall).toFixed(2)} by the clock`,
      )
    return `${lines.join("\n")}\n${await share()}`
  } finally {
    if (!kept) rmSync(folder, { recursive: true })
  }
}

interface Cost {
  wall: number
  cpu: number
}

const shown = (cost: Cost | undefined) => `${cost?.wall.toFixed(1)} ms, of it CPU ${cost?.cpu.toFixed(1)} ms`

/** Milliseconds an article, with the disk waited for. */
async function added(made: readonly { path: string; size: number }[]): Promise<Cost[]> {
  const ledgers = []
  for (const { path } of made) {
    const opened = openLedger(path)
    ledgers.push({ opened, next: await firstMissing(opened), wall: 0, cpu: 0 })
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of ledgers) {
      const records = Array.from({ length: IN_A_ROUND }, () => numbered(each.next++))
      const [started, before] = [performance.now(), cpuOf()]
      for (const record of records) await each.opened.record(record)
      each.wall += performance.now() - started
      each.cpu += cpuOf() - before
    }
  }
  for (const { opened } of ledgers) await opened.close()
  const n = ROUNDS * IN_A_ROUND
  return ledgers.map(({ wall, cpu }) => ({ wall: wall / n, cpu: cpu / n }))
}

/** Number `i` of the articles: each twelfth is what became of the one before. */
function numbered(i: number): Record {
  return i % 12 === 11 ? laterVersion(generatedRecord(SEED, i - 1)) : generatedRecord(SEED, i)
}

/** How many articles are in, put in by their numbers: doubled until one is not there, then halved. */
async function firstMissing(opened: Ledger): Promise<number> {
  const has = (i: number) => opened.has(numbered(i).article)
  let [low, high] = [0, 1]
  while (await has(high - 1)) [low, high] = [high, 2 * high]
  while (low < high) {
    const middle = (low + high) >> 1
    if (await has(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** What the commands do, in a program of its own. @returns its peak memory, in megabytes; 0 when there was nothing to do */
function child(work: string, path: string, size: string): number {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), work, path, size], {
    encoding: "utf8",
  })
  return Number(output.trim())
}

/** @returns whether anything was missing */
async function fill(path: string, size: number): Promise<boolean> {
  const opened = openLedger(path, { durable: false })
  const from = await firstMissing(opened)
  for (let i = from; i < size; i++) await opened.record(numbered(i))
  await opened.close()
  return from < size
}

async function exportAll(path: string): Promise<boolean> {
  const opened = openLedger(path)
  for await (const _ of ledgerExports.jsonl.write(entriesOf(opened)));
  await opened.close()
  return true
}

async function* entriesOf(opened: Ledger) {
  for await (const { record, revisionOf, recordedAt } of opened.records())
    yield { record, revisionOf, recordedAt, identities: new Map<string, string>() }
}

/** Of the time that an article takes from its page to the ledger, what is neither the model's nor spent on finding its text. */
async function share(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  const examples = fileURLToPath(new URL("../examples/story", import.meta.url))
  const reader = await loadReader()
  const opened = openLedger(join(folder, "share.db"))
  const spent = { acquiring: 0, reading: 0, keeping: 0 }
  let last = performance.now()
  const lap = (what: keyof typeof spent) => {
    const now = performance.now()
    spent[what] += now - last
    last = now
  }
  for await (const acquired of acquire([examples], {})) {
    if (!("article" in acquired)) continue
    lap("acquiring")
    const record = await recordOf(acquired.article, reader)
    lap("reading")
    await opened.record(record)
    lap("keeping")
  }
  await opened.close()
  rmSync(folder, { recursive: true })
  const n = readdirSync(examples).length
  const all = spent.acquiring + spent.reading + spent.keeping
  const each = Object.entries(spent).map(
    ([what, ms]) => `${what} ${(ms / n).toFixed(1)} ms (${((100 * ms) / all).toFixed(1)} %)`,
  )
  return `one page of examples/story into a ledger: ${each.join(", ")}`
}

const [work, path = "", size] = process.argv.slice(2)
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const worked = await (work === "fill" ? fill(path, Number(size)) : exportAll(path))
  console.log(worked ? (process.resourceUsage().maxRSS / 1024).toFixed(0) : 0)
}
