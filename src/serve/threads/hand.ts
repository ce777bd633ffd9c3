/** One thread that has one task at a time. One that hangs or dies is replaced, and only its own task fails. */
import { Worker } from "node:worker_threads"
import type { Changes } from "../../ledger/index.ts"
import { fileOf } from "./file.ts"
import { Done, errorOf, type Opened, type Task } from "./messages.ts"

export interface Waiting extends Omit<Task, "since"> {
  resolve(answer: unknown): void
  reject(error: Error): void
  until: NodeJS.Timeout
}

export interface Hand {
  /** When it can take its first task. @throws what it died of */
  ready: Promise<void>
  isFree(): boolean
  take(task: Waiting): void
  /** Gives up a task that hangs, and the thread with it. */
  drop(id: number): void
  /** Ends when its task has, or after so many milliseconds. */
  close(within: number): Promise<void>
}

export interface Told {
  /** it can take another task */
  freed(): void
  /** the number of the last change that is known */
  known(): number
  /** what changed of the ledger, after a task, and before whoever asked has the answer */
  changed(changes: Changes): void
}

/** The longest time between two tries to start a thread that dies as soon as it begins, in milliseconds. */
const LONGEST_PAUSE = 5000

export function handOf(opened: Opened, told: Told): Hand {
  let task: Waiting | null = null
  let closing = false
  /** since it last answered */
  let deaths = 0
  let isReady = false
  const first = Promise.withResolvers<void>()
  let worker: Worker | null = start()

  function start(): Worker {
    const started = new Worker(fileOf("./ledger-thread"), { workerData: opened })
    let reason = new Error("the thread ended")
    isReady = false
    started.on("message", (message) => {
      if (started !== worker) return
      if (message !== "ready") return settle(Done.parse(message))
      isReady = true
      first.resolve()
      told.freed()
    })
    started.on("error", (error) => {
      reason = error instanceof Error ? error : new Error(String(error))
    })
    started.on("exit", () => {
      if (started !== worker) return
      worker = null
      first.reject(reason)
      if (!closing) startAgain()
      finish((own) => own.reject(reason))
    })
    return started
  }

  function startAgain(): void {
    const pause = deaths === 0 ? 0 : Math.min(LONGEST_PAUSE, 100 * 2 ** deaths)
    deaths++
    setTimeout(() => {
      if (closing) return
      worker = start()
    }, pause).unref()
  }

  function settle(done: Done): void {
    deaths = 0
    if (done.changes !== null) told.changed(done.changes)
    if (done.id !== task?.id) return
    finish((own) => {
      if ("answer" in done) own.resolve(done.answer)
      else own.reject("problem" in done ? errorOf(done.problem) : faultOf(done.fault))
    })
  }

  function finish(tell: (own: Waiting) => void): void {
    const own = task
    task = null
    if (own) {
      clearTimeout(own.until)
      tell(own)
    }
    told.freed()
  }

  return {
    ready: first.promise,
    isFree: () => task === null && worker !== null && isReady && !closing,
    take(given) {
      task = given
      const { id, useCase, asked, form } = given
      const bytes = asked instanceof Uint8Array && asked.buffer instanceof ArrayBuffer ? [asked.buffer] : []
      worker?.postMessage({ id, useCase, asked, form, since: told.known() } satisfies Task, bytes)
    },
    drop(id) {
      if (task?.id !== id) return
      task = null
      const old = worker
      worker = start()
      void old?.terminate()
    },
    async close(within) {
      closing = true
      const ending = worker
      if (!ending) return
      const ended = new Promise((resolve) => ending.once("exit", resolve))
      ending.postMessage("close")
      const late = setTimeout(() => void ending.terminate(), within)
      await ended
      clearTimeout(late)
    },
  }
}

/** A fault of a thread as an error here, with the stack that it had there. */
function faultOf(fault: string): Error {
  const error = new Error(fault.split("\n")[0])
  error.stack = fault
  return error
}
