/** A thread that looks again and again whether the ledger has changed, whoever changed it, and says what came. */
import { parentPort, workerData } from "node:worker_threads"
import { type JobCounts, openLedger } from "../../ledger/index.ts"
import { HearsayError } from "../../record/index.ts"
import { Watched } from "./messages.ts"
import type { Seen } from "./watch.ts"

/** Milliseconds. One look reads one row. */
const EVERY = 200
/** Milliseconds between two looks at jobs that no change of the ledger tells of, as that one may be begun now; and longer where it takes long to count them. */
const JOBS_EVERY = 1000
const TIMES_AS_LONG = 50

const { ledger: path, readOnly, since } = Watched.parse(workerData)
const ledger = openLedger(path, { readOnly })
/** undefined: nobody was told anything yet */
let last: number | undefined
let place: string | undefined

async function look(): Promise<void> {
  try {
    const changes = await ledger.changes(last ?? since)
    const jobs = await counted(changes.n !== last)
    if (changes.n === last) return say({ changes, news: null, jobs })
    let news = await ledger.news(place)
    for (;;) {
      say({ changes, news, jobs })
      if (news.place === place || place === undefined) break
      place = news.place
      news = await ledger.news(place)
    }
    place = news.place
    last = changes.n
  } catch (error) {
    if (!(error instanceof HearsayError)) throw error
    // Whoever does not hear for a while that it can be asked knows that it cannot.
  }
}

let due = 0
let waiting = 0
async function counted(hasChanged: boolean): Promise<JobCounts | null> {
  const now = performance.now()
  const isTold = hasChanged && !ledger.jobs.isApart
  if (!isTold && (now < due || (waiting === 0 && !ledger.jobs.isApart))) return null
  const jobs = await ledger.jobs.counts()
  waiting = jobs.queued
  due = now + Math.max(JOBS_EVERY, TIMES_AS_LONG * (performance.now() - now))
  return jobs
}

const say = (seen: Seen) => parentPort?.postMessage(seen)

/** What this desk's own processes are at. */
async function hold(numbers: readonly number[]): Promise<void> {
  try {
    await ledger.jobs.hold(numbers)
  } catch (error) {
    // It is said again soon.
    if (!(error instanceof HearsayError)) throw error
  }
}

let timer: NodeJS.Timeout
async function again(): Promise<void> {
  await look()
  timer = setTimeout(again, EVERY)
}
await again()

parentPort?.on("message", async (message) => {
  if (Array.isArray(message)) return await hold(message)
  clearTimeout(timer)
  await ledger.close()
  parentPort?.close()
})
