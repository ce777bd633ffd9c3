/**
 * Taking a PDF apart in a thread of its own, within bounds. A file of a few hundred bytes can ask for work and memory without end (forms that show forms twice, packed blanks), and nothing in
 * a parser that runs can be told to stop: a thread can be ended. One that has come to its end by itself waits a while for the next file, for its parser takes longer to load than most
 * files to read.
 */
import { Worker } from "node:worker_threads"
import type { Taken, ToTake } from "./pdf-lines.ts"

export interface Bounds {
  /** CPU-seconds */
  seconds: number
  /** by which this process may grow meanwhile */
  megabytes: number
}

/** A hundred pages of a paper take some five seconds and 200 MB. */
export const BOUNDS: Bounds = { seconds: 60, megabytes: 1500 }
const LOOKED_AT = 50 // milliseconds between two looks at it
const WAITS = 5_000 // milliseconds

/** A thread that waits, and what it may take. */
interface Waiting {
  worker: Worker
  megabytes: number
  end: NodeJS.Timeout
  forget: () => void
}

let waiting: Waiting | null = null

/** "time" or "memory": it took more of that than it may, and was ended. */
export async function takenApart(asked: ToTake, { seconds, megabytes }: Bounds): Promise<Taken | "time" | "memory"> {
  const before = process.memoryUsage.rss()
  const worker = threadFor(megabytes)
  const { promise, resolve } = Promise.withResolvers<Taken | "time" | "memory">()
  let isDone = false
  const told = (taken: Taken) => {
    isDone = true
    resolve(taken)
  }
  const ended = () => resolve({ fault: "the thread ended", isEncrypted: false })
  const failed = (cause: Error) => {
    const isMemory = "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY"
    resolve(isMemory ? "memory" : { fault: cause.message, isEncrypted: false })
  }
  worker.on("message", told).on("error", failed).on("exit", ended)
  let spent: number | undefined
  worker.postMessage(asked)
  const look = setInterval(async () => {
    const now = await secondsOf(worker)
    spent ??= now
    if ((process.memoryUsage.rss() - before) / 1024 / 1024 > megabytes) resolve("memory")
    else if (now - spent > seconds) resolve("time")
  }, LOOKED_AT)
  const taken = await promise
  clearInterval(look)
  worker.off("message", told).off("error", failed).off("exit", ended)
  // What is at work still, or has ended, is no use to the next file.
  if (isDone && !waiting) leave(worker, megabytes)
  else await worker.terminate()
  return taken
}

/** The thread that waits, or one that is begun. */
function threadFor(megabytes: number): Worker {
  if (waiting?.megabytes === megabytes) {
    const { worker, end, forget } = waiting
    waiting = null
    clearTimeout(end)
    worker.off("error", forget).off("exit", forget).ref()
    return worker
  }
  const isSource = import.meta.filename.endsWith(".ts")
  const file = new URL(isSource ? "./pdf-thread.ts" : "../../dist/node/pdf-thread.js", import.meta.url)
  return new Worker(file, { stderr: true, resourceLimits: { maxOldGenerationSizeMb: megabytes } })
}

/** It waits for a while, and keeps nobody from ending. */
function leave(worker: Worker, megabytes: number): void {
  const forget = () => {
    if (waiting?.worker === worker) waiting = null
    clearTimeout(end)
    worker.terminate()
  }
  const end = setTimeout(forget, WAITS).unref()
  worker.on("error", forget).on("exit", forget).unref()
  waiting = { worker, megabytes, end, forget }
}

/** None once it has ended. */
async function secondsOf(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1e6
  } catch {
    return 0
  }
}
