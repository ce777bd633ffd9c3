/** A server whose disk is really full: there is no room for rows. */
import { execFileSync } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { LedgerError } from "../../src/ledger/errors.ts"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import { idsIn } from "./ids.ts"
import { type Server, serverOf } from "./server.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-disk-"))
const disk = join(folder, "disk")
const filler = join(disk, "filler")

/** Only root may have a disk of its own. */
const mayMount = (() => {
  try {
    mkdirSync(disk)
    // The server runs for another user.
    chmodSync(folder, 0o755)
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=160m", "tmpfs", disk], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
})()

let server: Server
beforeAll(async () => {
  if (mayMount) server = await serverOf("durable", disk)
})
afterAll(async () => {
  if (mayMount) {
    await server?.stop("immediate").catch(() => {})
    execFileSync("umount", [disk])
  }
  rmSync(folder, { recursive: true })
})

/** Leaves so much room, and no more. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(filler, Buffer.alloc(bavail * bsize - left))
}

const idOf = (i: number) => generatedRecord(3, i).article.id

/** Adds articles from one on until one is refused. @returns the ids of those that were answered for, and why the next was refused */
async function addedUntilRefused(ledger: Ledger, first = 0): Promise<{ kept: string[]; refused: unknown }> {
  const kept: string[] = []
  for (;;) {
    try {
      await ledger.record(generatedRecord(3, first + kept.length))
      kept.push(idOf(first + kept.length))
    } catch (refused) {
      return { kept, refused }
    }
  }
}

const isWhole = (name: string) =>
  server.sql(
    `SELECT (SELECT count(*) FROM hearsay.article) = (SELECT count(*) FROM hearsay.reading)
       AND (SELECT count(*) FROM hearsay.statement) = (SELECT sum(statements) FROM hearsay.article)
       AND (SELECT count(*) FROM hearsay.statement_words) = (SELECT count(*) FROM hearsay.statement)
       AND (SELECT rows FROM hearsay.words_total WHERE of = 'statement_words') = (SELECT count(*) FROM hearsay.statement)`,
    name,
  ) === "t"

describe.skipIf(!mayMount)("a server's disk", () => {
  it("that is full refuses what comes in one line and keeps what was answered for; with room again it goes on, without being started anew", async () => {
    server.sql("CREATE DATABASE rows")
    const ledger = openLedger(server.address("rows"))
    fill(1_000_000)
    const { kept, refused } = await addedUntilRefused(ledger)
    expect(kept.length).toBeGreaterThan(0)
    expect(refused).toBeInstanceOf(LedgerError)
    expect(String(refused)).toMatch(/^[^\n]*the server's disk is full; make room there and run this again[^\n]*$/)
    const job = { key: "a", about: "a page", body: Buffer.from("all of it") }
    await expect(ledger.jobs.put(job)).rejects.toThrow(/disk is full/)
    expect((await ledger.article(kept[0] ?? ""))?.record.article.id).toBe(kept[0])
    rmSync(filler)
    const next = generatedRecord(3, kept.length)
    expect(await ledger.record(next)).toBe("added")
    expect((await ledger.jobs.put(job)).state).toBe("queued")
    await ledger.close()
    expect(await idsIn(server.address("rows"))).toEqual([...kept, next.article.id])
    expect(isWhole("rows")).toBe(true)
  })
})
