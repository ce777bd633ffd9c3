/**
 * Answers that are known already. What is read depends on the ledger, the address and the program, so the ledger's stamp makes a strong ETag (RFC 9110, 8.8.3): whoever has the answer is told so
 * without looking, and what one asked for the next one is given, as long as nothing changes.
 */
import { createHash } from "node:crypto"
import type { Context, MiddlewareHandler } from "hono"
import type { Known } from "./people/access.ts"
import type { Standing } from "./standing.ts"

interface Kept {
  etag: string
  type: string
  body: Buffer<ArrayBuffer>
}

interface CacheOptions {
  standing: Pick<Standing, "stamp">
  /** of the program and its pages */
  version: string
  /** how many are kept, in bytes */
  most?: number
}

export interface Cache {
  handler: MiddlewareHandler<Known>
  size(): { bytes: number; hits: number; misses: number }
}

export function cached({ standing, version, most = 64 * 1024 * 1024 }: CacheOptions): Cache {
  const store = storeOf(most)
  const making = new Map<string, Promise<Kept | null>>()
  const counts = { hits: 0, misses: 0 }

  /** Asks behind it, and keeps what is answered if the ledger is still what it was. */
  async function made(context: Context<Known>, next: () => Promise<void>, etag: string, stamp: string) {
    await next()
    // A thread says how the ledger stands before it answers: where that is as before, the answer is of that.
    if (context.res.status !== 200 || standing.stamp() !== stamp) return null
    const body = Buffer.from(await context.res.arrayBuffer())
    const kept = { etag, type: context.res.headers.get("content-type") ?? "", body }
    store.put(addressOf(context), kept)
    return kept
  }

  const handler: MiddlewareHandler<Known> = async (context, next) => {
    const stamp = standing.stamp()
    if (stamp === null || !/^(?:GET|HEAD)$/.test(context.req.method)) return next()
    const address = addressOf(context)
    const etag = `"${createHash("sha256").update(`${version}\n${stamp}\n${address}`).digest("base64url").slice(0, 27)}"`
    if (isNamed(context.req.header("if-none-match"), etag)) {
      counts.hits++
      return context.body(null, 304, { etag, "cache-control": CONTROL })
    }
    const known = store.get(address, etag) ?? (await making.get(etag))
    if (known) {
      counts.hits++
      return answer(known)
    }
    counts.misses++
    const own = made(context, next, etag, stamp)
    making.set(
      etag,
      own.catch(() => null),
    )
    try {
      const kept = await own
      if (kept) context.res = answer(kept)
      else context.res.headers.set("cache-control", CONTROL)
    } finally {
      making.delete(etag)
    }
  }
  return { handler, size: () => ({ bytes: store.bytes(), ...counts }) }
}

/** Kept by the browser, and asked about each time. */
const CONTROL = "private, no-cache"

const answer = ({ etag, type, body }: Kept) =>
  new Response(body, { headers: { "content-type": type, etag, "cache-control": CONTROL } })

/** With who asks, for a page may be another for each. */
function addressOf(context: Context<Known>): string {
  const { url } = context.req
  return `${context.get("person")?.name ?? ""}\n${url.slice(url.indexOf("/", url.indexOf("//") + 2))}`
}

/** If-None-Match compares weakly. */
const isNamed = (header: string | undefined, etag: string) =>
  header?.split(",").some((each) => each.trim().replace(/^W\//, "") === etag) ?? false

/** The last answer for each address, those that were asked for last; so many bytes in all. */
function storeOf(most: number) {
  const all = new Map<string, Kept>()
  let bytes = 0
  const drop = (address: string) => {
    bytes -= all.get(address)?.body.length ?? 0
    all.delete(address)
  }
  return {
    bytes: () => bytes,
    get(address: string, etag: string): Kept | undefined {
      const kept = all.get(address)
      if (kept?.etag !== etag) return undefined
      all.delete(address)
      all.set(address, kept)
      return kept
    },
    put(address: string, kept: Kept): void {
      drop(address)
      if (kept.body.length > most / 8) return
      all.set(address, kept)
      bytes += kept.body.length
      for (const [oldest] of all) {
        if (bytes <= most) break
        drop(oldest)
      }
    },
  }
}
