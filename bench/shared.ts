/**
 * `npm run bench shared [ARTICLES]`: the same articles (2,000 unless another number is given) added to a ledger in a file and to one in PostgreSQL, and both asked the same. The server is started for it on this
 * machine, over a socket, with its settings as they come: what a network adds is not in these figures. The disk is waited for. Both are added to and asked in turn, so that what else the
 * machine does falls on both alike.
 */
import { fork } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Ledger, moveLedger, openLedger } from "../src/ledger/index.ts"
import { serverOf } from "../test/postgres/server.ts"
import { generatedRecord, laterVersion } from "./ledger-generator.ts"
import { cpuOf, listings, searches, timesOf } from "./ledger-queries.ts"

const SEED = 7
const IN_A_ROUND = 25
const WRITERS = 4
const OF_EACH = 50

const recordOf = (i: number) => (i % 12 === 11 ? laterVersion(generatedRecord(SEED, i - 1)) : generatedRecord(SEED, i))

export async function shared(articles = 2000): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  const server = await serverOf("durable")
  try {
    server.sql("CREATE DATABASE shared")
    server.sql("CREATE DATABASE moved")
    const address = server.address("shared")
    const file = openLedger(join(folder, "file.db"))
    const postgres = openLedger(address)
    const adding = { file: none(), postgres: none() }
    for (let round = 0; round * IN_A_ROUND < articles; round++) {
      const records = Array.from({ length: IN_A_ROUND }, (_, i) => recordOf(round * IN_A_ROUND + i))
      await timed(adding.file, records.length, async () => put(file, records))
      await timed(adding.postgres, records.length, async () => put(postgres, records))
    }
    server.sql("ANALYZE", "shared")
    const asks = searches(generatedRecord(SEED, 3)).filter((_, i) => i % 4 === 0)
    const lines = [`${articles} articles`, "", "adding one"]
    for (const [name, { wall, cpu, count }] of Object.entries(adding))
      lines.push(`  ${name}: ${ms(wall / count)}, of it CPU of this program ${ms(cpu / count)}`)
    for (const [what, asked] of [
      [`${asks.length} searches`, asks],
      ["any listing", listings],
    ] as const) {
      lines.push(`${what}, 95th percentile`)
      for (const [name, ledger] of Object.entries({ file, postgres })) {
        const { wall, most } = await timesOf(ledger, asked)
        lines.push(`  ${name}: ${ms(wall)}; the most CPU of this program ${ms(most.cpu)}: ${most.name}`)
      }
    }
    await postgres.close()
    await file.close()
    const started = performance.now()
    moveLedger(join(folder, "file.db"), server.address("moved"), () => {})
    lines.push(
      `moving the file to PostgreSQL: ${(articles / ((performance.now() - started) / 1000)).toFixed(0)} articles a second`,
    )
    for (const writers of [1, WRITERS]) {
      const rate = await rateOf(address, writers, articles + writers * 1000)
      lines.push(
        `${writers} program${writers > 1 ? "s" : ""} adding to PostgreSQL at once: ${rate.toFixed(0)} articles a second`,
      )
    }
    lines.push(
      `size in PostgreSQL: ${(Number(server.sql("SELECT pg_database_size('shared')")) / articles / 1000).toFixed(1)} kB an article`,
    )
    return lines.join("\n")
  } finally {
    await server.remove()
    rmSync(folder, { recursive: true })
  }
}

interface Spent {
  wall: number
  cpu: number
  count: number
}
const none = (): Spent => ({ wall: 0, cpu: 0, count: 0 })
const ms = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`

async function timed(spent: Spent, count: number, work: () => Promise<void>): Promise<void> {
  const [started, before] = [performance.now(), cpuOf()]
  await work()
  spent.wall += performance.now() - started
  spent.cpu += cpuOf() - before
  spent.count += count
}

async function put(ledger: Ledger, records: readonly ReturnType<typeof recordOf>[]): Promise<void> {
  for (const record of records) await ledger.record(record)
}

/** All begin when the last is ready. */
async function rateOf(address: string, writers: number, first: number): Promise<number> {
  const children = Array.from({ length: writers }, (_, i) =>
    fork(fileURLToPath(import.meta.url), [address, String(first + i * OF_EACH)]),
  )
  await Promise.all(children.map((child) => once(child, "message")))
  const started = performance.now()
  const ended = Promise.all(children.map((child) => once(child, "exit")))
  for (const child of children) child.send("go")
  await ended
  return (writers * OF_EACH) / ((performance.now() - started) / 1000)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , address = "", first = "0"] = process.argv
  const ledger = openLedger(address)
  const records = Array.from({ length: OF_EACH }, (_, i) => generatedRecord(SEED, Number(first) + i))
  process.once("message", async () => {
    await put(ledger, records)
    await ledger.close()
    process.exit()
  })
  process.send?.("ready")
}
