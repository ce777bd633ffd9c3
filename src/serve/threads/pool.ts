/**
 * Threads that have the ledger open: several that read, and one that writes, so that writers never wait for one another in the middle of something.
 *
 * Each has one task at a time; what comes meanwhile waits its turn, and where too many wait, or one waits too long, whoever asks is told to come again. A thread that hangs or
 * dies is replaced, and only its own task fails.
 */
import { Worker } from "node:worker_threads"
import { type Ask, type UseCaseName, useCases } from "../../desk/index.ts"
import { BusyError } from "../../record/index.ts"
import { Done, errorOf, type Task } from "./messages.ts"

export interface PoolOptions {
  /** how many threads read */
  readers?: number
  /** how many tasks may wait */
  most?: number
  /** milliseconds that a task may take, from when it was asked for */
  longest?: number
}

export interface Pool {
  ask: Ask
  /** the HTML of a page, made of what a use case answers */
  page(page: string, useCase: UseCaseName, asked: unknown): Promise<string>
  /** tasks that wait or are worked on */
  waiting(): number
  close(): Promise<void>
}

interface Waiting extends Task {
  resolve(answer: unknown): void
  reject(error: Error): void
  until: NodeJS.Timeout
}

export function poolOf(ledger: string, options: PoolOptions = {}): Pool {
  const { readers = 2, most = 500, longest = 15_000 } = options
  const reading = queueOf(ledger, readers, most, longest)
  const writing = queueOf(ledger, 1, most, longest)
  const queueFor = (name: UseCaseName) => (useCases[name].writes ? writing : reading)
  return {
    // What a use case answers is what its thread was given by it.
    ask: (name, asked) => queueFor(name).add(name, asked, null) as never,
    page: async (page, name, asked) => String(await queueFor(name).add(name, asked, page)),
    waiting: () => reading.size() + writing.size(),
    async close() {
      await Promise.all([reading.close(), writing.close()])
    },
  }
}

let tasks = 0

function queueOf(ledger: string, size: number, most: number, longest: number) {
  const queue: Waiting[] = []
  const hands = Array.from({ length: size }, () => handOf(ledger, next))
  let closed = false

  function next(): void {
    for (const hand of hands) {
      if (!hand.isFree()) continue
      const task = queue.shift()
      if (!task) return
      hand.take(task)
    }
  }

  const add = (useCase: UseCaseName, asked: unknown, page: string | null) =>
    new Promise<unknown>((resolve, reject) => {
      if (closed || queue.length >= most) return reject(busy("too much is asked of it at once"))
      const id = ++tasks
      const until = setTimeout(() => {
        const at = queue.findIndex((task) => task.id === id)
        if (at >= 0) queue.splice(at, 1)
        else for (const hand of hands) hand.drop(id)
        reject(busy("it took too long"))
      }, longest)
      queue.push({ id, useCase, asked, page, resolve, reject, until })
      next()
    })

  return {
    add,
    size: () => queue.length + hands.filter((hand) => !hand.isFree()).length,
    async close() {
      closed = true
      await Promise.all(hands.map((hand) => hand.close()))
    },
  }
}

const busy = (what: string) => new BusyError({ what, where: "the desk", next: "ask again in a moment" })

/** One thread. @param freed is called when it can take another task */
function handOf(ledger: string, freed: () => void) {
  let task: Waiting | null = null
  let closing = false
  let worker = start()

  function start(): Worker {
    const started = new Worker(fileOf("ledger-thread"), { workerData: { ledger } })
    started.on("message", (message) => settle(Done.parse(message)))
    started.on("error", (error) => {
      if (started !== worker) return
      if (!closing) worker = start()
      finish((own) => own.reject(error instanceof Error ? error : new Error(String(error))))
    })
    return started
  }

  function settle(done: Done): void {
    if (done.id !== task?.id) return
    finish((own) => {
      if ("answer" in done) own.resolve(done.answer)
      else own.reject("problem" in done ? errorOf(done.problem) : new Error(done.fault))
    })
  }

  function finish(tell: (own: Waiting) => void): void {
    const own = task
    task = null
    if (own) {
      clearTimeout(own.until)
      tell(own)
    }
    freed()
  }

  return {
    isFree: () => task === null && !closing,
    take(given: Waiting) {
      task = given
      const { id, useCase, asked, page } = given
      worker.postMessage({ id, useCase, asked, page } satisfies Task)
    },
    /** Gives up a task that hangs, and the thread with it. */
    drop(id: number) {
      if (task?.id !== id) return
      task = null
      const old = worker
      worker = start()
      void old.terminate()
      freed()
    },
    async close() {
      closing = true
      worker.postMessage("close")
      await new Promise((resolve) => worker.once("exit", resolve))
    },
  }
}

/** In a checkout the source, elsewhere what was built of it. */
function fileOf(thread: string): URL {
  const isSource = import.meta.filename.endsWith(".ts")
  return new URL(isSource ? `./${thread}.ts` : `../../../dist/node/${thread}.js`, import.meta.url)
}
