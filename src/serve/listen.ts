/** The port: who may connect, how long everything may take, and how it is closed without breaking anybody off. */
import { createServer, type Server } from "node:http"
import { setTimeout as pause } from "node:timers/promises"
import { type HttpBindings, serve } from "@hono/node-server"
import { UsageError } from "../record/index.ts"

export interface Listening {
  /** the port that was taken */
  port: number
  /** Takes no more connections; ends those that have been answered, and after so many milliseconds the others too. */
  close(within: number): Promise<void>
}

/** Milliseconds. A client that sends a byte now and then holds nothing up for longer. */
const HEADERS = 10_000
const WHOLE_REQUEST = 60_000
/** without a byte in any direction */
const SILENCE = 120_000
const KEPT_ALIVE = 10_000
const LOOK_EVERY = 2000

const MOST_CONNECTIONS = 1000

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>

/** @throws {UsageError} when the port is taken, or may not be */
export async function listening(fetch: Fetch, port: number, host: string): Promise<Listening> {
  const server = await new Promise<Server>((resolve, reject) => {
    // The adapter's own type is that of three kinds of servers; this is the one that it makes with this function.
    const made = serve({
      fetch: fetch as never,
      port,
      hostname: host,
      createServer,
      serverOptions: {
        headersTimeout: HEADERS,
        requestTimeout: WHOLE_REQUEST,
        keepAliveTimeout: KEPT_ALIVE,
        connectionsCheckingInterval: LOOK_EVERY,
      },
    }) as Server
    made.maxConnections = MOST_CONNECTIONS
    made.setTimeout(SILENCE)
    made.once("error", reject)
    made.once("listening", () => resolve(made))
  }).catch((cause: NodeJS.ErrnoException) => {
    throw refused(cause, port)
  })
  const address = server.address()
  return {
    port: typeof address === "object" && address ? address.port : port,
    async close(within) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const until = Date.now() + within
      const isClosed = closed.then(() => true)
      // A connection that is kept alive is idle only after its answer, so each is looked at again.
      while (Date.now() < until && !(await Promise.race([isClosed, pause(50, false)]))) server.closeIdleConnections()
      server.closeAllConnections()
      await closed
    },
  }
}

function refused(cause: NodeJS.ErrnoException, port: number): unknown {
  const what: { [code: string]: string } = {
    EADDRINUSE: "another program listens there",
    EACCES: "this port is not for everybody",
    EADDRNOTAVAIL: "this machine has no such address",
  }
  const known = what[cause.code ?? ""]
  return known ? new UsageError({ what: known, where: `--port ${port}`, next: "give another", cause }) : cause
}
