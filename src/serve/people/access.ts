/**
 * Who asks, where the desk has tokens: programs send theirs as a bearer token (RFC 6750), browsers a cookie that they got for it. Without tokens, whoever is on this machine is
 * an editor without a name.
 */
import type { Context, MiddlewareHandler } from "hono"
import { getCookie } from "hono/cookie"
import { ForbiddenError, UnauthorizedError } from "../../record/index.ts"
import { READS } from "../guard.ts"
import type { Sessions } from "./sessions.ts"
import type { Person, tokensIn } from "./tokens.ts"

export const COOKIE = "hearsay"

/** What later handlers know of a request. */
export interface Known {
  Variables: { person: Person | null }
}

/** Addresses that need no token: what the login page is made of, and the way out. */
const OPEN = /^\/(login|logout|assets\/[\w.-]+)$/

/** Asked by POST, and yet it reads: what it changes it checks itself. */
const READS_BY_POST = "/mcp"

export function access(tokens: ReturnType<typeof tokensIn>, sessions: Sessions): MiddlewareHandler<Known> {
  return async (context, next) => {
    const { req } = context
    const person = personIn(context, tokens, sessions)
    context.set("person", person)
    if (OPEN.test(req.path)) return next()
    if (person === null) return refused(context)
    if (person.role === "reader" && !READS.has(req.method) && req.path !== READS_BY_POST) throw readersMayNot(person)
    return next()
  }
}

const readersMayNot = ({ name }: Person) =>
  new ForbiddenError({ what: "readers change nothing", where: name, next: "ask for a token with the role editor" })

function personIn(context: Context, tokens: ReturnType<typeof tokensIn>, sessions: Sessions): Person | null {
  const given = context.req.header("authorization")
  const bearer = given?.match(/^Bearer +([\w.~+/-]+=*)$/i)?.[1]
  if (given !== undefined) return bearer === undefined ? null : tokens.holder(bearer)
  const session = getCookie(context, COOKIE)
  const name = session === undefined ? null : sessions.whose(session)
  // Whoever lost the token meanwhile is logged out with it.
  return name === null ? null : tokens.named(name)
}

/** A browser is shown where to log in; a program is told what to send. */
function refused(context: Context): Response {
  const { req } = context
  const { method, path, url } = req
  const isPage = method === "GET" && !path.startsWith("/api/") && (req.header("accept") ?? "").includes("text/html")
  if (isPage) {
    const to = path + new URL(url).search
    return context.redirect(`/login?to=${encodeURIComponent(to)}`)
  }
  context.header("www-authenticate", 'Bearer realm="hearsay"')
  throw new UnauthorizedError({
    what: "this desk asks who you are",
    where: path,
    next: "send a token that hearsay token add made: Authorization: Bearer hearsay_…",
  })
}
