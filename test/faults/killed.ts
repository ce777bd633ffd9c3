/** A script that says a line for each thing that a ledger has answered it for, killed at random moments until so many kills are done. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { copyFileSync, existsSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Record } from "../../src/record/index.ts"

/**
 * A folder in memory where there is such a disk. A kill loses nothing that was written, synced or not, so a real disk shows no more; but there a process
 * spends most of its time waiting for the disk, and most kills would find it so. Here they find it writing.
 */
export const folderInMemory = (): string =>
  mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "hearsay-"))

/** What the adder takes: made once, for to make the records takes longer than to add them. */
export function writtenIn(folder: string, records: readonly Record[]): string {
  const path = join(folder, `${records.length}.jsonl`)
  writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(""))
  return path
}

/** After so many lines, and so many milliseconds more. */
export interface Moment {
  lines: number
  ms: number
}

export interface Run {
  lines: string[]
  /** by itself, and well */
  ended: boolean
}

/** @param kill when; never where it is left out */
export async function run(script: string, args: readonly string[], kill?: Moment): Promise<Run> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] })
  const exit = once(child, "exit")
  let said = ""
  let doomed = false
  const doom = () => {
    if (!kill || doomed || said.split("\n").length - 1 < kill.lines) return
    doomed = true
    setTimeout(() => child.kill("SIGKILL"), kill.ms)
  }
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk
    doom()
  })
  if (kill?.lines === 0) child.once("spawn", doom)
  const [code] = await exit
  return { lines: said.split("\n").slice(0, -1), ended: code === 0 }
}

interface Killing {
  times: number
  /** the ledger that each round begins with a copy of; null: with none */
  fresh: string | null
  /** where the ledgers of the rounds are put: a number is added */
  path: string
  start: (path: string, kill: Moment) => Promise<Run>
  moment: () => Moment
  /** what must hold of a ledger after each kill, and of the lines that were said since the one before */
  after?: (path: string, lines: readonly string[]) => Promise<void>
  /** what must hold when it has ended by itself, of all lines that were said of a ledger */
  ended: (path: string, lines: readonly string[], kills: number) => Promise<void>
}

/** Kills it and starts it again until it ends by itself, and so with one ledger after the other until so many kills are done. */
export async function killed({ times, fresh, path, start, moment, after, ended }: Killing): Promise<void> {
  for (let kills = 0; kills < times; ) {
    const ledger = `${path}-${kills}.db`
    if (fresh) copyFileSync(fresh, ledger)
    const said: string[] = []
    for (let isDone = false; !isDone; ) {
      const { lines, ended } = await start(ledger, moment())
      said.push(...lines)
      await after?.(ledger, lines)
      isDone = ended
      if (!ended) kills++
    }
    await ended(ledger, said, kills)
  }
}

/** The database, once SQLite finds nothing wrong with it. */
export function whole(path: string): DatabaseSync {
  const db = new DatabaseSync(path)
  const [broken] = db.prepare("PRAGMA integrity_check").all()
  const stray = db.prepare("PRAGMA foreign_key_check").all()
  if (broken?.integrity_check !== "ok" || stray.length > 0)
    throw new Error(`${path}: ${JSON.stringify([broken, ...stray])}`)
  return db
}
