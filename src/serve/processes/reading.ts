/** The process that reads what was asked to be added. The model is loaded when there is something that the ledger does not have. */
import { setPriority } from "node:os"
import { doJob } from "../../desk/index.ts"
import { openLedger } from "../../ledger/index.ts"
import { recordOf } from "../../pipeline.ts"
import { loadReader, type Reader } from "../../read/index.ts"
import type { Article } from "../../record/index.ts"
import { say, settings, whenTold } from "./child.ts"
import { BROKE_OFF, MOST_TRIES } from "./tries.ts"

/** Behind whatever answers people. */
const NICE = 5

const { ledger: path, allowPrivate, left } = settings()
setPriority(NICE)
const ledger = openLedger(path)
if (left !== null) await ledger.jobs.giveBack(MOST_TRIES, BROKE_OFF, left)

let loading: Promise<Reader> | undefined
async function read(article: Article) {
  loading ??= loadReader()
  return recordOf(article, await loading)
}

let at: number | null = null
whenTold(async () => {
  for (;;) {
    // What the ledger was too busy or too full to end.
    if (at !== null) await ledger.jobs.giveBack(MOST_TRIES, null, at)
    at = await ledger.jobs.begin()
    if (at === null) return
    say({ begun: at })
    await doJob(at, { ledger, read, allowPrivate, progress: () => say("progress") })
    say({ ended: at })
    at = null
  }
})
