/** Whether the server can do its work, for whoever keeps it running; and its figures. */
import { Hono } from "hono"
import type { Metrics } from "./metrics.ts"
import type { Standing } from "./standing.ts"

/** Milliseconds since the ledger last answered, after which something is wrong with it. */
const LONGEST = 5000

export function health(standing: Standing): Hono {
  const app = new Hono()
  app.get("/healthz", (context) => {
    const isReachable = Date.now() - standing.seen < LONGEST
    const { jobs, toCompare, isComparing } = standing
    const body = {
      status: isReachable ? "ok" : "the ledger does not answer",
      ledger: isReachable,
      jobs: { queued: jobs.queued, reading: jobs.reading, failed: jobs.failed },
      toCompare,
      isComparing,
    }
    return context.json(body, isReachable ? 200 : 503, { "cache-control": "no-store" })
  })
  return app
}

export function figures(metrics: Metrics): Hono {
  const app = new Hono()
  app.get("/metrics", async (context) =>
    context.body(await metrics.text(), 200, { "content-type": metrics.type, "cache-control": "no-store" }),
  )
  return app
}
