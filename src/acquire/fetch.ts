/**
 * An address → the bytes of its page, with care: it is somebody else's word that sends us there.
 *
 * Names are resolved here and every address is checked before it is connected to, the checked address being the one that is used, so
 * that a name cannot change between check and connection. Each redirect is checked alike.
 */
import { lookup as resolve } from "node:dns/promises"
import type { LookupFunction } from "node:net"
import ipaddr from "ipaddr.js"
import { Agent, request } from "undici"
import { FetchError } from "../record/index.ts"
import { version } from "../version.ts"
import { collected, LARGEST_PAGE } from "./bytes.ts"

export interface FetchOptions {
  /** also loopback, private and link-local addresses */
  allowPrivate?: boolean
  /** for the whole page, in milliseconds */
  timeout?: number
}

export interface Fetched {
  bytes: Uint8Array
  /** Content-Type as sent */
  type: string | null
  /** the address after redirects */
  url: string
}

const TIMEOUT = 20_000
const MOST_REDIRECTS = 5
const USER_AGENT = `Hearsay/${version} (reads news articles; one request a page)`

/** @throws {FetchError} when there is no page to be had, or its address is none that may be asked */
export async function fetchPage(
  address: string,
  { allowPrivate = false, timeout = TIMEOUT }: FetchOptions = {},
): Promise<Fetched> {
  const agent = new Agent({ connect: { lookup: checkedLookup(allowPrivate), timeout }, pipelining: 0 })
  const signal = AbortSignal.timeout(timeout)
  try {
    let url = new URL(address)
    for (let redirects = 0; ; redirects++) {
      checkUrl(url, address, allowPrivate)
      const headers = { "user-agent": USER_AGENT, accept: "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5" }
      const response = await request(url, { dispatcher: agent, headers, signal })
      const location = response.headers.location
      if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === "string") {
        await response.body.dump()
        if (redirects >= MOST_REDIRECTS)
          throw problem(
            address,
            `it redirects more than ${MOST_REDIRECTS} times`,
            "give the address of the page itself",
          )
        url = new URL(location, url)
        continue
      }
      if (response.statusCode !== 200) {
        await response.body.dump()
        throw problem(
          address,
          `the server answers ${response.statusCode}`,
          "check the address, or save the page and give the file",
        )
      }
      const bytes = await collected(response.body, LARGEST_PAGE, address)
      const type = response.headers["content-type"]
      return { bytes, type: typeof type === "string" ? type : null, url: url.href }
    }
  } catch (cause) {
    throw cause instanceof Error && "code" in cause && "next" in cause ? cause : failure(address, cause, timeout)
  } finally {
    agent.destroy()
  }
}

function checkUrl(url: URL, address: string, allowPrivate: boolean): void {
  if (!/^https?:$/.test(url.protocol))
    throw problem(address, `it leads to ${url.protocol}//, which is not the web`, "give an http or https address")
  const host = url.hostname.replace(/^\[|\]$/g, "")
  if (ipaddr.isValid(host)) checkAddress(host, address, allowPrivate)
}

/** Only addresses of the public internet; an IPv4 address inside an IPv6 one counts as itself. */
function checkAddress(ip: string, where: string, allowPrivate: boolean): void {
  if (allowPrivate) return
  const parsed = ipaddr.process(ip)
  const range = parsed.range()
  if (range !== "unicast") {
    throw problem(
      where,
      `it leads to ${ip}, an address that is not public (${range})`,
      "give --allow-private if that is meant",
    )
  }
}

function checkedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { all: true, family: options.family === 4 || options.family === 6 ? options.family : 0 })
      .then((found) => {
        for (const { address } of found) checkAddress(address, hostname, allowPrivate)
        const [first] = found
        if (options.all) done(null, found)
        else if (first) done(null, first.address, first.family)
      })
      .catch((error: NodeJS.ErrnoException) => done(error, "", 0))
  }
}

function problem(where: string, what: string, next: string): FetchError {
  return new FetchError({ what, where, next })
}

function failure(address: string, cause: unknown, timeout: number): FetchError {
  const error = cause instanceof Error ? cause : new Error(String(cause))
  if (error.name === "TimeoutError" || error.name === "AbortError" || /timeout/i.test(error.name + error.message)) {
    return problem(
      address,
      `no whole page came within ${timeout / 1000} s`,
      "try again later, or save the page and give the file",
    )
  }
  const inner = error.cause instanceof Error ? error.cause : error
  const code = "code" in inner ? String(inner.code) : inner.message
  const what = code === "ENOTFOUND" ? "no such host" : `the page could not be fetched (${code})`
  return new FetchError({ what, where: address, next: "check the address and the connection", cause })
}
