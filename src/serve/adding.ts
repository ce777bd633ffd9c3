/** Adding: what is asked for is kept in the ledger first, and read by processes of their own; whoever asked is answered when it is done, or after a moment with where it is found. */
import type { Answer } from "../desk/index.ts"
import type { Heard } from "./processes/supervised.ts"
import { type Supervised, supervised } from "./processes/supervised.ts"
import type { Pool } from "./threads/pool.ts"

export type Job = Answer<"job">

export interface Adding {
  /** @param body what is to be added, as JSON that nobody has looked into yet. @returns when it has ended, or after a moment */
  add(body: Uint8Array): Promise<Job>
  /** Tells whoever reads that something waits. */
  wake(): void
  /** how many of the processes work */
  working(): number
  /** the jobs that they are at */
  at(): number[]
  /** Ends all at once. @returns the jobs that they were at */
  kill(): Promise<number[]>
}

interface AddingOptions {
  ledger: string
  /** how many processes read */
  readers: number
  allowPrivate: boolean
  trouble: Heard["trouble"]
  /** is told of each job that has ended, or waits for something to pass */
  ended(number: number): void
}

/** Milliseconds after which whoever asked is told where to look. */
const PATIENCE = 2000

export function addingTo(pool: Pool, { ledger, readers, allowPrivate, trouble, ended }: AddingOptions): Adding {
  const waiting = new Map<number, Set<() => void>>()
  const said: Heard["said"] = (said) => {
    if (typeof said === "string" || !("ended" in said || "later" in said)) return
    const number = "ended" in said ? said.ended : said.later
    for (const tell of waiting.get(number) ?? []) tell()
    ended(number)
  }
  const processes = Array.from({ length: readers }, () =>
    supervised("reading", { ledger, allowPrivate, comparesLater: false }, { said, trouble }),
  )

  const whenEnded = (number: number) =>
    new Promise<void>((resolve) => {
      const all = waiting.get(number) ?? new Set()
      const tell = () => {
        clearTimeout(late)
        all.delete(tell)
        if (all.size === 0) waiting.delete(number)
        resolve()
      }
      const late = setTimeout(tell, PATIENCE)
      waiting.set(number, all.add(tell))
    })

  const wake = () => wakeOne(processes)

  return {
    async add(body) {
      // What a thread answers is what the use case gives.
      const { number } = (await pool.askBytes("add", body)) as Job
      const end = whenEnded(number)
      wake()
      await end
      return pool.ask("job", { number })
    },
    wake,
    working: () => processes.filter((each) => each.isWorking()).length,
    at: () => processes.map((each) => each.at()).filter((number) => number !== null),
    async kill() {
      const left = await Promise.all(processes.map((each) => each.kill()))
      return left.filter((number) => number !== null)
    },
  }
}

/** One that rests; where none does, all, for one of them may just have found that nothing waits. */
function wakeOne(processes: readonly Supervised[]): void {
  const resting = processes.find((each) => !each.isWorking())
  if (resting) resting.wake()
  else for (const each of processes) each.wake()
}
