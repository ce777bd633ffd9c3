/**
 * In a process of its own: does what there is to do whenever it is told that there is something, one thing after the other, and ends with the server.
 *
 * A process and no thread, for a thread in the middle of a run of the network cannot be ended without ending the server too, and an article that takes all the memory
 * there is takes only this one's.
 */
import { setTimeout as pause } from "node:timers/promises"
import { HearsayError } from "../../record/index.ts"
import { type Said, Settings } from "./messages.ts"

/** Not among its arguments, which every user of the machine can read: the address of a ledger may hold a password. */
export const settings = (): Settings => Settings.parse(JSON.parse(process.env.HEARSAY_SETTINGS ?? ""))

export const say = (said: Said) => {
  if (process.connected) process.send?.(said)
}

const PAUSE = 5000

/**
 * @param work does all there is to do. What it throws that is nobody's mistake here (a full disk, a ledger that another program holds) is said, and tried again after a
 * while; anything else ends the process.
 */
export function whenTold(work: () => Promise<void>): void {
  let told = 0
  let done = 0
  let working = false
  const start = async (times: number) => {
    told = times
    if (working) return
    working = true
    while (done < told) {
      const upto = told
      try {
        await work()
        done = upto
      } catch (error) {
        if (!(error instanceof HearsayError)) throw error
        say({ trouble: error.message })
        await pause(PAUSE)
      }
    }
    working = false
    say({ idle: told })
  }
  process.on("message", (times) => void start(Number(times)))
  // Nothing is left half done: what was begun is in the ledger as begun.
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"))
  // Ctrl-C in a terminal reaches all processes: it is for the server to say when this one ends.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {})
}
