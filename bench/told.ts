/**
 * `npm run bench told [ARTICLES …]`: what a ledger with told stories answers in what time, and what one more article costs, at each size (1000, 10000 and 100000 unless others are given), with the articles
 * and stories of `told-matters.ts`. Ledgers stand in $TMPDIR; with HEARSAY_LEDGERS=FOLDER they stay there and are gone on with the next time.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Ledger, openLedger } from "../src/ledger/index.ts"
import { cpuOf, timesOf } from "./ledger-queries.ts"
import { matterOf, ON_A_MATTER, tellMatter, toldRecord } from "./told-matters.ts"
import { asksOf } from "./told-queries.ts"

const ROUNDS = 20
const IN_A_ROUND = ON_A_MATTER

interface Measured {
  size: number
  path: string
  cpu: number
  wall: number
  /** CPU an article, of each round */
  rounds: number[]
}

export async function told(sizes: readonly number[] = [1000, 10_000, 100_000]): Promise<string> {
  const kept = process.env.HEARSAY_LEDGERS
  const folder = kept ?? mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  try {
    const all: Measured[] = []
    for (const size of sizes) {
      const path = join(folder, `told-${size}.db`)
      await fill(path, size)
      all.push({ size, path, cpu: 0, wall: 0, rounds: [] })
    }
    const lines: string[] = []
    for (const { size, path } of all) lines.push(...(await asked(path, size)))
    await addedTo(all)
    for (const { size, cpu, wall, rounds } of all)
      lines.push(
        `${size} articles: one more is kept, compared and told in ${wall.toFixed(1)} ms, of it CPU ${cpu.toFixed(1)} ms, median ${medianOf(rounds).toFixed(1)}`,
      )
    const [least, most] = [all.at(-2), all.at(-1)]
    if (least && most)
      lines.push(
        `at ${most.size} to at ${least.size}: ${(most.cpu / least.cpu).toFixed(2)} by CPU, ${(medianOf(most.rounds) / medianOf(least.rounds)).toFixed(2)} by its median`,
      )
    return lines.join("\n")
  } finally {
    if (!kept) rmSync(folder, { recursive: true })
  }
}

async function asked(path: string, size: number): Promise<string[]> {
  const opened = openLedger(path)
  const lines = [
    `${size} articles, ${await opened.countClaims()} claims, ${(statSync(path).size / size).toFixed(0)} bytes an article`,
  ]
  for (const [name, asks] of Object.entries(await asksOf(opened))) {
    const { wall, cpu, most } = await timesOf(opened, asks)
    lines.push(
      `  ${name}: ${asks.length} asked, 95th percentile ${wall.toFixed(1)} ms, CPU ${cpu.toFixed(1)}; the most ${most.cpu.toFixed(0)} ms: ${most.name}`,
    )
  }
  await opened.close()
  return lines
}

/** A matter at a time, one transaction an article. What is there is gone on with. */
async function fill(path: string, size: number): Promise<void> {
  const ledger = openLedger(path, { durable: false })
  let from = Math.max(0, (await countOf(ledger)) - (ON_A_MATTER - 1))
  from -= from % ON_A_MATTER
  for (let i = from; i < size; i += ON_A_MATTER) {
    const records = Array.from({ length: Math.min(ON_A_MATTER, size - i) }, (_, k) => toldRecord(i + k))
    for (const record of records) await ledger.record(record)
    await tellMatter(ledger, records, records)
    if (matterOf(i) % 10 === 0) await judgeOne(ledger, records[0])
    if (matterOf(i) % 10 === 0) await tellMatter(ledger, records, records.slice(0, 1))
  }
  await ledger.close()
}

const countOf = async (ledger: Ledger) =>
  (await ledger.outlets()).items.reduce((sum, { articles }) => sum + articles, 0)

/** Somebody looked at a statement and found it right. */
async function judgeOne(ledger: Ledger, record: ReturnType<typeof toldRecord> | undefined): Promise<void> {
  const statement = record?.statements[0]
  if (!record || !statement) return
  const target = {
    article: record.article.id,
    content: statement.content.spans,
    source: statement.source.spans,
    cue: [],
  }
  await ledger.judge({ about: "statement", verdict: "unsure", target, who: "desk", why: null })
}

/** To each ledger in turn, so that what else the machine does falls on all alike; the disk is waited for. */
async function addedTo(all: readonly Measured[]): Promise<void> {
  const ledgers = []
  for (const each of all) {
    const ledger = openLedger(each.path)
    const next = (Math.floor((await countOf(ledger)) / ON_A_MATTER) + 1) * ON_A_MATTER
    ledgers.push({ each, ledger, next })
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const one of ledgers) {
      const records = Array.from({ length: IN_A_ROUND }, (_, k) => toldRecord(one.next + k))
      const [started, before] = [performance.now(), cpuOf()]
      for (const [k, record] of records.entries()) {
        await one.ledger.record(record)
        await tellMatter(one.ledger, records.slice(0, k + 1), [record])
      }
      one.each.wall += (performance.now() - started) / (ROUNDS * IN_A_ROUND)
      const cpu = (cpuOf() - before) / IN_A_ROUND
      one.each.cpu += cpu / ROUNDS
      one.each.rounds.push(cpu)
      one.next += IN_A_ROUND
    }
  for (const { ledger } of ledgers) await ledger.close()
}

/** An index of words is merged now and then, and then one round takes many times what the others take. */
const medianOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
