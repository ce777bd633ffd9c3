/**
 * `npm run bench desk SECONDS ARTICLES`: a hundred readers and two writers at a desk, on a ledger of articles that nobody wrote. How long readers wait, and what goes wrong;
 * how long the thread that answers was held up.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import autocannon from "autocannon"
import { openLedger } from "../src/ledger/index.ts"
import { chance, generatedRecord } from "./ledger-generator.ts"

const READERS = 100
const SEED = 11
const HEADERS = { "content-type": "application/json", "x-hearsay": "1" }

export async function desk([seconds = 30, articles = 2000]: readonly number[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  const path = join(folder, "desk.db")
  const ids = await filled(path, articles)
  const { address, end } = await opened(path)
  const stopped = { now: false }
  const writers = [
    writing(stopped, (n) =>
      post(address, "/api/articles", { text: `The ferry will not sail, Ilse Brandt said on day ${n}.` }),
    ),
    writing(stopped, (n) => post(address, "/api/judgements", judgementOf(ids, n))),
  ]
  const readers = await reading(address, ids, seconds)
  stopped.now = true
  const [adds, judgements] = await Promise.all(writers)
  const figures = await (await fetch(`${address}/metrics`)).text()
  await end()
  rmSync(folder, { recursive: true })
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(figures)?.[1])
  return [
    `${articles} articles, ${READERS} readers and 2 writers for ${seconds} s`,
    `read: ${summary(readers.times)}; ${(readers.times.length / seconds).toFixed(0)} a second; ${readers.errors} errors, ${readers.others} other than 200 or 304`,
    `added: ${summary(adds?.times ?? [])}; ${adds?.faults} faults`,
    `judged: ${summary(judgements?.times ?? [])}; ${judgements?.faults} faults`,
    `event loop, ms: mean ${ms(figure("nodejs_eventloop_lag_mean_seconds"))}, p99 ${ms(figure("nodejs_eventloop_lag_p99_seconds"))}, most ${ms(figure("nodejs_eventloop_lag_max_seconds"))}`,
    `memory of the server: ${(figure("process_resident_memory_bytes") / 1e6).toFixed(0)} MB`,
  ].join("\n")
}

const ms = (seconds: number) => (seconds * 1000).toFixed(1)

async function filled(path: string, articles: number): Promise<string[]> {
  const ledger = openLedger(path, { durable: false })
  const ids = []
  for (let i = 0; i < articles; i++) {
    const record = generatedRecord(SEED, i)
    await ledger.record(record)
    ids.push(record.article.id)
  }
  await ledger.close()
  return ids
}

/** The command as it is typed, in a process of its own. What is new is not compared: of articles that nobody wrote, that would take the machine for itself. */
async function opened(ledger: string): Promise<{ address: string; end(): Promise<void> }> {
  const command = fileURLToPath(new URL("../bin/hearsay.js", import.meta.url))
  const child = spawn(process.execPath, [command, "serve", "--ledger", ledger, "--port", "0", "--no-compare"], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const [said] = await once(child.stdout, "data")
  const exit = once(child, "exit")
  return {
    address: /http:\/\/\S+/.exec(String(said))?.[0] ?? "",
    async end() {
      child.kill("SIGTERM")
      await exit
    },
  }
}

/** What people look at: the desk, searches, articles, and what programs ask for. */
function looked(ids: readonly string[]) {
  const random = chance(SEED)
  const id = () => ids[Math.floor(ids.length * random() ** 2)]
  const words = ["okafor", "harbour", "ministry", "halberg", "union"]
  return Array.from({ length: 200 }, (_, i) => {
    const word = words[i % words.length]
    const paths = [
      "/",
      `/search?q=${word}`,
      `/articles/${id()}`,
      `/api/articles/${id()}`,
      `/api/statements?q=${word}`,
      "/articles",
    ]
    return { method: "GET", path: paths[i % paths.length] ?? "/" }
  })
}

async function reading(url: string, ids: readonly string[], duration: number) {
  const times: number[] = []
  let others = 0
  const run = autocannon({ url, connections: READERS, duration, requests: looked(ids) })
  run.on("response", (_client: unknown, status: number, _bytes: number, time: number) => {
    times.push(time)
    if (status !== 200 && status !== 304) others++
  })
  const { errors, timeouts } = await run
  return { times, others, errors: errors + timeouts }
}

/** One after the other, until it is told to stop. */
async function writing(stopped: { now: boolean }, write: (n: number) => Promise<Response>) {
  const times: number[] = []
  let faults = 0
  for (let n = 1; !stopped.now; n++) {
    const started = performance.now()
    const status = await write(n).then(
      async (response) => (await response.text(), response.status),
      () => 0,
    )
    times.push(performance.now() - started)
    if (status < 200 || status >= 300) faults++
  }
  return { times, faults }
}

const post = (address: string, path: string, body: unknown) =>
  fetch(address + path, { method: "POST", headers: HEADERS, body: JSON.stringify(body) })

function judgementOf(ids: readonly string[], n: number) {
  const place = (i: number) => `${ids[i % ids.length]}/0-10`
  return { about: "claim", verdict: "different", a: place(n), b: place(n + 1), who: "desk", why: `number ${n}` }
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)
  return `${times.length}, ms: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)}`
}
