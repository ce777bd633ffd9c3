/**
 * Taking a PDF apart in a thread of its own, within bounds. A file of a few hundred bytes can ask for work and memory without end (forms that show forms twice, packed blanks), and nothing in
 * a parser that runs can be told to stop: a thread can be ended.
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

/** "time" or "memory": it took more of that than it may, and was ended. */
export async function takenApart(asked: ToTake, { seconds, megabytes }: Bounds): Promise<Taken | "time" | "memory"> {
  const isSource = import.meta.filename.endsWith(".ts")
  const file = new URL(isSource ? "./pdf-thread.ts" : "../../dist/node/pdf-thread.js", import.meta.url)
  const before = process.memoryUsage.rss()
  const worker = new Worker(file, {
    workerData: asked,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const { promise, resolve } = Promise.withResolvers<Taken | "time" | "memory">()
  worker.once("message", resolve)
  worker.once("error", (cause) => {
    const isMemory = "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY"
    resolve(isMemory ? "memory" : { fault: cause.message, isEncrypted: false })
  })
  worker.once("exit", () => resolve({ fault: "the thread ended", isEncrypted: false }))
  const look = setInterval(async () => {
    if ((process.memoryUsage.rss() - before) / 1024 / 1024 > megabytes) resolve("memory")
    else if ((await secondsOf(worker)) > seconds) resolve("time")
  }, LOOKED_AT)
  try {
    return await promise
  } finally {
    clearInterval(look)
    await worker.terminate()
  }
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
