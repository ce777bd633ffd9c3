/** `hearsay worker`: takes what is to be done for a shared ledger, in processes of its own, beside as many others on other machines. */
import { HELD, type Ledger, openLedger } from "../ledger/index.ts"
import { HearsayError, UsageError } from "../record/index.ts"
import { type Supervised, supervised } from "./processes/supervised.ts"

export interface WorkerOptions {
  ledger: string
  /** how many processes read */
  readers: number
  /** addresses of private networks may be fetched */
  allowPrivate: boolean
  /** what was read is compared with its neighbourhood afterwards, by jobs of their own */
  compare: boolean
  /** ends when nothing waits any more */
  once: boolean
  /** is told what does not work now and will be tried again */
  trouble(what: string): void
  /** is told of each job that has ended */
  ended(number: number): void
}

interface Worker {
  /** when it has nothing to do any more, which without `once` it never has */
  idle: Promise<void>
  /** Ends at once. What was begun waits again, and was not tried. */
  stop(): Promise<void>
}

/** Milliseconds between two looks whether something waits, where a process rests. */
const LOOK = 500

/**
 * @throws {UsageError} when it is the ledger of one machine, which a desk reads for
 * @throws {LedgerError} when the ledger is none, or cannot be opened
 */
export async function work({
  ledger: path,
  readers,
  once,
  trouble,
  ended,
  ...options
}: WorkerOptions): Promise<Worker> {
  const ledger = openLedger(path, { create: false })
  if (!ledger.jobs.isApart) {
    await ledger.close()
    throw new UsageError({
      what: "it is a file, which one machine has",
      where: `--ledger ${path}`,
      next: "let hearsay add or hearsay serve read for it, or give the address of a database: postgres://…",
    })
  }
  const settings = { ledger: path, allowPrivate: options.allowPrivate, comparesLater: options.compare }
  const processes = Array.from({ length: readers }, () =>
    supervised("reading", settings, {
      said: (said) => typeof said === "object" && "ended" in said && ended(said.ended),
      trouble,
    }),
  )
  const { promise: idle, resolve: rest } = Promise.withResolvers<void>()

  let timer: NodeJS.Timeout
  let isStopped = false
  let held = Number.NEGATIVE_INFINITY
  async function look(): Promise<void> {
    try {
      await wakeFor(ledger, processes, once ? rest : () => {})
      if (performance.now() - held > HELD / 3) {
        await ledger.jobs.hold(atOf(processes))
        held = performance.now()
      }
    } catch (error) {
      if (!(error instanceof HearsayError)) throw error
      trouble(error.message)
    }
    if (!isStopped) timer = setTimeout(look, LOOK)
  }
  await look()

  return {
    idle,
    async stop() {
      isStopped = true
      clearTimeout(timer)
      const left = await Promise.all(processes.map((each) => each.kill()))
      for (const number of left) if (number !== null) await ledger.jobs.giveBack(null, number)
      await ledger.close()
    },
  }
}

const atOf = (processes: readonly Supervised[]) =>
  processes.map((each) => each.at()).filter((number) => number !== null)

async function wakeFor(ledger: Ledger, processes: readonly Supervised[], rest: () => void): Promise<void> {
  const resting = processes.filter((each) => !each.isWorking())
  if (resting.length === 0) return
  const waiting = await ledger.jobs.list({ state: "queued", limit: resting.length })
  for (const each of resting.slice(0, waiting.length)) each.wake()
  // What others are at may come back, or bring more.
  if (waiting.length === 0 && resting.length === processes.length && (await ledger.jobs.counts()).reading === 0) rest()
}
