/** What Linux says of processes: how long they ran, and how long they waited for a core (`/proc`, proc(5)). */
import { readFileSync } from "node:fs"
import { join } from "node:path"

/** Ticks a second, on every Linux of today. */
const TICKS = 100
const NANO = 1e9

export interface ProcessStanding {
  /** CPU-seconds of all its threads */
  cpu: number
  /** seconds that its main thread ran, and that it was ready to run and waited for a core */
  ran: number
  waited: number
}

export function standingOf(pid: number): ProcessStanding {
  const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ").map(Number)
  return { cpu: ticksOf(pid).own, ran: ran / NANO, waited: waited / NANO }
}

export const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .split(" ")
    .flatMap((each) => (each.trim() ? [Number(each)] : []))

/** CPU-seconds of a PostgreSQL server, its processes that have ended included. @param folder as test/postgres/server.ts makes it */
export function serverCpu(folder: string): number {
  const pid = Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0])
  const { own, ended } = ticksOf(pid)
  return own + ended + childrenOf(pid).reduce((sum, child) => sum + cpuOrNothing(child), 0)
}

function cpuOrNothing(pid: number): number {
  try {
    return ticksOf(pid).own
  } catch {
    return 0
  }
}

function ticksOf(pid: number): { own: number; ended: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ").map(Number) ?? []
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15)
  return { own: (user + system) / TICKS, ended: (endedUser + endedSystem) / TICKS }
}
