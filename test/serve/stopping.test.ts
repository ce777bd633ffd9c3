/** The command: how it is opened, refused and stopped. */
import { once } from "node:events"
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { Agent, get, request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { openLedger } from "../../src/ledger/index.ts"
import { quarryTalks } from "../web/records.ts"
import { refused, serving } from "./command.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-stop-"))
afterAll(() => {
  chmodSync(join(folder, "shut"), 0o755)
  rmSync(folder, { recursive: true })
})

const whole = join(folder, "whole.db")
const ledger = openLedger(whole)
await ledger.record(quarryTalks())
await ledger.close()

const made = (name: string, make: (path: string) => void) => {
  const path = join(folder, name)
  make(path)
  return path
}
const JSON_HEADERS = { "content-type": "application/json", "x-hearsay": "1" }

/** A limit for what never comes, not for what is slow on a busy machine. */
const SOON = { timeout: 120_000 }

describe("hearsay serve", () => {
  it.each([
    ["a page", made("page.db", (path) => writeFileSync(path, "<html>")), "not a ledger"],
    [
      "a newer Hearsay's ledger",
      made("newer.db", (path) => {
        copyFileSync(whole, path)
        const db = new DatabaseSync(path)
        db.exec("PRAGMA user_version = 99")
        db.close()
      }),
      "newer Hearsay",
    ],
    [
      "a damaged ledger",
      made("damaged.db", (path) => writeFileSync(path, readFileSync(whole).fill(7, 4096, 40_000))),
      "damaged",
    ],
  ])("refuses %s in one line, and does not listen", async (_, path, why) => {
    const { status, err } = await refused(path)
    expect(status).toBe(2)
    expect(err).toMatch(new RegExp(`^hearsay: [^\\n]*${why}[^\\n]*\\n$`))
  })

  it("with --read-only answers and changes nothing, where nothing may be written either", async () => {
    const shut = join(folder, "shut")
    mkdirSync(shut)
    const path = join(shut, "desk.db")
    copyFileSync(whole, path)
    chmodSync(path, 0o444)
    chmodSync(shut, 0o555)
    const before = readFileSync(path)
    const desk = await serving(path, "--read-only")
    expect((await fetch(`${desk.address}/api/articles`)).status).toBe(200)
    const post = await fetch(`${desk.address}/api/articles`, {
      method: "POST",
      headers: JSON_HEADERS,
      body: JSON.stringify({ text: "A text." }),
    })
    expect([post.status, ((await post.json()) as { detail: string }).detail]).toEqual([
      403,
      expect.stringContaining("read only"),
    ])
    expect(await desk.end("SIGTERM")).toBe(0)
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(shut).filter((name) => !/-(?:wal|shm)$/.test(name))).toEqual(["desk.db"])
  })

  it("with --read-only makes no ledger where there is none", async () => {
    const { status, err } = await refused(join(folder, "none.db"), "--read-only")
    expect([status, err]).toEqual([2, expect.stringContaining("there is no such ledger")])
    expect(readdirSync(folder)).not.toContain("none.db")
  })

  it("ends within seconds when it is asked to, though somebody listens and connections are kept", async () => {
    const desk = await serving(whole, "--no-compare")
    const listener = await fetch(`${desk.address}/api/events`)
    const agent = new Agent({ keepAlive: true })
    const kept = get(`${desk.address}/healthz`, { agent })
    const [response] = await once(kept, "response")
    response.resume()
    await once(response, "end")
    const ended = desk.end("SIGTERM")
    const reader = listener.body?.getReader()
    for (let done = false; !done; ) done = (await reader?.read())?.done ?? true
    expect(await ended).toBe(0)
    agent.destroy()
  })

  it("answers what was asked before it ends, and goes on with what is left when it is opened again", async () => {
    const path = join(folder, "left.db")
    const desk = await serving(path, "--no-compare")
    const texts = ["The mill closes, Jorun Falk said.", "The mill stays, Ilse Brandt said.", "Nobody knows, he said."]
    const asked = texts.map((text) =>
      fetch(`${desk.address}/api/articles`, { method: "POST", headers: JSON_HEADERS, body: JSON.stringify({ text }) }),
    )
    await expect.poll(async () => (await (await fetch(`${desk.address}/api/jobs`)).json()).items.length, SOON).toBe(3)
    const ended = desk.end("SIGTERM")
    for (const response of await Promise.all(asked)) expect([201, 202]).toContain(response.status)
    expect(await ended).toBe(0)
    const again = await serving(path, "--no-compare")
    await expect
      .poll(async () => (await (await fetch(`${again.address}/healthz`)).json()).jobs, SOON)
      .toEqual({ queued: 0, reading: 0, failed: 0 })
    const { items } = (await (await fetch(`${again.address}/api/jobs`)).json()) as {
      items: { state: string; tries: number }[]
    }
    // Being stopped in good order is no fault of what was being read.
    expect(items.map(({ state, tries }) => [state, tries])).toEqual(texts.map(() => ["done", 1]))
    await again.end("SIGKILL")
  })

  it("ends at once when it is asked twice", async () => {
    const desk = await serving(whole, "--no-compare")
    // Half a request, which would be waited for: it was asked to go on.
    const slow = request(`${desk.address}/api/articles`, {
      method: "POST",
      headers: { ...JSON_HEADERS, "content-length": 100, expect: "100-continue" },
    })
    slow.on("error", () => {})
    const broken = new Promise((resolve) => slow.on("close", resolve))
    slow.flushHeaders()
    await once(slow, "continue")
    const ended = desk.end("SIGTERM")
    const shut = () =>
      fetch(`${desk.address}/health`).then(
        () => false,
        () => true,
      )
    await expect.poll(shut, SOON).toBe(true)
    desk.child.kill("SIGTERM")
    expect(await ended).toBe(1)
    await broken
  })

  it("tells of each request by its path alone where it is asked to", async () => {
    const desk = await serving(whole, "--no-compare", "--log", "info")
    const { headers } = await fetch(`${desk.address}/search?q=secret+source`)
    await desk.end("SIGTERM")
    const lines = desk
      .said()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(lines).toContainEqual(
      expect.objectContaining({ id: headers.get("x-request-id"), method: "GET", path: "/search", status: 200 }),
    )
    expect(desk.said()).not.toContain("secret")
  })
})
