/** Cold start: a new process reads one saved page, five times; the median of the wall clock, and its peak memory. */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

export async function cold(): Promise<string> {
  const times = []
  for (let i = 0; i < 5; i++) {
    const began = performance.now()
    const run = spawnSync(process.execPath, [
      path("src/cli/main.ts"),
      "read",
      path("examples/bridge-closure.html"),
      "--format",
      "json",
    ])
    if (run.status !== 0) throw new Error(run.stderr.toString())
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const seconds = times.map((time) => (time / 1000).toFixed(2))
  return `page → record in a new process   ${seconds[2]} s (${seconds[0]}–${seconds.at(-1)})`
}
