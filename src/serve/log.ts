/** What the server says of itself, a line of JSON each, on standard error. */
import { type Logger, pino } from "pino"

export const LEVELS = ["debug", "info", "warn", "error", "silent"] as const
export type Level = (typeof LEVELS)[number]
export type { Logger }

/** Requests are told of at `info`, faults at `error`. Not waited for: who reads it slowly holds up nobody. */
export function logTo(level: Level): { log: Logger; flush(): void } {
  const stream = pino.destination({ fd: 2, sync: false, minLength: 0 })
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
  return { log, flush: () => stream.flushSync() }
}
