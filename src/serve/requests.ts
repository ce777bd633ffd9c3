/** Each request gets a number of its own, is measured, and told of in the log: by its path alone, for what people look for is theirs. */
import { randomUUID } from "node:crypto"
import type { Context, MiddlewareHandler } from "hono"
import { matchedRoutes } from "hono/route"
import type { Logger } from "./log.ts"
import type { Metrics } from "./metrics.ts"
import { asker } from "./threads/asker.ts"

const REQUEST_ID = "x-request-id"

export function requests(log: Logger, metrics: Metrics): MiddlewareHandler {
  return async (context, next) => {
    const id = randomUUID()
    const started = performance.now()
    context.header(REQUEST_ID, id)
    await asker.run(() => context.req.raw.signal, next)
    const ms = performance.now() - started
    const { method, path } = context.req
    const { status } = context.res
    metrics.request({ route: routeOf(context), method, status, seconds: ms / 1000 })
    log.info({ id, method, path, status, ms: Math.round(ms * 10) / 10 })
    if (status === 500) log.error({ id, err: context.error })
    else if (status > 500 && context.error) log.warn({ id, path }, context.error.message)
  }
}

/** The pattern of the address, so that there are not more of them than there are routes. */
const routeOf = (context: Context) =>
  matchedRoutes(context).findLast(({ path, method }) => method !== "ALL" && !path.includes("*"))?.path ?? "none"
