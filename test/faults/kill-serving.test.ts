/** `kill -9` of a desk under load, at random moments, the same ones for the same seed: HEARSAY_SEED, HEARSAY_SERVE_KILLS. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { setTimeout as pause } from "node:timers/promises"
import { afterAll, describe, expect, it } from "vitest"
import { chance } from "../../bench/ledger-generator.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { type Serving, serving } from "../serve/command.ts"

const SEED = Number(process.env.HEARSAY_SEED ?? 5)
const KILLS = Number(process.env.HEARSAY_SERVE_KILLS ?? 4)

const folder = mkdtempSync(join(tmpdir(), "hearsay-kill-"))
afterAll(() => rmSync(folder, { recursive: true }))

const HEADERS = { "content-type": "application/json", "x-hearsay": "1" }
const post = (desk: Serving, path: string, body: unknown) =>
  fetch(desk.address + path, { method: "POST", headers: HEADERS, body: JSON.stringify(body) })

interface Acknowledged {
  /** numbers of jobs, and ids of articles */
  jobs: Set<number>
  articles: Set<string>
  /** notes of judgements */
  judgements: Set<string>
}

const TOWNS = "Ostwick Transmere Skarn Dolmen Halver Lindby Corsen Marstad".split(" ")
const textOf = (n: number) =>
  `The ferry to ${TOWNS[n % TOWNS.length]} will not sail, harbour master number ${n} said on Friday.`

/** Asks for one article after the other, until the desk is gone; keeps what was answered. */
async function adding(desk: Serving, kept: Acknowledged, next: () => number): Promise<void> {
  for (;;) {
    try {
      const response = await post(desk, "/api/articles", { text: textOf(next()) })
      const { id, job } = (await response.json()) as { id: string | null; job: { number: number } }
      expect([200, 201, 202]).toContain(response.status)
      kept.jobs.add(job.number)
      if (id) kept.articles.add(id)
      await pause(200)
    } catch (error) {
      if (error instanceof TypeError || error instanceof SyntaxError) return
      throw error
    }
  }
}

async function judging(desk: Serving, kept: Acknowledged, next: () => number): Promise<void> {
  for (;;) {
    const why = `number ${next()}`
    try {
      const body = {
        about: "claim",
        verdict: "same",
        a: "0123456789abcdef/0-9",
        b: "fedcba9876543210/0-9",
        who: "desk",
        why,
      }
      const response = await post(desk, "/api/judgements", body)
      await response.text()
      if (response.status === 404) return
      expect(response.status).toBeLessThan(300)
      kept.judgements.add(why)
    } catch (error) {
      if (error instanceof TypeError) return
      throw error
    }
  }
}

describe(`a desk under load, killed ${KILLS} times`, () => {
  it("loses nothing that it answered for, and reads all of it in the end", { timeout: 1_200_000 }, async () => {
    const path = join(folder, "desk.db")
    const random = chance(SEED)
    const kept: Acknowledged = { jobs: new Set(), articles: new Set(), judgements: new Set() }
    let count = 0
    const next = () => ++count
    for (let kills = 0; kills < KILLS; kills++) {
      const desk = await serving(path)
      const load = [adding(desk, kept, next), adding(desk, kept, next), judging(desk, kept, next)]
      await pause(300 + Math.floor(random() * 3000))
      // On a machine that has much else to do, so long may be too short for anything to be answered that could be lost.
      while (kept.jobs.size <= kills || kept.judgements.size <= kills) await pause(20)
      expect(await desk.end("SIGKILL")).toBe("SIGKILL")
      await Promise.all(load)
      const db = new DatabaseSync(path)
      expect(db.prepare("PRAGMA integrity_check").get()?.integrity_check).toBe("ok")
      db.close()
      const ledger = openLedger(path)
      for (const number of kept.jobs) expect(await ledger.jobs.job(number), `job ${number}`).not.toBeNull()
      for (const id of kept.articles) expect(await ledger.article(id), id).not.toBeNull()
      const judged = new Set((await ledger.judgements()).map(({ why }) => why))
      expect([...kept.judgements].filter((why) => !judged.has(why))).toEqual([])
      await ledger.close()
    }
    expect(kept.jobs.size).toBeGreaterThanOrEqual(KILLS)
    const desk = await serving(path)
    await expect
      .poll(async () => (await (await fetch(`${desk.address}/healthz`)).json()).jobs, {
        timeout: 600_000,
        interval: 500,
      })
      .toEqual({ queued: 0, reading: 0, failed: 0 })
    for (const number of kept.jobs) {
      const job = await (await fetch(`${desk.address}/api/jobs/${number}`)).json()
      expect(job).toMatchObject({ state: "done", articles: [{ outcome: expect.stringMatching(/added|known/) }] })
    }
    expect(await desk.end("SIGTERM")).toBe(0)
  })
})

/** Of a process, those that it started and that run this. */
const childrenOf = ({ child }: Serving, script: string) =>
  readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        const parent = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1]
        return parent === String(child.pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(script)
      } catch {
        return false
      }
    })
    .map(Number)

describe.runIf(process.platform === "linux")("what ends the process that reads it", () => {
  it("is tried again behind the others, and then fails alone", { timeout: 600_000 }, async () => {
    const desk = await serving(join(folder, "poison.db"), "--no-compare")
    const long = `${"The ferry will not sail, the harbour master said on Friday. ".repeat(6000)}`
    const { job: bad } = (await (await post(desk, "/api/articles", { text: long })).json()) as {
      job: { number: number }
    }
    const { job: good } = (await (await post(desk, "/api/articles", { text: textOf(1) })).json()) as {
      job: { number: number }
    }
    const jobOf = async (number: number) =>
      (await (await fetch(`${desk.address}/api/jobs/${number}`)).json()) as { state: string; tries: number }
    for (let killed = 0; ; await pause(50)) {
      const { state, tries } = await jobOf(bad.number)
      if (state === "failed" || state === "done") break
      if (state !== "reading" || tries <= killed) continue
      killed = tries
      for (const pid of childrenOf(desk, "reading")) process.kill(pid, "SIGKILL")
    }
    expect(await jobOf(bad.number)).toMatchObject({ state: "failed", tries: 5, faults: [{ code: "input" }] })
    await expect.poll(async () => (await jobOf(good.number)).state, { timeout: 120_000 }).toBe("done")
    expect(await desk.end("SIGTERM")).toBe(0)
    expect(() => execFileSync("kill", ["-0", String(desk.child.pid)], { stdio: "ignore" })).toThrow()
  })
})
