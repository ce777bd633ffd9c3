/** Workers on a shared ledger, with the real command and model: killed in the middle, nothing is lost and nothing is read twice into it. */
import { type ChildProcess, execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { workOf } from "../../src/desk/index.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import { type Ended, typed } from "../typed.ts"
import { sharedDatabase, sharedServer } from "./run.ts"
import type { Server } from "./server.ts"

const command = fileURLToPath(new URL("../../bin/hearsay.js", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "hearsay-worker-"))
const working = new Set<ChildProcess>()
let server: Server
beforeAll(async () => {
  server = await sharedServer()
})
afterAll(() => {
  for (const each of working) each.kill("SIGKILL")
  rmSync(folder, { recursive: true })
})

const TOWNS = "Ostwick Transmere Skarn Dolmen Halver Lindby Corsen Marstad".split(" ")
const textOf = (n: number, times = 1) =>
  `The ferry to ${TOWNS[n % TOWNS.length]} will not sail, harbour master number ${n} said on Friday. `.repeat(times)

function worker(address: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [command, "worker", "--ledger", address, "--no-compare", ...args], {
    stdio: "ignore",
  })
  working.add(child)
  child.once("exit", () => working.delete(child))
  return child
}

const hearsay = (...args: string[]) => typed(args, folder)

/** The command in a process of its own. */
function started(...args: string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, [command, ...args], { cwd: folder }, (error, out, err) =>
      done({ status: Number(error?.code ?? 0), out, err }),
    )
  })
}

const nameIn = (address: string) => new URL(address.replace("@/", "@host/")).pathname.slice(1)
/** What is known of a worker's death after half a minute is known at once. */
const later = (address: string) =>
  server.sql(
    "UPDATE hearsay_queue.job SET heartbeat_on = heartbeat_on - interval '1 minute' WHERE state = 'active'; UPDATE hearsay_queue.queue SET monitor_on = NULL, monitor_claim_on = NULL",
    nameIn(address),
  )

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(50)
}

async function articlesIn(ledger: Ledger): Promise<{ uri: string; readings: number }[]> {
  const found = []
  for await (const { record, readings } of ledger.records({ allVersions: true }))
    found.push({ uri: record.article.uri, readings: readings.length })
  return found
}

describe("workers", () => {
  it("read what was put in; what a killed one was at is taken up again, nothing is lost and nothing is there twice", async () => {
    const address = await sharedDatabase(true)
    const names = Array.from({ length: 24 }, (_, n) => `${n}.txt`)
    for (const [n, name] of names.entries()) writeFileSync(join(folder, name), textOf(n, 12))
    const put = await hearsay("add", "--queue", "--ledger", address, ...names, "nothing.txt")
    expect(put).toMatchObject({ status: 1, out: expect.stringMatching(/^24 jobs put in, 1 failed/) })
    expect((await hearsay("add", "--queue", "--ledger", address, ...names)).out).toMatch(
      /^0 jobs put in, 24 were there/,
    )
    expect((await hearsay("jobs", "--ledger", address)).out).toMatch(/^24 wait, 0 are being read/)
    const ledger = openLedger(address)
    const doomed = worker(address, "--readers", "2")
    await until(async () => {
      const { done, reading } = await ledger.jobs.counts()
      return done >= 3 && reading > 0
    })
    doomed.kill("SIGKILL")
    await once(doomed, "exit")
    later(address)
    const other = worker(address, "--once")
    const [status] = await once(other, "exit")
    expect(status).toBe(0)
    expect(await ledger.jobs.counts()).toEqual({ queued: 0, reading: 0, done: 24, failed: 0 })
    const articles = await articlesIn(ledger)
    expect(articles.map(({ uri }) => uri).toSorted()).toEqual(names.toSorted())
    expect(articles.every(({ readings }) => readings === 1)).toBe(true)
    for (const { articles, tries } of await ledger.jobs.list()) expect([articles.length, tries <= 2]).toEqual([1, true])
    await ledger.close()
  })

  it("fail what ends each that reads it, alone and with a reason; it can be put in once more", async () => {
    const address = await sharedDatabase(true)
    const ledger = openLedger(address)
    const bad = await ledger.jobs.put(workOf({ text: textOf(1, 6000) }))
    const good = await ledger.jobs.put(workOf({ text: textOf(2) }))
    const child = worker(address)
    for (let killed = 0; ; await pause(50)) {
      const job = await ledger.jobs.job(bad.number)
      if (job?.state === "failed" || job?.state === "done") break
      if (job?.state !== "reading" || job.tries <= killed) continue
      killed = job.tries
      for (const pid of childrenOf(child)) process.kill(pid, "SIGKILL")
    }
    expect(await ledger.jobs.job(bad.number)).toMatchObject({
      ...{ state: "failed", tries: 5, faults: [{ what: expect.stringMatching(/ended the program that read it/) }] },
    })
    await until(async () => (await ledger.jobs.job(good.number))?.state === "done")
    child.kill("SIGTERM")
    expect((await once(child, "exit"))[0]).toBe(0)
    expect((await hearsay("jobs", "--state", "failed", "--ledger", address)).out).toMatch(/failed.*ended the program/s)
    expect((await hearsay("jobs", "--again", "--ledger", address)).out).toBe("1 job put in once more\n")
    expect(await ledger.jobs.counts()).toEqual({ queued: 1, reading: 0, done: 1, failed: 0 })
    await ledger.close()
  })

  it("that are stopped give back what they are at, which counts as no try", async () => {
    const address = await sharedDatabase(true)
    const ledger = openLedger(address)
    const { number } = await ledger.jobs.put(workOf({ text: textOf(1, 6000) }))
    const child = worker(address)
    await until(async () => (await ledger.jobs.job(number))?.state === "reading")
    // Whoever began it has said so by now.
    await pause(500)
    child.kill("SIGTERM")
    expect((await once(child, "exit"))[0]).toBe(0)
    expect(await ledger.jobs.job(number)).toMatchObject({ state: "queued", tries: 0 })
    await ledger.close()
  })

  it("are for what several machines share, and say so of a file", async () => {
    await hearsay("add", "--ledger", "desk.db", "nothing.txt")
    const { status, err } = await hearsay("worker", "--ledger", "desk.db")
    expect(status).toBe(2)
    expect(err).toMatch(/it is a file, which one machine has; let hearsay add or hearsay serve read for it/)
  })
})

describe("a job that nobody is heard of for", () => {
  it("waits again for others, and fails when that has happened too often", async () => {
    const address = await sharedDatabase(true)
    const [ledger, other] = [openLedger(address), openLedger(address)]
    const { number } = await ledger.jobs.put(workOf({ text: textOf(1) }))
    for (let tries = 1; tries <= 5; tries++) {
      expect(await ledger.jobs.begin()).toBe(number)
      await other.jobs.hold([])
      expect(await other.jobs.job(number)).toMatchObject({ state: "reading", tries })
      later(address)
      await other.jobs.hold([])
    }
    expect(await other.jobs.job(number)).toMatchObject({ state: "failed", faults: [{ next: expect.any(String) }] })
    for (const each of [ledger, other]) await each.close()
  })

  it("is the one's who has it now: what the other keeps of it is not kept", async () => {
    const address = await sharedDatabase(true)
    const [slow, quick] = [openLedger(address), openLedger(address)]
    const { number } = await slow.jobs.put(workOf({ text: textOf(1) }))
    await slow.jobs.begin()
    later(address)
    await quick.jobs.hold([])
    expect(await quick.jobs.begin()).toBe(number)
    const fault = { code: "input", what: "too late", where: "", next: "" }
    await slow.jobs.end(number, { articles: [], faults: [fault] })
    expect(await quick.jobs.job(number)).toMatchObject({ state: "reading" })
    await quick.jobs.end(number, { articles: [{ id: "0123456789abcdef", outcome: "added" }], faults: [] })
    expect(await slow.jobs.job(number)).toMatchObject({ state: "done", faults: [] })
    for (const each of [slow, quick]) await each.close()
  })
})

it("a queue that several programs open at once is made once", async () => {
  const address = await sharedDatabase(true)
  const all = await Promise.all(
    Array.from({ length: 4 }, (_, n) => {
      writeFileSync(join(folder, `at-once-${n}.txt`), textOf(n))
      return started("add", "--queue", "--ledger", address, `at-once-${n}.txt`)
    }),
  )
  expect(all.map(({ status, err }) => [status, err])).toEqual(all.map(() => [0, ""]))
  const ledger = openLedger(address)
  expect((await ledger.jobs.counts()).queued).toBe(4)
  await ledger.close()
})

/** The processes that a worker started. */
const childrenOf = ({ pid }: ChildProcess) =>
  readdirSync("/proc")
    .filter((each) => /^\d+$/.test(each))
    .filter((each) => {
      try {
        return readFileSync(`/proc/${each}/stat`, "utf8").split(") ")[1]?.split(" ")[1] === String(pid)
      } catch {
        return false
      }
    })
    .map(Number)
