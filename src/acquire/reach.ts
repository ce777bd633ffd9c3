/**
 * What every request shares: a limit of time, errors in words, and never an address inside the reader's own network unless that is allowed. The address that was
 * checked is the one connected to, so a name that answers differently the second time gains nothing.
 */
import { Agent } from "undici"
import { FetchError, InputError } from "../record/index.ts"
import { checkedLookup, Inward } from "./lookup.ts"
import { isAddress, isPublicAddress } from "./private.ts"

export interface ReachOptions {
  /** also loopback, private and link-local addresses */
  allowPrivate?: boolean
  /** for the whole answer, in milliseconds */
  timeout?: number
  /** which IP addresses may be connected to, over `allowPrivate` */
  permits?: (address: string) => boolean
}

export interface Reach {
  agent: Agent
  signal: AbortSignal
  /** @throws {FetchError} for what may not be asked: `from` leads there */
  checked(address: string, from: string): URL
}

const TIMEOUT = 20_000

/**
 * @param awaited what is waited for, as an error names it
 * @throws {FetchError} naming the address, what happened and what to do
 */
export async function reaching<T>(
  address: string,
  { allowPrivate = false, timeout = TIMEOUT, ...options }: ReachOptions,
  awaited: keyof typeof LATE,
  work: (reach: Reach) => Promise<T>,
): Promise<T> {
  const permits = options.permits ?? (allowPrivate ? () => true : isPublicAddress)
  const signal = AbortSignal.timeout(timeout)
  const agent = new Agent({ connect: { lookup: checkedLookup(permits), timeout } })
  try {
    return await work({ agent, signal, checked: (at, from) => checkedUrl(at, from, permits) })
  } catch (error) {
    if (signal.aborted && !(error instanceof FetchError) && !(error instanceof InputError))
      throw new FetchError(
        { what: `gave no ${awaited} within ${timeout / 1000} s`, where: address, next: LATE[awaited], cause: error },
        null,
        true,
      )
    throw explained(error, address)
  } finally {
    await agent.destroy()
  }
}

const LATE = { "whole page": "try again later, or save the page and give the file", answer: "try again later" }

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
function explained(error: unknown, where: string): unknown {
  if (error instanceof FetchError || error instanceof InputError) return error
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Inward) return new FetchError({ what: INWARD, where, next: ALLOW, cause })
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  const what = REASONS[code] ?? `could not be fetched (${code || (cause instanceof Error ? cause.message : cause)})`
  return new FetchError({ what, where, next: "check the address and your connection", cause }, null, PASSING.test(code))
}

/** Of the network, and not of what was asked for. Whoever has no network is told that the host cannot be looked up, and seldom that there is none. */
const PASSING =
  /^(?:EAI_AGAIN|E(?:CONN|NET|HOST|TIMEDOUT|PIPE)\w*|UND_ERR_(?:SOCKET|CONNECT_TIMEOUT|HEADERS_TIMEOUT|BODY_TIMEOUT))$/

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
