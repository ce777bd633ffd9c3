/** `hearsay serve`: listens, and stops in good order. */
import { UsageError } from "../record/index.ts"
import { answersOf } from "./answers.ts"
import { appOf } from "./app.ts"
import { behind } from "./behind.ts"
import { gauges } from "./gauges.ts"
import { listening } from "./listen.ts"
import { type Level, logTo } from "./log.ts"
import { metrics as metricsOf } from "./metrics.ts"
import { sessions } from "./people/sessions.ts"
import { tokensIn } from "./people/tokens.ts"

export interface ServeOptions {
  ledger: string
  port: number
  host: string
  /** who may ask; without it whoever is on this machine, and nobody else */
  tokenFile?: string
  /** how many processes read what is added; default 1 */
  readers?: number
  /** addresses of private networks may be fetched */
  allowPrivate?: boolean
  /** nothing is written, whoever asks */
  readOnly?: boolean
  /** what is new is compared in the background; default true */
  compare?: boolean
  /** how many threads answer from the ledger; default 2 */
  threads?: number
  /** what is told on standard error; default nothing */
  log?: Level
}

interface Server {
  /** where the desk is found: http://127.0.0.1:4747 */
  address: string
  /** Answers what was asked already, and ends. What is still to be read waits for the next time. */
  close(): Promise<void>
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"])

const USUAL = { readers: 1, allowPrivate: false, readOnly: false, compare: true, threads: 2 }

/** Milliseconds that requests have to be answered when it is closed. */
const PATIENCE = 5000

/**
 * @param options port 0 takes one that is free
 * @throws {UsageError} when it would be open to others, or the port is taken
 * @throws {LedgerError} when the ledger is none, or cannot be opened; nothing listens then
 */
export async function serve({
  port,
  host,
  tokenFile,
  log: level = "silent",
  ...options
}: ServeOptions): Promise<Server> {
  const people = tokenFile === undefined ? null : { tokens: tokensIn(tokenFile), sessions: sessions() }
  if (!LOOPBACK.has(host) && !people)
    throw new UsageError({
      what: "others could reach it there, and it has no tokens to know them by",
      where: `--host ${host}`,
      next: "make tokens with hearsay token add and give --token-file, or leave --host out",
    })
  const { log, flush } = logTo(level)
  const trouble = (what: string) => log.warn(what)
  const parts = await behind({ ...USUAL, trouble, ...options })
  const answers = answersOf(parts.pool, parts.fresh)
  const metrics = metricsOf()
  gauges(metrics, parts, answers)
  const hosts = new Set<string>()
  const app = appOf({ ...parts, answers, metrics, log, hosts, people })
  const server = await listening(app.fetch, port, host).catch(async (cause) => {
    await parts.close()
    throw cause
  })
  for (const name of ["127.0.0.1", "localhost", "[::1]"]) hosts.add(`${name}:${server.port}`)
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${server.port}`,
    async close() {
      parts.events.close()
      await server.close(PATIENCE)
      await parts.close()
      flush()
    },
  }
}
