/**
 * Who may ask at all. On loopback nobody logs in, so what a browser was talked into must be told from what its user does: the host must be this machine's own name (DNS rebinding),
 * and whatever changes something must come from the desk's own pages or from a program, as JSON with a header that no form can send.
 */
import type { MiddlewareHandler } from "hono"
import { ForbiddenError } from "../record/index.ts"

/** Its presence is what counts: a page elsewhere cannot send it without asking this server first, which says no. */
const OWN_HEADER = "x-hearsay"

const READS = new Set(["GET", "HEAD", "OPTIONS"])

/** @param hosts by which names, with their port, the server may be asked for */
export function guard(hosts: ReadonlySet<string>): MiddlewareHandler {
  return async ({ req }, next) => {
    const host = req.header("host")?.toLowerCase() ?? ""
    if (!hosts.has(host)) throw refused("it was asked for under a name that is not its own", `Host: ${host}`)
    const origin = req.header("origin")
    if (origin !== undefined && !hosts.has(origin.replace(/^https?:\/\//, "").toLowerCase()))
      throw refused("another site asked", `Origin: ${origin}`)
    if (READS.has(req.method)) return next()
    if (req.header("sec-fetch-site") === "cross-site") throw refused("another site asked", "Sec-Fetch-Site: cross-site")
    if (req.header(OWN_HEADER) === undefined)
      throw refused("a change must say that it is meant", `send the header ${OWN_HEADER}: 1`)
    return next()
  }
}

const refused = (what: string, where: string) =>
  new ForbiddenError({ what, where, next: "open the desk at the address that hearsay serve printed" })
