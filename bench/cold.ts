/**
 * Cold starts: CPU-seconds of a new process, the least and the median of several taken in turns, each also against `node -e 0`. What reading a page costs is
 * parted into the encoder's own arithmetic and what is above it. The encoder is measured in this process, in the same turns, when it is warm: the CPU time,
 * of all threads, of the calls that hand it the windows of the same page.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { acquire } from "../src/acquire/index.ts"
import { loadNetwork, readerOf } from "../src/read/index.ts"

const RUNS = 7
const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const page = path("examples/bridge-closure.html")
const PAGE = "page → record"

/** @param others other checkouts, built, whose reading of the page is measured in the same turns */
export async function cold(others: readonly string[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-cold-"))
  const ledger = join(folder, "desk.db")
  const hearsay = (...args: string[]) => [path("bin/hearsay.js"), ...args]
  const read = ["read", page, "--format", "json"]
  const commands: { [name: string]: string[] } = {
    "node -e 0": ["-e", "0"],
    "hearsay --version": hearsay("--version"),
    "hearsay --help": hearsay("--help"),
    "hearsay search": hearsay("search", "ramp", "--ledger", ledger),
    [PAGE]: hearsay(...read),
  }
  for (const other of others) commands[`${PAGE}, ${other}`] = [join(other, "bin/hearsay.js"), ...read]
  try {
    cpuSeconds(hearsay("add", path("examples/story"), "--ledger", ledger))
    const encoder = await encoderOf(page)
    const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]))
    const encoded: number[] = []
    // The first round fills the compile cache, warms the encoder, and is not counted.
    for (let round = 0; round <= RUNS; round++) {
      const seconds = await encoder()
      if (round > 0) encoded.push(seconds)
      for (const [name, args] of Object.entries(commands)) {
        const spent = cpuSeconds(args)
        if (round > 0) times.get(name)?.push(spent)
      }
    }
    const bare = median(times.get("node -e 0") ?? [])
    const width = Math.max(...[...times.keys(), "encoder"].map(({ length }) => length))
    const row = (name: string, all: readonly number[]) =>
      `${name.padEnd(width)}  least ${Math.min(...all).toFixed(3)}  median ${median(all).toFixed(3)} CPU-s`
    const above = (all: readonly number[]) =>
      `; above the encoder: least ${(Math.min(...all) - Math.min(...encoded)).toFixed(3)}  median ${(median(all) - median(encoded)).toFixed(3)}`
    return [
      ...[...times].map(([name, all]) => {
        const ratio = `   ${(median(all) / bare).toFixed(1)} × node -e 0`
        return row(name, all) + ratio + (name.startsWith(PAGE) ? above(all) : "")
      }),
      row("encoder", encoded),
    ].join("\n")
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** User and system time of a process, as the shell counts it: Node tells only of itself. */
function cpuSeconds(args: readonly string[]): number {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" >/dev/null 2>&1'
  const { status, stderr } = spawnSync("bash", ["-c", script, "bash", process.execPath, ...args], { encoding: "utf8" })
  if (status !== 0) throw new Error(`${args.join(" ")}: exit status ${status}`)
  return stderr
    .trim()
    .split(" ")
    .map(Number)
    .reduce((sum, part) => sum + part, 0)
}

/** Reads the page once more with each call. @returns CPU-seconds that the encoder took for it */
async function encoderOf(page: string): Promise<() => Promise<number>> {
  const network = await loadNetwork()
  let used = 0
  const reader = readerOf({
    ...network,
    async run(ids, features) {
      const before = process.cpuUsage()
      const out = await network.run(ids, features)
      const { user, system } = process.cpuUsage(before)
      used += (user + system) / 1e6
      return out
    },
  })
  return async () => {
    used = 0
    for await (const acquired of acquire([page])) if ("article" in acquired) await reader.read(acquired.article.text)
    return used
  }
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
