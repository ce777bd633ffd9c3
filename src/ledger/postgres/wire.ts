/** A connection that is waited for: what is asked is answered before anything else goes on. */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads"
import { z } from "zod"
import type { Answered, Asked, ConnectionSettings, Failed, Sent, ThreadSettings } from "./messages.ts"

/** In a checkout the source, elsewhere what was built of it. */
function fileOf(): URL {
  const isSource = import.meta.filename.endsWith(".ts")
  return new URL(isSource ? "./thread.ts" : "../../../dist/node/postgres-thread.js", import.meta.url)
}

/** An answer that says what went wrong. */
export class WireError extends Error {
  readonly failed: Failed
  constructor(failed: Failed) {
    super(failed.message)
    this.failed = failed
  }
}

export interface Wire {
  /** Begins the connection, again where it was begun before. @throws {WireError} */
  connect(): void
  /** @throws {WireError} */
  ask(statements: readonly Sent[], wantsEvery?: boolean): Answered
  close(): void
}

let connections = 0

export function wireTo(settings: ConnectionSettings): Wire {
  const connection = ++connections
  let isOpen = true
  return {
    connect: () => {
      asked({ connection, work: settings })
    },
    ask: (work, wantsEvery = false) => asked({ connection, work, wantsEvery }),
    close() {
      if (isOpen) asked({ connection, work: "end" })
      isOpen = false
    },
  }
}

const Rows = z.array(z.unknown())
const Reply = z.union([
  z.object({ rows: Rows, every: z.array(Rows), written: z.int() }),
  z.object({ failed: z.object({ code: z.string(), message: z.string(), isLost: z.boolean() }) }),
])

/** Milliseconds after which a thread that says nothing has died. */
const DEAD_MS = 3_600_000

let thread: { port: MessagePort; signal: Int32Array } | null = null

/** One thread has all connections of a program, for who waits for one asks nothing of another. */
function started(): { port: MessagePort; signal: Int32Array } {
  if (thread) return thread
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const { port1: own, port2: port } = new MessageChannel()
  const workerData: ThreadSettings = { signal, port }
  const worker = new Worker(fileOf(), { workerData, transferList: [port], execArgv: [] })
  // Whoever has nothing more to do ends, whether or not the ledger was closed.
  worker.unref()
  own.unref()
  thread = { port: own, signal }
  return thread
}

function asked(message: Asked): Answered {
  const { port, signal } = started()
  const before = Atomics.load(signal, 0)
  port.postMessage(message)
  // Who is told may be told late, of the answer before: only another number means that there is one.
  while (Atomics.load(signal, 0) === before)
    if (Atomics.wait(signal, 0, before, DEAD_MS) === "timed-out") throw new Error("the thread with the connection died")
  const reply = Reply.parse(receiveMessageOnPort(port)?.message)
  if ("failed" in reply) throw new WireError(reply.failed)
  return reply
}
