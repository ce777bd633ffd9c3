/**
 * Files whose checksum was found right before: known again by what the system says of them, for reading a network's 35 MB at each start takes longer than
 * loading it. Kept with the compiled code where only this person writes (bin/hearsay.js makes the folder); where there is none, each start reads them.
 */
import { type BigIntStats, readFileSync, renameSync, statSync, writeFileSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"

/** Whoever writes to a file, or puts another in its place, changes its ctime, which nobody sets; within so many ms it might be the same again. */
const SETTLED = 2_000

/**
 * @param sumOf reads the file for its checksum
 * @returns whether the file has this checksum, or had it when nothing about it was different
 * @throws what `sumOf` throws; nothing for a file that is not there, which `sumOf` is asked about
 */
export function hasSum(path: string, sum: string | undefined, sumOf: () => string): boolean {
  const file = statSync(path, { bigint: true, throwIfNoEntry: false })
  const kept = keptIn()
  const now = file && `${sum} ${stampOf(file)}`
  const found = kept && now ? foundIn(kept) : {}
  if (now && found[path] === now) return true
  if (sumOf() !== sum) return false
  if (kept && file && Date.now() - Number(file.ctimeMs) > SETTLED) keep(kept, { ...found, [path]: `${now}` })
  return true
}

const stampOf = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats) => [dev, ino, size, mtimeNs, ctimeNs].join(" ")

function keptIn(): string | null {
  try {
    return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "hearsay", "checked.json")
  } catch {
    return null
  }
}

function foundIn(kept: string): { [path: string]: unknown } {
  try {
    return JSON.parse(readFileSync(kept, "utf8")) ?? {}
  } catch {
    return {}
  }
}

function keep(kept: string, found: { [path: string]: unknown }): void {
  try {
    writeFileSync(`${kept}.${process.pid}`, JSON.stringify(found), { mode: 0o600 })
    renameSync(`${kept}.${process.pid}`, kept)
  } catch {
    // No folder, or no right to write there: they are read each time.
  }
}
