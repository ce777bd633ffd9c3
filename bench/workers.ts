/**
 * `npm run bench workers [ARTICLES]`: how much faster more readers read for one ledger, and how much their coordination alone can take. PostgreSQL is started for it on this machine, with its settings as they come;
 * the disk is waited for.
 *
 * 1. `hearsay worker` with 1, 2 and 4 readers on real articles (so many for each reader, 30 unless another number is given), in turns. A machine has its cores for much else at the same time, so the clock alone tells little: of each reader is
 *    measured in which share of the time it ran or was ready to run and waited for a core (`/proc/PID/schedstat`). The rest it waited for the queue, the ledger or the disk: that is what coordination costs. With the CPU that an article took, it says
 *    how many times one reader's articles these read where there is a core for each.
 * 2. The same with a reader that costs nothing: jobs a second, with and without a record that is put into the ledger.
 * 3. A long queue: putting in, beginning and ending, and counting, with 50,000 that wait.
 */
import { fork, spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { doJob, workOf } from "../src/desk/index.ts"
import { type Ledger, openLedger } from "../src/ledger/index.ts"
import { type Server, serverOf } from "../test/postgres/server.ts"
import { benchArticles } from "./articles.ts"
import { generatedRecord } from "./ledger-generator.ts"
import { childrenOf, serverCpu, standingOf } from "./processes.ts"

const READERS = [1, 2, 4]
const ROUNDS = 2
/** So many articles a reader are read before anything is measured. */
const WARM = 2
const PROGRAMS = [1, 2, 4]
const [QUEUE_JOBS, WHOLE_JOBS] = [1500, 200]
const [LONG, OF_LONG, COUNTED] = [50_000, 500, 10]

export async function workers(articles = 30): Promise<string> {
  const server = await serverOf("durable")
  try {
    const { from, texts } = benchArticles()
    const lines = [`${from}, ${articles} for each reader`, "", HEAD]
    const first: { [readers: number]: number[] } = {}
    for (let round = 0; round < ROUNDS; round++)
      for (const readers of READERS) {
        const run = await readBy(server, readers, alike(texts, readers, articles + WARM))
        const speed = run.active / run.cpu
        first[readers] = [...(first[readers] ?? []), speed]
        lines.push(lineOf(readers, run, speed / (first[1]?.[round] ?? speed)))
      }
    lines.push(
      "",
      "a reader that costs nothing: jobs a second",
      "  programs   queue alone   with a record   of it CPU of the server a job",
    )
    for (const programs of PROGRAMS) {
      const queue = await nothingBy(server, programs, "queue", QUEUE_JOBS)
      const whole = await nothingBy(server, programs, "whole", WHOLE_JOBS)
      lines.push(
        `  ${String(programs).padStart(8)}   ${queue.rate.toFixed(0).padStart(11)}   ${whole.rate.toFixed(1).padStart(13)}   ${(1000 * queue.server).toFixed(1)} ms, ${(1000 * whole.server).toFixed(1)} ms`,
      )
    }
    lines.push("", await longQueue(server))
    return lines.join("\n")
  } finally {
    await server.remove()
  }
}

/** For each reader the same articles, one after the other for all, each told from the others by its number. */
const alike = (texts: readonly string[], readers: number, articles: number): string[] =>
  Array.from({ length: readers * articles }, (_, i) => `${texts[Math.floor(i / readers) % texts.length]}\n\nNo. ${i}.`)

interface Run {
  /** articles, and seconds by the clock */
  articles: number
  seconds: number
  /** CPU-seconds an article, of the readers, of their worker and of the server */
  cpu: number
  worker: number
  server: number
  /** in which share of the time a reader ran, and ran or was ready to */
  ran: number
  active: number
}

const HEAD =
  "readers   articles/s   CPU-s an article (worker, server)   ran   ran or was ready   of so many times one reader"
const lineOf = (readers: number, { articles, seconds, cpu, worker, server, ran, active }: Run, times: number) =>
  [
    String(readers).padStart(7),
    (articles / seconds).toFixed(2).padStart(12),
    `${cpu.toFixed(3)} (${worker.toFixed(3)}, ${server.toFixed(3)})`.padStart(35),
    `${(100 * ran).toFixed(0)} %`.padStart(6),
    `${(100 * active).toFixed(1)} %`.padStart(16),
    `${(100 * times).toFixed(0)} %`.padStart(28),
  ].join("  ")

let made = 0
async function filled(server: Server, works: (i: number) => Parameters<typeof workOf>[0], count: number) {
  const name = `w${made++}`
  server.sql(`CREATE DATABASE ${name}`)
  const address = server.address(name)
  const ledger = openLedger(address)
  await ledger.jobs.putAll(Array.from({ length: count }, (_, i) => workOf(works(i))))
  server.sql("ANALYZE", name)
  return { address, ledger }
}

const endedIn = async (ledger: Ledger) => {
  const { done, failed } = await ledger.jobs.counts()
  return done + failed
}

/** From when each reader is warm until nothing waits any more. */
async function readBy(server: Server, readers: number, texts: readonly string[]): Promise<Run> {
  const { address, ledger } = await filled(server, (i) => ({ text: texts[i] ?? "" }), texts.length)
  const command = fileURLToPath(new URL("../bin/hearsay.js", import.meta.url))
  const args = [command, "worker", "--no-compare", "--ledger", address, "--readers", String(readers)]
  const worker = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] })
  const pid = worker.pid ?? 0
  try {
    while ((await endedIn(ledger)) < WARM * readers) await pause(50)
    const own = childrenOf(pid)
    const look = () => ({
      at: performance.now(),
      each: own.map(standingOf),
      worker: standingOf(pid).cpu,
      server: serverCpu(server.folder),
    })
    const [before, had] = [look(), await endedIn(ledger)]
    while ((await ledger.jobs.counts()).queued > 0) await pause(50)
    const [after, has] = [look(), await endedIn(ledger)]
    const seconds = (after.at - before.at) / 1000
    const articles = has - had
    const sum = (of: "cpu" | "ran" | "waited") =>
      after.each.reduce((all, each, i) => all + each[of] - (before.each[i]?.[of] ?? 0), 0)
    return {
      articles,
      seconds,
      cpu: sum("cpu") / articles,
      worker: (after.worker - before.worker) / articles,
      server: (after.server - before.server) / articles,
      ran: sum("ran") / seconds / readers,
      active: (sum("ran") + sum("waited")) / seconds / readers,
    }
  } finally {
    worker.kill("SIGTERM")
    await once(worker, "exit")
    await ledger.close()
  }
}

type What = "queue" | "whole"

/** All begin when the last is ready. */
async function nothingBy(server: Server, programs: number, what: What, jobs: number) {
  const { address, ledger } = await filled(server, (i) => ({ text: `No. ${i}` }), jobs)
  const children = Array.from({ length: programs }, (_, i) =>
    fork(fileURLToPath(import.meta.url), [address, what, String(i)]),
  )
  await Promise.all(children.map((child) => once(child, "message")))
  const [started, before] = [performance.now(), serverCpu(server.folder)]
  const ended = Promise.all(children.map((child) => once(child, "exit")))
  for (const child of children) child.send("go")
  while ((await endedIn(ledger)) < jobs) await pause(20)
  const seconds = (performance.now() - started) / 1000
  const cpu = serverCpu(server.folder) - before
  await ended
  await ledger.close()
  return { rate: jobs / seconds, server: cpu / jobs }
}

async function longQueue(server: Server): Promise<string> {
  const started = performance.now()
  const { ledger } = await filled(server, (i) => ({ text: `No. ${i} ${"of many words ".repeat(300)}` }), LONG)
  const put = LONG / ((performance.now() - started) / 1000)
  // What the disk still owes for putting in is not what taking out costs.
  server.sql("CHECKPOINT")
  const began = performance.now()
  for (let i = 0; i < OF_LONG; i++)
    await ledger.jobs.end((await ledger.jobs.begin()) ?? 0, { articles: [], faults: [] })
  const rate = OF_LONG / ((performance.now() - began) / 1000)
  const counting = performance.now()
  for (let i = 0; i < COUNTED; i++) await ledger.jobs.counts()
  const counted = (performance.now() - counting) / COUNTED
  await ledger.close()
  return `${LONG} texts of 4,200 characters: ${put.toFixed(0)} put in a second, ${rate.toFixed(0)} begun and ended a second by one program, all counted in ${counted.toFixed(0)} ms`
}

/** Takes all that waits. */
async function take(ledger: Ledger, what: What, program: number): Promise<void> {
  let count = program * 1_000_000
  const doing = {
    ledger,
    read: async () => generatedRecord(7, count++),
    reread: async () => null,
    compare: async () => false,
    tell: async () => 0,
    comparesLater: false,
    allowPrivate: false,
  }
  for (let number = await ledger.jobs.begin(); number !== null; number = await ledger.jobs.begin())
    if (what === "queue") await ledger.jobs.end(number, { articles: [], faults: [] })
    else await doJob(number, doing)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , address = "", what = "queue", program = "0"] = process.argv
  const ledger = openLedger(address)
  await ledger.jobs.hold([])
  process.once("message", async () => {
    await take(ledger, what === "whole" ? "whole" : "queue", Number(program))
    await ledger.close()
    process.exit()
  })
  process.send?.("ready")
}
