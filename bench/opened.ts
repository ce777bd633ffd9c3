/** The command `hearsay serve` as it is typed, in a process of its own, for whoever measures it. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

export interface Opened {
  address: string
  /** What /metrics says now, by name; how long the thread was held up is since it was last asked. */
  figures(): Promise<(name: string) => number>
  end(): Promise<void>
}

/** What is new is not compared: of articles that nobody wrote, that would take the machine for itself. */
export async function opened(ledger: string): Promise<Opened> {
  const command = fileURLToPath(new URL("../bin/hearsay.js", import.meta.url))
  const child = spawn(process.execPath, [command, "serve", "--ledger", ledger, "--port", "0", "--no-compare"], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const [said] = await once(child.stdout, "data")
  const exit = once(child, "exit")
  const address = /http:\/\/\S+/.exec(String(said))?.[0] ?? ""
  return {
    address,
    async figures() {
      const text = await (await fetch(`${address}/metrics`)).text()
      return (name) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1])
    },
    async end() {
      child.kill("SIGTERM")
      await exit
    },
  }
}

const ms = (seconds: number) => (seconds * 1000).toFixed(1)

/** How long the thread that answers was held up, what an answer costs, and what memory the server has. @param answers how many it gave since it was opened */
export async function standing({ figures }: Opened, answers: number): Promise<string[]> {
  const figure = await figures()
  const lag = (which: string) => ms(figure(`nodejs_eventloop_lag_${which}_seconds`))
  return [
    `event loop, ms: mean ${lag("mean")}, p99 ${lag("p99")}, most ${lag("max")}`,
    `CPU of the server, in all its threads: ${ms(figure("process_cpu_seconds_total") / answers)} ms for each answer; of ${figure('hearsay_cache_answers\\{kind="again"\\}')} that were there already and ${figure('hearsay_cache_answers\\{kind="made"\\}')} that were made`,
    `memory: ${(figure("process_resident_memory_bytes") / 1e6).toFixed(0)} MB`,
  ]
}

export function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)
  return `${times.length}, ms: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)}`
}
