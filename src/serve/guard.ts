/**
 * What a browser was talked into, told from what its user does. Without tokens the host must be this machine's own name (DNS rebinding); with them, a page under another name
 * has no token to show. Whatever changes something must come from the desk's own pages or from a program, as JSON with a header that no form can send, and nothing but the way to
 * a page is answered to other sites (https://web.dev/articles/fetch-metadata).
 */
import type { HonoRequest, MiddlewareHandler } from "hono"
import { ForbiddenError } from "../record/index.ts"

/** Its presence is what counts: a page elsewhere cannot send it without asking this server first, which says no. */
const OWN_HEADER = "x-hearsay"

export const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"])

/** Forms that a browser sends without scripts, and so without the header: only from the desk's own pages. */
const FORMS: ReadonlySet<string> = new Set(["/login", "/logout"])

/** Asked by programs that know no header of ours: as JSON, which no other site can send either without asking first. */
const ASSISTANTS = "/mcp"

/** Made to be shown by other sites. */
const SHOWN_ELSEWHERE = /^\/embed\//

/** @param hosts by which names, with their port, the server may be asked for; null: by any, for it asks for tokens */
export function guard(hosts: ReadonlySet<string> | null): MiddlewareHandler {
  return async ({ req }, next) => {
    const host = req.header("host")?.toLowerCase() ?? ""
    if (hosts && !hosts.has(host)) throw refused("it was asked for under a name that is not its own", `Host: ${host}`)
    const origin = req.header("origin")
    if (origin !== undefined && origin.replace(/^https?:\/\//, "").toLowerCase() !== host)
      throw refused("another site asked", `Origin: ${origin}`)
    if (isFromElsewhere(req)) throw refused("another site asked", `Sec-Fetch-Site: ${req.header("sec-fetch-site")}`)
    if (!READS.has(req.method)) checkChange(req)
    return next()
  }
}

/** A link that somebody followed is no such thing; browsers say which it is. */
function isFromElsewhere(req: HonoRequest): boolean {
  const site = req.header("sec-fetch-site")
  if (site !== "cross-site" && site !== "same-site") return false
  const isNavigation = req.header("sec-fetch-mode") === "navigate" && req.method === "GET"
  return !isNavigation && !SHOWN_ELSEWHERE.test(req.path)
}

function checkChange(req: HonoRequest): void {
  if (FORMS.has(req.path)) {
    const isOwn = req.header("origin") !== undefined || req.header("sec-fetch-site") === "same-origin"
    if (!isOwn) throw refused("a form must come from the desk's own page", "no Origin")
  } else if (req.path === ASSISTANTS && req.method === "POST") {
    const type = req.header("content-type") ?? ""
    if (!/^application\/json(;|$)/i.test(type))
      throw refused("assistants ask in JSON", `content-type ${type || "none"}`)
  } else if (req.header(OWN_HEADER) === undefined)
    throw refused("a change must say that it is meant", `send the header ${OWN_HEADER}: 1`)
}

const refused = (what: string, where: string) =>
  new ForbiddenError({ what, where, next: "open the desk at the address that hearsay serve printed" })
