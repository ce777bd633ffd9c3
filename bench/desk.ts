/**
 * `npm run bench desk SECONDS ARTICLES`: a hundred readers and two writers at a desk, on a ledger of articles that nobody wrote. How long readers wait, and what goes wrong;
 * how long the thread that answers was held up.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import autocannon from "autocannon"
import { openLedger } from "../src/ledger/index.ts"
import { chance, generatedRecord } from "./ledger-generator.ts"
import { opened, standing, summary } from "./opened.ts"

const READERS = 100
const SEED = 11
/** Seconds that a person looks at a page, at least and at most; and for how long that is measured at most. */
const PAUSE = [2, 5] as const
const LONGEST_PAUSING = 60
const HEADERS = { "content-type": "application/json", "x-hearsay": "1" }

export async function desk([seconds = 30, articles = 2000]: readonly number[] = []): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-"))
  const path = join(folder, "desk.db")
  const ids = await filled(path, articles)
  const server = await opened(path)
  const { address } = server
  const stopped = { now: false }
  const [adds, judgements] = [written(), written()]
  const writers = [
    writing(adds, stopped, (n) =>
      post(address, "/api/articles", { text: `The ferry will not sail, Ilse Brandt said on day ${n}.` }),
    ),
    writing(judgements, stopped, (n) => post(address, "/api/judgements", judgementOf(ids, n))),
  ]
  const readers = await reading(address, ids, seconds)
  const wrote = [
    `added: ${summary(adds.times)}; ${adds.faults} faults`,
    `judged: ${summary(judgements.times)}; ${judgements.faults} faults`,
  ]
  const held = await standing(server, readers.times.length + adds.times.length + judgements.times.length)
  const people = await pausing(address, ids, Math.min(seconds, LONGEST_PAUSING))
  stopped.now = true
  await Promise.all(writers)
  await server.end()
  rmSync(folder, { recursive: true })
  return [
    `${articles} articles, ${READERS} readers and 2 writers for ${seconds} s`,
    `read: ${summary(readers.times)}; ${(readers.times.length / seconds).toFixed(0)} a second; ${readers.errors} errors, ${readers.others} other than 200 or 304`,
    ...wrote,
    ...held,
    `read by ${READERS} people, each a page every ${PAUSE[0]} to ${PAUSE[1]} s, for ${people.seconds} s more: ${summary(people.times)}; ${people.errors} errors`,
  ].join("\n")
}

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

/** Beside the same writers, as many readers who read what they ask for. */
async function pausing(url: string, ids: readonly string[], seconds: number) {
  const until = performance.now() + seconds * 1000
  const paths = looked(ids).map(({ path }) => path)
  const times: number[] = []
  let errors = 0
  const [least, most] = PAUSE
  const reader = async (_: unknown, i: number) => {
    const random = chance(SEED + i)
    for (let pause = random() * most; ; pause = least + random() * (most - least)) {
      await new Promise((resolve) => setTimeout(resolve, pause * 1000))
      if (performance.now() > until) return
      const started = performance.now()
      const response = await fetch(url + paths[Math.floor(random() * paths.length)]).catch(() => null)
      await response?.text()
      if (response?.status !== 200) errors++
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: READERS }, reader))
  return { times, errors, seconds }
}

interface Written {
  times: number[]
  faults: number
}

const written = (): Written => ({ times: [], faults: 0 })

/** One after the other, until it is told to stop. */
async function writing(done: Written, stopped: { now: boolean }, write: (n: number) => Promise<Response>) {
  for (let n = 1; !stopped.now; n++) {
    const started = performance.now()
    const response = await write(n).catch(() => null)
    await response?.text().catch(() => {})
    done.times.push(performance.now() - started)
    if (!response?.ok) done.faults++
  }
}

const post = (address: string, path: string, body: unknown) =>
  fetch(address + path, { method: "POST", headers: HEADERS, body: JSON.stringify(body) })

function judgementOf(ids: readonly string[], n: number) {
  const place = (i: number) => `${ids[i % ids.length]}/0-10`
  return { about: "claim", verdict: "different", a: place(n), b: place(n + 1), who: "desk", why: `number ${n}` }
}
