/**
 * One page from the network, and nothing else: at most five redirects, each checked; a limit of bytes and of time; never an
 * address inside the reader's own network unless that is allowed. The address that was checked is the one connected to, so a name
 * that answers differently the second time gains nothing.
 */
import { Agent, type Response, fetch as request } from "undici"
import { FetchError, InputError } from "../record/index.ts"
import { version } from "../version.ts"
import { collected, LARGEST_PAGE } from "./bytes.ts"
import { checkedLookup, Inward } from "./lookup.ts"
import { charsetOf, mediaTypeOf } from "./media-type.ts"
import { isAddress, isPublicAddress } from "./private.ts"

export interface Fetched {
  bytes: Uint8Array
  /** of the Content-Type, or null */
  charset: string | null
  /** the address after redirects */
  url: string
}

export interface FetchOptions {
  /** also loopback, private and link-local addresses */
  allowPrivate?: boolean
  /** for the whole page, in milliseconds */
  timeout?: number
  /** the most bytes of one page */
  largest?: number
  /** which IP addresses may be connected to, over `allowPrivate` */
  permits?: (address: string) => boolean
}

const TIMEOUT = 20_000
const MAX_REDIRECTS = 5
const HEADERS = {
  "user-agent": `Hearsay/${version} (reads news articles; one request a page)`,
  accept:
    "text/html, application/xhtml+xml, application/rss+xml;q=0.9, application/atom+xml;q=0.9, application/feed+json;q=0.9, text/plain;q=0.8, application/pdf;q=0.8, text/markdown;q=0.8, */*;q=0.1",
  "accept-language": "en",
}

interface Bounds {
  permits: (address: string) => boolean
  largest: number
  signal: AbortSignal
}

/** @throws {FetchError} naming the address, what happened and what to do */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { allowPrivate = false, timeout = TIMEOUT, largest = LARGEST_PAGE } = options
  const permits = options.permits ?? (allowPrivate ? () => true : isPublicAddress)
  const signal = AbortSignal.timeout(timeout)
  const agent = new Agent({ connect: { lookup: checkedLookup(permits), timeout } })
  try {
    return await follow(address, { permits, largest, signal }, agent)
  } catch (error) {
    throw explained(error, address, timeout, signal)
  } finally {
    await agent.destroy()
  }
}

async function follow(start: string, { permits, largest, signal }: Bounds, agent: Agent): Promise<Fetched> {
  let at = start
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const url = checkedUrl(at, start, permits)
    const response = await request(url, { dispatcher: agent, headers: HEADERS, redirect: "manual", signal })
    const location = response.headers.get("location")
    if (response.status >= 300 && response.status < 400 && location) {
      await response.body?.cancel()
      at = URL.canParse(location, url) ? new URL(location, url).href : location
      continue
    }
    return await pageOf(response, start, url.href, largest)
  }
  throw new FetchError({
    what: `redirects more than ${MAX_REDIRECTS} times`,
    where: start,
    next: "open it in a browser and give the address it ends at",
  })
}

async function pageOf(response: Response, start: string, url: string, largest: number): Promise<Fetched> {
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new FetchError({
      what: `answered ${response.status} ${response.statusText}`.trim(),
      where: start,
      next: "check the address in a browser",
    })
  }
  const type = response.headers.get("content-type")
  const mediaType = mediaTypeOf(type)
  if (mediaType && !READABLE.test(mediaType)) {
    await response.body?.cancel()
    throw new FetchError({
      what: `is ${mediaType}, not a page`,
      where: start,
      next: "give the address of the article itself",
    })
  }
  return {
    bytes: response.body ? await collected(response.body, largest, start) : new Uint8Array(),
    charset: charsetOf(type),
    url,
  }
}

const READABLE =
  /^(?:text\/(?:html|plain|markdown|x-markdown|xml)|application\/(?:pdf|xhtml\+xml|(?:(?:rss|atom|rdf)\+)?xml|(?:feed\+)?json|x-ndjson|jsonl|json-lines|warc|x-?gzip|gzip|octet-stream))$/

function checkedUrl(at: string, start: string, permits: (address: string) => boolean): URL {
  const url = URL.canParse(at) ? new URL(at) : null
  const from = at === start ? "" : `redirects to ${at}, which `
  const refuse = (what: string, next: string) => new FetchError({ what: from + what, where: start, next })
  if (!url || !/^https?:$/.test(url.protocol))
    throw refuse("is no http or https address", "give an address that begins with https://")
  if (url.username || url.password) throw refuse("carries a name or password", "take them out of the address")
  // Node asks no resolver for a literal address, so it is checked here.
  if (isAddress(url.hostname) && !permits(url.hostname.replace(/^\[|\]$/g, ""))) throw refuse(INWARD, ALLOW)
  return url
}

const INWARD = "leads into a private network"
const ALLOW = "if you trust it, allow it with --allow-private"

/** The reason behind undici's "fetch failed". */
function explained(error: unknown, where: string, timeout: number, signal: AbortSignal): unknown {
  if (error instanceof FetchError || error instanceof InputError) return error
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Inward) return new FetchError({ what: INWARD, where, next: ALLOW, cause })
  if (signal.aborted) {
    const what = `gave no whole page within ${timeout / 1000} s`
    return new FetchError({ what, where, next: "try again later, or save the page and give the file", cause })
  }
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  const what = REASONS[code] ?? `could not be fetched (${code || (cause instanceof Error ? cause.message : cause)})`
  return new FetchError({ what, where, next: "check the address and your connection", cause })
}

const REASONS: { [code: string]: string } = {
  ENOTFOUND: "has no such host",
  EAI_AGAIN: "has a host that cannot be looked up now",
  ECONNREFUSED: "refused the connection",
  ECONNRESET: "broke off the connection",
  UND_ERR_SOCKET: "broke off the connection",
  UND_ERR_CONNECT_TIMEOUT: "did not answer",
  CERT_HAS_EXPIRED: "has a certificate that has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "has a certificate that nobody vouches for",
}
