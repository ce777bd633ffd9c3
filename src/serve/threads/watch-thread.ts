/** A thread that looks again and again whether the ledger has changed, whoever changed it, and says what came. */
import { parentPort, workerData } from "node:worker_threads"
import { openLedger } from "../../ledger/index.ts"
import { HearsayError } from "../../record/index.ts"
import { Watched } from "./messages.ts"
import type { Seen } from "./watch.ts"

/** Milliseconds. One look reads one row. */
const EVERY = 200

const { ledger: path, readOnly, since } = Watched.parse(workerData)
const ledger = openLedger(path, { readOnly })
/** undefined: nobody was told anything yet */
let last: number | undefined
let place: string | undefined

async function look(): Promise<void> {
  try {
    const changes = await ledger.changes(last ?? since)
    if (changes.n === last) return say({ changes, news: null, jobs: null })
    let news = await ledger.news(place)
    const jobs = await ledger.jobs.counts()
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

const say = (seen: Seen) => parentPort?.postMessage(seen)

let timer: NodeJS.Timeout
async function again(): Promise<void> {
  await look()
  timer = setTimeout(again, EVERY)
}
await again()

parentPort?.on("message", async () => {
  clearTimeout(timer)
  await ledger.close()
  parentPort?.close()
})
