/**
 * Cold starts: CPU-seconds of a new process, the median of several taken in turns, each also against `node -e 0`. What reading a page costs is shown beside
 * the encoder's own arithmetic on the same page, measured in this process when it is warm.
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

export async function cold(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-cold-"))
  const ledger = join(folder, "desk.db")
  const hearsay = (...args: string[]) => [path("bin/hearsay.js"), ...args]
  const commands: { [name: string]: string[] } = {
    "node -e 0": ["-e", "0"],
    "hearsay --version": hearsay("--version"),
    "hearsay --help": hearsay("--help"),
    "hearsay search": hearsay("search", "ramp", "--ledger", ledger),
    "page → record": hearsay("read", page, "--format", "json"),
  }
  try {
    cpuSeconds(hearsay("add", path("examples/story"), "--ledger", ledger))
    const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]))
    // The first round fills the compile cache and is not counted.
    for (let round = 0; round <= RUNS; round++) {
      for (const [name, args] of Object.entries(commands)) {
        const seconds = cpuSeconds(args)
        if (round > 0) times.get(name)?.push(seconds)
      }
    }
    const bare = median(times.get("node -e 0") ?? [])
    const rows = [...times].map(([name, all]) => {
      const range = `${Math.min(...all).toFixed(3)}–${Math.max(...all).toFixed(3)}`
      return `${name.padEnd(20)} ${median(all).toFixed(3)} CPU-s (${range})   ${(median(all) / bare).toFixed(1)} × node -e 0`
    })
    const encoder = await encoderSeconds()
    const above = median(times.get("page → record") ?? []) - encoder
    return [
      ...rows,
      `encoder's arithmetic ${encoder.toFixed(3)} CPU-s; page → record above it: ${above.toFixed(3)} CPU-s`,
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

async function encoderSeconds(): Promise<number> {
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
  const all = []
  for (let i = 0; i <= RUNS; i++) {
    used = 0
    for await (const acquired of acquire([page])) if ("article" in acquired) await reader.read(acquired.article.text)
    if (i > 0) all.push(used)
  }
  return median(all)
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
