/**
 * `npm run bench comparisons [ARTICLES …]`: what it costs to mark one more article, to find its neighbours and to keep what was found of each, at each size (10000 and
 * 100000 unless others are given), and the room that marks and comparisons take. Articles are those of `ledger-matters.ts`, with no model and no real comparing.
 *
 * Those that are measured are added to each ledger in turn, and wait for the disk.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { type Ledger, openLedger } from "../src/ledger/index.ts"
import { compareMatters, matterMarks, matterRecord } from "./ledger-matters.ts"
import { cpuOf } from "./ledger-queries.ts"

const ROUNDS = 20
const IN_A_ROUND = 18

interface Measured {
  size: number
  path: string
  next: number
  wall: number
  cpu: number
  pairs: number
}

export async function comparisons(sizes: readonly number[] = [10_000, 100_000]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  try {
    const lines: string[] = []
    const all: Measured[] = []
    for (const size of sizes) {
      const path = join(folder, `${size}.db`)
      const started = performance.now()
      await fill(path, size)
      const minutes = (performance.now() - started) / 60_000
      lines.push(`${size} articles, filled in ${minutes.toFixed(1)} minutes: ${room(path)}; ${await grouped(path)}`)
      all.push({ size, path, next: size, wall: 0, cpu: 0, pairs: 0 })
    }
    const opened = all.map(({ path }) => openLedger(path))
    for (let round = 0; round < ROUNDS; round++)
      for (const [i, each] of all.entries()) {
        const ledger = opened[i]
        if (ledger) await measure(ledger, each)
      }
    for (const ledger of opened) await ledger.close()
    const n = ROUNDS * IN_A_ROUND
    for (const { size, wall, cpu, pairs } of all)
      lines.push(
        `${size} articles: one more is marked and compared with ${(pairs / n).toFixed(1)} others in ${(wall / n).toFixed(2)} ms, of it CPU ${(cpu / n).toFixed(2)} ms`,
      )
    const [least, most] = [all[0], all.at(-1)]
    if (least && most && all.length > 1)
      lines.push(
        `at ${most.size} to at ${least.size}: ${(most.cpu / least.cpu).toFixed(2)} by CPU, ${(most.wall / least.wall).toFixed(2)} by the clock`,
      )
    return lines.join("\n")
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function fill(path: string, size: number): Promise<void> {
  const ledger = openLedger(path, { durable: false })
  for (let i = 0; i < size; i++) await ledger.record(matterRecord(i))
  await ledger.mark("text", (record) => matterMarks("text", record))
  await compareMatters(ledger)
  await ledger.close()
}

/** One article at a time, as they come. What putting it in takes is not counted. */
async function measure(ledger: Ledger, each: Measured): Promise<void> {
  for (let i = 0; i < IN_A_ROUND; i++) {
    await ledger.record(matterRecord(each.next++))
    const [started, before] = [performance.now(), cpuOf()]
    await ledger.mark("text", (record) => matterMarks("text", record))
    const { pairs } = await compareMatters(ledger)
    each.wall += performance.now() - started
    each.cpu += cpuOf() - before
    each.pairs += pairs
  }
}

/** Bytes on disk. */
function room(path: string): string {
  const db = new DatabaseSync(path)
  const count = (table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)
  const bytes = (...names: string[]) => {
    const sql = `SELECT sum(pgsize) AS n FROM dbstat WHERE name IN (${names.map(() => "?").join()})`
    return Number(db.prepare(sql).get(...names)?.n)
  }
  const mark = bytes("mark") / count("mark")
  const comparison =
    bytes("comparison", "comparison_a", "comparison_b", "sqlite_autoindex_comparison_1") / count("comparison")
  const value = Number(db.prepare("SELECT avg(length(value)) AS n FROM comparison").get()?.n)
  db.close()
  return `${mark.toFixed(1)} bytes a mark, ${(comparison - value).toFixed(0)} a comparison besides what was found`
}

async function grouped(path: string): Promise<string> {
  const ledger = openLedger(path)
  const started = performance.now()
  let groups = 0
  let first = 0
  let largest: string[] = []
  for await (const group of ledger.groups("claims/2")) {
    if (groups++ === 0) first = performance.now() - started
    if (group.length > largest.length) largest = group
  }
  const took = (performance.now() - started) / 1000
  const before = performance.now()
  const ids = await ledger.linkedTo("claims/2", largest.slice(0, 1))
  const found = await ledger.comparisons("claims/2", ids)
  const one = performance.now() - before
  await ledger.close()
  return [
    `${groups} groups, the first after ${first.toFixed(0)} ms, all in ${took.toFixed(1)} s`,
    `the largest has ${ids.length} articles and ${found.length} comparisons, found from one of them in ${one.toFixed(1)} ms`,
  ].join("; ")
}
