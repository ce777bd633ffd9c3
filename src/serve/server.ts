/** `hearsay serve`: listens, and stops in good order. */
import { serve as listen } from "@hono/node-server"
import { UsageError } from "../record/index.ts"
import { appOf } from "./app.ts"
import { sessions } from "./people/sessions.ts"
import { tokensIn } from "./people/tokens.ts"
import { poolOf } from "./threads/pool.ts"

interface ServeOptions {
  ledger: string
  port: number
  host: string
  /** who may ask; without it whoever is on this machine, and nobody else */
  tokenFile?: string
}

interface Server {
  /** where the desk is found: http://127.0.0.1:4747 */
  address: string
  /** Answers what was asked already, and ends. */
  close(): Promise<void>
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"])

/**
 * @param options port 0 takes one that is free
 * @throws {UsageError} when it would be open to others, or the port is taken
 */
export async function serve({ ledger, port, host, tokenFile }: ServeOptions): Promise<Server> {
  const people = tokenFile === undefined ? null : { tokens: tokensIn(tokenFile), sessions: sessions() }
  if (!LOOPBACK.has(host) && !people)
    throw new UsageError({
      what: "others could reach it there, and it has no tokens to know them by",
      where: `--host ${host}`,
      next: "make tokens with hearsay token add and give --token-file, or leave --host out",
    })
  const pool = poolOf(ledger)
  const hosts = new Set<string>()
  const app = appOf({ ask: pool.ask, page: pool.page, hosts, people })
  const { server, taken } = await new Promise<{ server: ReturnType<typeof listen>; taken: number }>(
    (resolve, reject) => {
      const server = listen({ fetch: app.fetch, port, hostname: host }, (info) => resolve({ server, taken: info.port }))
      server.on("error", reject)
    },
  ).catch(async (cause: NodeJS.ErrnoException) => {
    await pool.close()
    if (cause.code !== "EADDRINUSE") throw cause
    throw new UsageError({
      what: "another program listens there",
      where: `--port ${port}`,
      next: "give another",
      cause,
    })
  })
  for (const name of ["127.0.0.1", "localhost", "[::1]"]) hosts.add(`${name}:${taken}`)
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    async close() {
      await new Promise((resolve) => server.close(resolve))
      await pool.close()
    },
  }
}
