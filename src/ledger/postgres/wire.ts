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

/** @throws {WireError} whatever is asked, where the thread cannot be started or has ended */
export function wireTo(settings: ConnectionSettings, thread: Thread = ours()): Wire {
  const connection = ++thread.connections
  let isOpen = true
  return {
    connect: () => {
      asked(thread, { connection, work: settings })
    },
    ask: (work, wantsEvery = false) => asked(thread, { connection, work, wantsEvery }),
    close() {
      if (isOpen) asked(thread, { connection, work: "end" })
      isOpen = false
    },
  }
}

const Rows = z.array(z.unknown())
const Reply = z.union([
  z.object({ rows: Rows, every: z.array(Rows), written: z.int() }),
  z.object({ failed: z.object({ code: z.string(), message: z.string(), isLost: z.boolean() }) }),
])

interface Thread {
  port: MessagePort
  signal: Int32Array
  /** begun so far */
  connections: number
  /** milliseconds without a beat after which it has ended */
  deadAfter: number
  hasEnded: boolean
}

/** A beat a second comes from a thread that lives, however long an answer takes. */
const DEAD_AFTER = 120_000

let one: Thread | undefined

/** One thread has all connections of a program, for who waits for one asks nothing of another. */
function ours(): Thread {
  one ??= threadOf(fileOf(), DEAD_AFTER)
  return one
}

/**
 * Who waits for an answer hears nothing else, not even that the thread has ended. So what cannot be loaded (the program is being installed anew, say) is answered by what loads it.
 */
const LOADING = `
const { workerData: { file, port, signal } } = require("node:worker_threads")
setInterval(() => Atomics.add(signal, 1, 1), 1000).unref()
import(file).catch(({ message }) =>
  port.on("message", () => {
    port.postMessage({ failed: { code: "THREAD", message, isLost: false } })
    Atomics.add(signal, 0, 1)
    Atomics.notify(signal, 0)
  }))`

/** @param deadAfter milliseconds */
export function threadOf(file: URL, deadAfter: number): Thread {
  const signal = new Int32Array(new SharedArrayBuffer(8))
  const { port1: own, port2: port } = new MessageChannel()
  const workerData = { signal, port, file: file.href } satisfies ThreadSettings & { file: string }
  const worker = new Worker(LOADING, { eval: true, workerData, transferList: [port], execArgv: [] })
  // Whoever has nothing more to do ends, whether or not the ledger was closed.
  worker.unref()
  own.unref()
  return { port: own, signal, connections: 0, deadAfter, hasEnded: false }
}

function asked(thread: Thread, message: Asked): Answered {
  const { port, signal, deadAfter } = thread
  const before = Atomics.load(signal, 0)
  port.postMessage(message)
  // Who is told may be told late, of the answer before: only another number means that there is one.
  while (Atomics.load(signal, 0) === before) {
    const beats = Atomics.load(signal, 1)
    const isLate = thread.hasEnded || Atomics.wait(signal, 0, before, deadAfter) === "timed-out"
    if (!isLate || Atomics.load(signal, 1) !== beats) continue
    thread.hasEnded = true
    throw new WireError({ code: "THREAD", message: "it has ended", isLost: false })
  }
  const reply = Reply.parse(receiveMessageOnPort(port)?.message)
  if ("failed" in reply) throw new WireError(reply.failed)
  return reply
}
