/**
 * Answers as they are sent, the last of which are kept: one is given again as long as nothing that it depends on has changed, and one that is being made is waited for by all who ask for the
 * same. Nobody is given one that is older than what they were told of: whoever changed something finds it in the very next answer.
 */

import type { UseCaseName } from "../desk/index.ts"
import { useCases } from "../desk/index.ts"
import { BusyError, grouped } from "../record/index.ts"
import type { Freshness } from "./freshness.ts"
import type { Form, Text } from "./threads/messages.ts"
import type { Pool } from "./threads/pool.ts"

/** A body, and its ETag. */
export interface Answered {
  body: Uint8Array<ArrayBuffer>
  etag: string
}

export interface Answers {
  of(useCase: UseCaseName, asked: unknown, form: Exclude<Form, "value">): Promise<Answered>
  /** Bytes that are kept; and how many answers were given again, and how many were made. */
  size(): { bytes: number; hits: number; misses: number }
}

/** @param most bytes that are kept */
export function answersOf(pool: Pick<Pool, "text">, fresh: Freshness, most = 64 * 1024 * 1024): Answers {
  const texts = textsOf(pool, fresh, most)
  let last = { hash: "", review: 0 }
  const review = async () => {
    const { body, hash } = await texts.of("around", {}, "json")
    if (hash !== last.hash)
      last = { hash, review: useCases.around.output.parse(JSON.parse(Buffer.from(body).toString())).review }
    return last.review
  }
  return {
    size: texts.size,
    async of(useCase, asked, form) {
      const isPage = typeof form === "object" && "page" in form
      const [{ body, hash, gap }, open] = await Promise.all([texts.of(useCase, asked, form), isPage ? review() : 0])
      if (gap === null) return { body, etag: `"${hash}"` }
      const number = Buffer.from(open > 0 ? grouped(open) : "")
      const whole = Buffer.concat([body.subarray(0, gap), number, body.subarray(gap)])
      return { body: whole, etag: `"${hash}-${open}"` }
    },
  }
}

/** An answer that is being made. */
interface Flight {
  /** the number of the last change that was known when it was begun: it holds that */
  from: number
  text: Promise<Text>
}

function textsOf(pool: Pick<Pool, "text">, fresh: Freshness, most: number) {
  const store = storeOf(most)
  const flights = new Map<string, Flight>()
  const counts = { hits: 0, misses: 0 }

  function begin(key: string, make: () => Promise<Text>): Promise<Text> {
    counts.misses++
    const flight: Flight = { from: fresh.known(), text: make() }
    flights.set(key, flight)
    const end = () => {
      if (flights.get(key) === flight) flights.delete(key)
    }
    flight.text.then((text) => store.put(key, text)).then(end, end)
    return flight.text
  }

  /** Null: it does not hold what was known already, or whoever asked for it went away. */
  async function joined({ from, text }: Flight, needed: number): Promise<Text | null> {
    try {
      const made = await text
      return from >= needed || fresh.isFresh(made) ? made : null
    } catch (error) {
      if (from >= needed && !(error instanceof BusyError)) throw error
      return null
    }
  }

  async function of(useCase: UseCaseName, asked: unknown, form: Exclude<Form, "value">): Promise<Text> {
    const key = JSON.stringify([useCase, form, asked])
    const needed = fresh.known()
    const kept = store.get(key)
    if (kept && fresh.isFresh(kept)) {
      counts.hits++
      return kept
    }
    for (;;) {
      const flight = flights.get(key)
      if (!flight) return begin(key, () => pool.text(useCase, asked, form))
      const text = await joined(flight, needed)
      if (!text) continue
      counts.hits++
      return text
    }
  }
  return { of, size: () => ({ bytes: store.bytes(), ...counts }) }
}

/** The last text for each question, those that were asked for last; so many bytes in all. */
function storeOf(most: number) {
  const all = new Map<string, Text>()
  let bytes = 0
  const drop = (key: string) => {
    bytes -= sizeOf(key, all.get(key))
    all.delete(key)
  }
  return {
    bytes: () => bytes,
    get(key: string): Text | undefined {
      const kept = all.get(key)
      if (kept === undefined) return undefined
      all.delete(key)
      all.set(key, kept)
      return kept
    },
    put(key: string, text: Text): void {
      drop(key)
      if (sizeOf(key, text) > most / 8) return
      all.set(key, text)
      bytes += sizeOf(key, text)
      for (const [oldest] of all) {
        if (bytes <= most) break
        drop(oldest)
      }
    },
  }
}

/** With what it takes to find it again. */
const sizeOf = (key: string, text: Text | undefined) => (text ? text.body.length + 2 * key.length + 200 : 0)
