/**
 * Threads that have the ledger open: several that read, and one that writes, so that writers never wait for one another in the middle of something.
 *
 * What comes while all are busy waits its turn, and where too many wait, or one waits too long, whoever asks is told to come again.
 */
import { type Ask, type UseCaseName, useCases } from "../../desk/index.ts"
import { BusyError, ForbiddenError } from "../../record/index.ts"
import type { Freshness } from "../freshness.ts"
import { asker } from "./asker.ts"
import { handOf, type Waiting } from "./hand.ts"
import { type Form, type Opened, Text } from "./messages.ts"

export interface PoolOptions {
  /** how many threads read */
  readers?: number
  /** how many tasks may wait */
  most?: number
  /** milliseconds that a task may take, from when it was asked for */
  longest?: number
}

export interface Pool {
  /** When all threads have the ledger open. */
  ready: Promise<unknown>
  ask: Ask
  /** The same for bytes of JSON that nobody has looked into yet. */
  askBytes(useCase: UseCaseName, asked: Uint8Array): Promise<unknown>
  /** A text that is made of what a use case answers. */
  text(useCase: UseCaseName, asked: unknown, form: Exclude<Form, "value">): Promise<Text>
  /** how many tasks wait or are worked on, and how many threads there are */
  load(): { [kind in "reading" | "writing"]: { tasks: number; threads: number } }
  /** Ends what was begun, within so many milliseconds. */
  close(within: number): Promise<void>
}

/** @param fresh is told what changed after each task, before whoever asked has the answer */
export function poolOf(opened: Opened, fresh: Freshness, options: PoolOptions = {}): Pool {
  const { readers = 2, most = 500, longest = 15_000 } = options
  const writers = opened.readOnly ? 0 : 1
  const reading = queueOf({ opened, size: readers, most, longest, fresh })
  const writing = queueOf({ opened, size: writers, most, longest, fresh })
  const queueFor = (name: UseCaseName) => {
    if (!useCases[name].writes) return reading
    if (writers === 0) throw new ForbiddenError(READ_ONLY)
    return writing
  }
  return {
    ready: Promise.all([reading.ready, writing.ready]),
    // What a use case answers is what its thread was given by it.
    ask: async (name, asked) => (await queueFor(name).add(name, asked, "value")) as never,
    askBytes: async (name, asked) => queueFor(name).add(name, asked, "value"),
    text: async (name, asked, form) => Text.parse(await queueFor(name).add(name, asked, form)),
    load: () => ({
      reading: { tasks: reading.tasks(), threads: readers },
      writing: { tasks: writing.tasks(), threads: writers },
    }),
    async close(within) {
      await Promise.all([reading.close(within), writing.close(within)])
    },
  }
}

const READ_ONLY = {
  what: "it was opened to be read only",
  where: "the desk",
  next: "ask whoever started it, or start it without --read-only",
}

let tasks = 0

interface QueueOptions {
  opened: Opened
  size: number
  most: number
  longest: number
  fresh: Freshness
}

function queueOf({ opened, size, most, longest, fresh }: QueueOptions) {
  const queue: Waiting[] = []
  const hands = Array.from({ length: size }, () =>
    handOf(opened, { freed: next, known: fresh.known, changed: fresh.changed }),
  )
  let closed = false

  function next(): void {
    for (const hand of hands) {
      if (!hand.isFree()) continue
      const task = queue.shift()
      if (!task) return
      hand.take(task)
    }
  }

  const add = (useCase: UseCaseName, asked: unknown, form: Form) =>
    new Promise<unknown>((resolve, reject) => {
      if (closed || queue.length >= most) return reject(busy("too much is asked of it at once"))
      const id = ++tasks
      const out = () => {
        const at = queue.findIndex((task) => task.id === id)
        if (at >= 0) queue.splice(at, 1)
        return at >= 0
      }
      const until = setTimeout(() => {
        if (!out()) for (const hand of hands) hand.drop(id)
        reject(busy("it took too long"))
      }, longest)
      // What has begun is ended: it is nearly done, and a thread would be lost with it.
      asker
        .getStore()?.()
        .addEventListener("abort", () => {
          if (!out()) return
          clearTimeout(until)
          reject(busy("whoever asked went away"))
        })
      queue.push({ id, useCase, asked, form, resolve, reject, until })
      next()
    })

  return {
    ready: Promise.all(hands.map((hand) => hand.ready)),
    add,
    tasks: () => queue.length + hands.filter((hand) => !hand.isFree()).length,
    async close(within: number) {
      closed = true
      for (const { until, reject } of queue.splice(0)) {
        clearTimeout(until)
        reject(busy("it is being closed"))
      }
      await Promise.all(hands.map((hand) => hand.close(within)))
    },
  }
}

const busy = (what: string) => new BusyError({ what, where: "the desk", next: "ask again in a moment" })
