/** Files that are not what they should be, and disks that do not do what they should: one clear line each, and nothing lost. */
import { execFile, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { generatedRecord } from "../../bench/ledger-generator.ts"
import { openLedger } from "../../src/ledger/index.ts"
import { bundled } from "../bundled.ts"
import { writtenIn } from "./killed.ts"

const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
const scripts = {
  command: await bundled(new URL("../../src/cli/main.ts", import.meta.url)),
  adder: await bundled(new URL("adder.ts", import.meta.url)),
}
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  status: number
  out: string
  err: string
}

function node(script: keyof typeof scripts, ...args: string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [scripts[script], ...args], { cwd: folder }, (error, out, err) =>
      done({ status: Number(error?.code ?? 0), out, err }),
    )
  })
}

const whole = join(folder, "whole.db")
const ledger = openLedger(whole)
for (let i = 0; i < 30; i++) await ledger.record(generatedRecord(3, i))
await ledger.close()

function made(name: string, make: (path: string) => void): string {
  const path = join(folder, name)
  make(path)
  return path
}

const sqlite = (sql: string) => (path: string) => {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}
const cut = (part: number) => (path: string) => {
  copyFileSync(whole, path)
  truncateSync(path, Math.floor(readFileSync(whole).length * part))
}

describe("a file that is no whole ledger", { timeout: 600_000 }, () => {
  it.each([
    ["a page", made("page.db", (path) => writeFileSync(path, "<html>")), "not a ledger"],
    ["another program's database", made("other.db", sqlite("CREATE TABLE mine (x)")), "not a ledger"],
    [
      "a newer Hearsay's ledger",
      made("newer.db", sqlite(`PRAGMA application_id = ${0x48727379}; PRAGMA user_version = 99`)),
      "newer Hearsay",
    ],
    ["half a ledger", made("half.db", cut(0.5)), "damaged"],
    ["the first page of a ledger", made("tenth.db", cut(0.002)), "damaged|not a ledger"],
    [
      "noise that begins like a ledger",
      made("noise.db", (path) => writeFileSync(path, `SQLite format 3\0${"x".repeat(9999)}`)),
      "not a ledger|damaged",
    ],
    ["an empty file", made("empty.db", (path) => writeFileSync(path, "")), "empty"],
  ])("%s is refused in one line by what reads, and left as it was", async (_, path, why) => {
    const before = readFileSync(path)
    for (const command of [
      ["search", "okafor"],
      ["export", "--to", "jsonl"],
    ]) {
      const { status, err } = await node("command", ...command, "--ledger", path)
      expect([command[0], status]).toEqual([command[0], 2])
      expect(err).toMatch(new RegExp(`^hearsay: [^\\n]*(${why})[^\\n]*\\n$`))
    }
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it.each(["page.db", "other.db", "newer.db"])("%s is not written to either", async (name) => {
    const before = readFileSync(join(folder, name))
    const { status, err } = await node("command", "add", "none.html", "--ledger", name)
    expect(status).toBe(2)
    expect(err).toMatch(/^hearsay: [^\n]+\n$/)
    expect(readFileSync(join(folder, name)).equals(before)).toBe(true)
  })
})

describe("a ledger that another program holds for itself", () => {
  it("says so when it has waited, and is as it was when it is let go", async () => {
    const path = made("held.db", (to) => copyFileSync(whole, to))
    const holder = spawn(process.execPath, [
      "-e",
      `const db = new (require("node:sqlite").DatabaseSync)(process.argv[1])
       db.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE failure SET attempts = 9")
       console.log("held"); setInterval(() => {}, 1000)`,
      path,
    ])
    await once(holder.stdout, "data")
    expect(() => openLedger(path, { wait: 50 })).toThrow(/^[^\n]*another program[^\n]*$/)
    holder.kill("SIGKILL")
    await once(holder, "exit")
    const again = openLedger(path)
    expect(await again.record(generatedRecord(3, 31))).toBe("added")
    await again.close()
  })
})

describe("a ledger that may only be read", () => {
  it.skipIf(process.getuid?.() === 0)("is searched, and says so when it is to be written to", async () => {
    const path = made("read-only.db", (to) => copyFileSync(whole, to))
    chmodSync(path, 0o400)
    const { status, err } = await node("command", "add", "none.html", "--ledger", path)
    expect(status).toBe(2)
    expect(err).toMatch(/may not be written to[^\n]*\n$/)
    expect((await node("command", "search", "okafor", "--ledger", path)).out).not.toBe("")
  })
})

/** A disk of its own, so many kilobytes small. Only root may have one. */
function disk(name: string, kilobytes: number): string {
  const path = join(folder, name)
  mkdirSync(path)
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", path])
  return path
}
const mayMount = (() => {
  try {
    const path = disk("probe", 64)
    execFileSync("umount", [path])
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!mayMount)("a disk", { timeout: 600_000 }, () => {
  it("that is full ends the adding in one line; with room again, it goes on and nothing is lost or there twice", async () => {
    const mount = disk("full", 3000)
    try {
      const path = join(mount, "ledger.db")
      const records = writtenIn(
        folder,
        Array.from({ length: 250 }, (_, i) => generatedRecord(3, i)),
      )
      const stopped = await node("adder", path, records)
      expect(stopped.status).toBe(2)
      expect(stopped.err).toMatch(/^hearsay: [^\n]*the disk is full[^\n]*\n$/)
      const answered = stopped.out.trim().split("\n")
      expect(answered.length).toBeGreaterThan(5)
      execFileSync("mount", ["-o", "remount,size=100m", mount])
      const found = openLedger(path)
      for (const id of answered) expect(await found.article(id)).not.toBeNull()
      await found.close()
      const rest = await node("adder", path, records)
      expect(rest.status).toBe(0)
      expect(new Set([...answered, ...rest.out.trim().split("\n")]).size).toBe(250)
      const db = new DatabaseSync(path)
      expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" })
      expect(db.prepare("SELECT count(*) AS n FROM article").get()).toEqual({ n: 250 })
      db.close()
    } finally {
      execFileSync("umount", [mount])
    }
  })

  it("that is full leaves no half export, and says so", async () => {
    const mount = disk("small", 16)
    try {
      const out = join(mount, "records.jsonl")
      const { status, err } = await node("command", "export", "--to", "jsonl", "--out", out, "--ledger", whole)
      expect(status).toBe(2)
      expect(err).toMatch(/^hearsay: [^\n]*cannot be written \(ENOSPC\)[^\n]*\n$/)
      expect(execFileSync("ls", [mount]).toString()).toBe("")
    } finally {
      execFileSync("umount", [mount])
    }
  })

  it("that may only be read is named in one line", async () => {
    const mount = disk("locked", 10_000)
    try {
      const path = join(mount, "ledger.db")
      copyFileSync(whole, path)
      execFileSync("mount", ["-o", "remount,ro", mount])
      for (const command of [
        ["add", "none.html"],
        ["search", "okafor"],
      ]) {
        const { status, err } = await node("command", ...command, "--ledger", path)
        expect([command[0], status]).toEqual([command[0], 2])
        expect(err).toMatch(/^hearsay: [^\n]*(may not be written to|may be written to)[^\n]*\n$/)
      }
    } finally {
      execFileSync("umount", [mount])
    }
  })
})
