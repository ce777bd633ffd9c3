/**
 * `npm run bench kills [KILLS]`: articles are put into the queue of a ledger in PostgreSQL and read into it by three programs, while programs and the server are killed (kill -9, the server with all its processes)
 * at random moments, so often (100 unless another number is given). Every second time that the server is gone, a program is killed too. Then what the ledger has is held against what was put in: nothing may be
 * lost, there twice, or another than it was, and what is counted must be what is there. The disk is waited for. Reading itself costs nothing here: so the moments fall into taking, writing and ending.
 */
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { isDeepStrictEqual } from "node:util"
import { doJob, workOf } from "../src/desk/index.ts"
import { type Ledger, openLedger } from "../src/ledger/index.ts"
import { HearsayError, type Record } from "../src/record/index.ts"
import { serverOf } from "../test/postgres/server.ts"
import { chance, generatedRecord } from "./ledger-generator.ts"

const SEED = 11
const PROGRAMS = 3
/** Milliseconds between two kills, at most, and for which the server is gone. */
const [BETWEEN, GONE] = [1000, 1000]
/** So many wait, so that nobody rests. */
const WAITING = 30
/** Milliseconds between two times that a program says which job it is at. */
const SAYING = 5000

interface Program {
  child: ChildProcess
  /** what it says that it is at */
  at: number | null
}

export async function kills(count = 100): Promise<string> {
  const random = chance(SEED)
  const server = await serverOf("durable")
  let programs: Program[] = []
  try {
    server.sql("CREATE DATABASE killed")
    const address = server.address("killed")
    const ledger = openLedger(address)
    const killed = { programs: 0, atWork: 0, servers: 0 }
    let put = 0
    const started = performance.now()
    const fill = async () => {
      const { queued } = await ledger.jobs.counts()
      for (let i = queued; i < WAITING; i++)
        await ledger.jobs.put(workOf({ article: generatedRecord(SEED, put++).article, how: {} }))
    }
    const killProgram = async () => {
      const which = Math.floor(random() * PROGRAMS)
      const { child, at } = programs[which] ?? programOf(address)
      if (child.exitCode !== null) throw new Error(`a program ended by itself, with ${child.exitCode}`)
      killed.programs++
      if (at !== null) killed.atWork++
      child.kill("SIGKILL")
      await once(child, "exit")
      programs[which] = programOf(address)
    }
    await fill()
    programs = Array.from({ length: PROGRAMS }, () => programOf(address))
    while (killed.programs + killed.servers < count) {
      await pause(random() * BETWEEN)
      if (random() < 0.5) await killProgram()
      else {
        await server.stop("kill")
        killed.servers++
        await pause(random() * GONE)
        if (killed.servers % 2 === 0 && killed.programs + killed.servers < count) await killProgram()
        await server.start()
      }
      await fill()
    }
    for (;;) {
      const { queued, reading } = await ledger.jobs.counts()
      if (queued + reading === 0) break
      await pause(500)
    }
    const seconds = (performance.now() - started) / 1000
    for (const { child } of programs) child.kill("SIGKILL")
    const found = await compared(ledger, put)
    await ledger.close()
    return [
      `${killed.programs} programs killed, ${killed.atWork} of them with a job begun; ${killed.servers} times the server`,
      `${put} articles put in, in ${seconds.toFixed(0)} s`,
      ...Object.entries(found).map(([what, number]) => `  ${what}: ${number}`),
    ].join("\n")
  } finally {
    for (const { child } of programs) child.kill("SIGKILL")
    await server.remove()
  }
}

function programOf(address: string): Program {
  const program: Program = { child: fork(fileURLToPath(import.meta.url), [address]), at: null }
  program.child.on("message", (at: number | null) => {
    program.at = at
  })
  return program
}

/** What the ledger has against what it should have. */
async function compared(ledger: Ledger, put: number): Promise<{ [what: string]: number }> {
  const jobs = await ledger.jobs.counts()
  let triedAgain = 0
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const list = await ledger.jobs.list({ before, limit: 500 })
    triedAgain += list.filter(({ tries }) => tries > 1).length
    const last = list.at(-1)
    if (!last) break
    before = last.number
  }
  const times = new Map<string, number>()
  let [others, readTwice, statements] = [0, 0, 0]
  for await (const { record, readings } of ledger.records({ allVersions: true })) {
    times.set(record.article.id, (times.get(record.article.id) ?? 0) + 1)
    if (readings.length > 1) readTwice++
    if (!isDeepStrictEqual(record, recordOf(record.article.uri))) others++
    statements += record.statements.length
  }
  let [counted, countedStatements] = [0, 0]
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await ledger.outlets({ limit: 200, ...(cursor !== undefined && { cursor }) })
    for (const outlet of items) {
      counted += outlet.articles
      countedStatements += outlet.statements
    }
    if (next === null) break
    cursor = next
  }
  const wanted = Array.from({ length: put }, (_, i) => generatedRecord(SEED, i).article.id)
  return {
    "jobs done": jobs.done,
    "jobs failed": jobs.failed,
    "jobs begun more than once": triedAgain,
    "articles lost": wanted.filter((id) => !times.has(id)).length,
    "articles there twice": [...times.values()].filter((count) => count > 1).length,
    "articles nobody put in": times.size - wanted.filter((id) => times.has(id)).length,
    "articles with two readings": readTwice,
    "records that are not as they were read": others,
    "articles that are counted and not there, or there and not counted": Math.abs(counted - times.size),
    "statements likewise": Math.abs(countedStatements - statements),
  }
}

const recordOf = (uri: string): Record => generatedRecord(SEED, Number(uri.split("/").at(-1)))

/** Whoever starts while the server is gone waits for it. */
async function opened(address: string): Promise<Ledger> {
  for (;;) {
    try {
      return openLedger(address)
    } catch (error) {
      if (!(error instanceof HearsayError)) throw error
      await pause(100)
    }
  }
}

/** Takes what waits, one after the other, and goes on when the server is there again. */
async function take(address: string): Promise<void> {
  const ledger = await opened(address)
  const doing = {
    ledger,
    read: async ({ uri }: { uri: string }) => recordOf(uri),
    reread: async () => null,
    compare: async () => false,
    tell: async () => 0,
    comparesLater: false,
    allowPrivate: false,
  }
  let at: number | null = null
  let said = Number.NEGATIVE_INFINITY
  for (;;) {
    try {
      if (performance.now() - said > SAYING) {
        await ledger.jobs.hold(at === null ? [] : [at])
        said = performance.now()
      }
      if (at !== null) await ledger.jobs.giveBack(null, at)
      at = await ledger.jobs.begin()
      process.send?.(at)
      if (at === null) await pause(100)
      else await doJob(at, doing)
      at = null
      process.send?.(at)
    } catch (error) {
      if (!(error instanceof HearsayError)) throw error
    }
    // What was said is sent, and who started it may have ended.
    await pause(1)
    if (!process.connected) process.exit()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await take(process.argv[2] ?? "")
