/** What the thread that watches the ledger says, for those who wait for it. */
import { Worker } from "node:worker_threads"
import { z } from "zod"
import { type Changes, HELD, type JobCounts, type News } from "../../ledger/index.ts"
import { fileOf } from "./file.ts"
import type { Opened } from "./messages.ts"

export interface Seen {
  changes: Changes
  /** null: the ledger is as it was at the last look */
  news: News | null
  /** null: nobody has counted them at this look */
  jobs: JobCounts | null
}

/** Of our own thread, which says nothing else: looked at no closer, for it comes five times a second. */
const Message = z.custom<Seen>((value) => typeof value === "object" && value !== null && "changes" in value)

const PAUSE = 1000

interface Watching {
  /** the number of the last change that is known */
  known(): number
  saw(seen: Seen): void
  /** the jobs that are being read here */
  at(): number[]
}

/** @returns what ends it */
export function watch(opened: Opened, { known, saw, at }: Watching): () => Promise<void> {
  let closing = false
  let worker = start()
  const holding = opened.readOnly ? undefined : setInterval(() => worker.postMessage(at()), HELD / 3).unref()

  function start(): Worker {
    const started = new Worker(fileOf("./watch-thread"), { workerData: { ...opened, since: known() } })
    started.on("message", (message) => saw(Message.parse(message)))
    // That it cannot look shows in how long ago it last did.
    started.on("error", () => {})
    started.on("exit", () => {
      if (closing) return
      setTimeout(() => {
        if (!closing) worker = start()
      }, PAUSE).unref()
    })
    return started
  }

  return async () => {
    closing = true
    clearInterval(holding)
    if (worker.threadId === -1) return
    const ended = new Promise((resolve) => worker.once("exit", resolve))
    worker.postMessage("close")
    await ended
  }
}
