/** What happens, told to whoever listens, as it happens: server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
import type { HttpBindings } from "@hono/node-server"
import { Hono } from "hono"
import type { News } from "../ledger/index.ts"
import { BusyError } from "../record/index.ts"

interface Events {
  tell(event: string, data: unknown, id?: string): void
  /** Tells what came into the ledger. */
  news(news: News): void
  listeners(): number
  /** Ends all of them. */
  close(): void
}

interface Listener {
  /** Undefined: all that was told has not been taken yet. */
  write(text: string): void
  end(): void
}

const MOST_LISTENERS = 100
/** Bytes that a listener may be behind. */
const MOST_BEHIND = 64 * 1024
const HEARTBEAT = 15_000

export interface EventsHub extends Events {
  app: Hono<{ Bindings: HttpBindings }>
}

/** @param since what came after a place, for whoever was away meanwhile */
export function eventsHub(since: (place: string) => Promise<News>): EventsHub {
  const all = new Set<Listener>()
  let closed = false
  const heartbeat = setInterval(() => {
    for (const each of all) each.write(": still here\n\n")
  }, HEARTBEAT).unref()

  const hub: Events = {
    tell(event, data, id) {
      if (all.size === 0) return
      const text = textOf(event, data, id)
      for (const each of all) each.write(text)
    },
    news: (news) => {
      for (const [event, data, place] of eventsIn(news)) hub.tell(event, data, place)
    },
    listeners: () => all.size,
    close() {
      closed = true
      clearInterval(heartbeat)
      for (const each of all) each.end()
    },
  }

  const app = new Hono<{ Bindings: HttpBindings }>()
  app.get("/api/events", async ({ req, env }) => {
    if (closed || all.size >= MOST_LISTENERS)
      throw new BusyError({ what: "too many listen already", where: req.path, next: "ask again in a minute" })
    const listener = listening(all, () => env.outgoing.destroy())
    listener.write("retry: 2000\n\n")
    const last = req.header("last-event-id")
    if (last) await tellSince(listener, last, since)
    return new Response(listener.stream, {
      headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
    })
  })
  return { ...hub, app }
}

/** Who comes again is told what came meanwhile; of what came while this was looked up, twice. */
async function tellSince(listener: Listener, last: string, since: (place: string) => Promise<News>): Promise<void> {
  const news = await since(last)
  for (const [event, data, place] of eventsIn(news)) listener.write(textOf(event, data, place))
}

/** The last has the place up to which all was told: who is cut off before it is told all of them again. */
function eventsIn({ articles, judgements, place }: News): [event: string, data: unknown, place?: string][] {
  const all = [
    ...articles.map((article) => ["article", article] as const),
    ...judgements.map((judgement) => ["judgement", judgement] as const),
  ]
  return all.map(([event, data], i) => (i === all.length - 1 ? [event, data, place] : [event, data]))
}

/** JSON has no line breaks of its own. */
const textOf = (event: string, data: unknown, id?: string) =>
  `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`

/** @param cut ends the connection of one that does not take what it is told */
function listening(all: Set<Listener>, cut: () => void): Listener & { stream: ReadableStream<Uint8Array> } {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given
      },
      cancel: () => {
        all.delete(listener)
      },
    },
    { highWaterMark: MOST_BEHIND, size: (chunk) => chunk.byteLength },
  )
  const listener: Listener = {
    write(text) {
      if ((controller?.desiredSize ?? 0) > 0) return controller?.enqueue(Buffer.from(text))
      all.delete(listener)
      cut()
    },
    end() {
      all.delete(listener)
      controller?.close()
    },
  }
  all.add(listener)
  return { ...listener, stream }
}
