/**
 * One page from the network, and nothing else: at most five redirects, each checked; a limit of bytes and of time. Who comes again says what it has, and is told
 * when that still holds (conditional requests, RFC 9110).
 */
import { type Headers, type Response, fetch as request } from "undici"
import { FetchError } from "../record/index.ts"
import { version } from "../version.ts"
import { collected, LARGEST_PAGE } from "./bytes.ts"
import { charsetOf, mediaTypeOf } from "./media-type.ts"
import { type Reach, type ReachOptions, reaching } from "./reach.ts"

/** By what a server tells whether an answer still holds. */
export interface Validators {
  etag: string | null
  lastModified: string | null
}

/** What an answer says of itself. */
export interface Kept extends Validators {
  /** the address that answered */
  url: string
  /** how long the server says that it holds, in milliseconds; null where it says nothing */
  fresh: number | null
}

export interface Fetched extends Kept {
  bytes: Uint8Array
  /** of the Content-Type, or null */
  charset: string | null
}

/** What one request gives: the page, the word that it is as it was, or another address. */
export type Answer = Fetched | (Kept & { isUnchanged: true }) | { location: string; isPermanent: boolean }

export interface FetchOptions extends ReachOptions {
  /** the most bytes of one page */
  largest?: number
}

export const MAX_REDIRECTS = 5
const HEADERS = {
  "user-agent": `Hearsay/${version} (reads news articles; one request a page)`,
  accept:
    "text/html, application/xhtml+xml, application/rss+xml;q=0.9, application/atom+xml;q=0.9, application/feed+json;q=0.9, text/plain;q=0.8, application/pdf;q=0.8, text/markdown;q=0.8, */*;q=0.1",
  "accept-language": "en",
}
const NOTHING: Validators = { etag: null, lastModified: null }

/** @throws {FetchError} naming the address, what happened and what to do */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Fetched> {
  return await reaching(address, options, "whole page", async (reach) => {
    let at = address
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const answer = await ask(at, address, NOTHING, reach, options)
      if ("bytes" in answer) return answer
      if ("isUnchanged" in answer) throw refused(address, 304, "Not Modified", null)
      at = answer.location
    }
    throw tooManyRedirects(address)
  })
}

/**
 * One request and its answer, wherever that leads.
 *
 * @param known what an earlier answer from there said of itself
 * @throws {FetchError} as `fetchPage`
 */
export async function fetchOnce(
  address: string,
  known: Validators = NOTHING,
  options: FetchOptions = {},
): Promise<Answer> {
  return await reaching(address, options, "whole page", (reach) => ask(address, address, known, reach, options))
}

export const tooManyRedirects = (where: string) =>
  new FetchError({
    what: `redirects more than ${MAX_REDIRECTS} times`,
    where,
    next: "open it in a browser and give the address it ends at",
  })

async function ask(
  at: string,
  start: string,
  known: Validators,
  { agent, signal, checked }: Reach,
  { largest = LARGEST_PAGE }: FetchOptions,
): Promise<Answer> {
  const url = checked(at, start)
  const headers = { ...HEADERS, ...conditions(known) }
  const response = await request(url, { dispatcher: agent, headers, redirect: "manual", signal })
  const location = response.headers.get("location")
  if (response.status === 304) {
    const { etag, lastModified, ...kept } = keptOf(response.headers, url.href)
    return {
      ...kept,
      etag: etag ?? known.etag,
      lastModified: lastModified ?? known.lastModified,
      isUnchanged: true,
    }
  }
  if (response.status >= 300 && response.status < 400 && location) {
    await response.body?.cancel()
    return {
      location: URL.canParse(location, url) ? new URL(location, url).href : location,
      isPermanent: response.status === 301 || response.status === 308,
    }
  }
  return await pageOf(response, start, url.href, largest)
}

function conditions({ etag, lastModified }: Validators): { [name: string]: string } {
  return {
    ...(etag === null ? {} : { "if-none-match": etag }),
    ...(lastModified === null ? {} : { "if-modified-since": lastModified }),
  }
}

const keptOf = (headers: Headers, url: string): Kept => ({
  url,
  etag: headers.get("etag"),
  lastModified: headers.get("last-modified"),
  fresh: freshOf(headers),
})

/** By Cache-Control, else by how long after its own date the answer ends (RFC 9111, 4.2.1). No clock but the server's is asked. */
function freshOf(headers: Headers): number | null {
  const control = headers.get("cache-control") ?? ""
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0
  const seconds = /\bmax-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1]
  const age = Number(/^\d{1,9}$/.exec(headers.get("age") ?? "")?.[0] ?? 0)
  if (seconds !== undefined) return Math.max(0, Number(seconds) - age) * 1000
  const stretch = Date.parse(headers.get("expires") ?? "") - Date.parse(headers.get("date") ?? "")
  return Number.isNaN(stretch) ? null : Math.max(0, stretch)
}

async function pageOf(response: Response, start: string, url: string, largest: number): Promise<Fetched> {
  if (response.status !== 200) {
    await response.body?.cancel()
    throw refused(start, response.status, response.statusText, response.headers.get("retry-after"))
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
    ...keptOf(response.headers, url),
    bytes: response.body ? await collected(response.body, largest, start) : new Uint8Array(),
    charset: charsetOf(type),
  }
}

function refused(where: string, status: number, words: string, retryAfter: string | null): FetchError {
  const what = `answered ${status} ${words}`.trim()
  return new FetchError({ what, where, next: "check the address in a browser" }, { status, retryAfter })
}

const READABLE =
  /^(?:text\/(?:html|plain|markdown|x-markdown|xml)|application\/(?:pdf|xhtml\+xml|(?:(?:rss|atom|rdf)\+)?xml|(?:feed\+)?json|x-ndjson|jsonl|json-lines|warc|x-?gzip|gzip|octet-stream))$/
