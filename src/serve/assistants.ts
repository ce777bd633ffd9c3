/** `/mcp`: the desk for assistants. */
import { Hono } from "hono"
import type { Ask } from "../desk/index.ts"
import { overHttp } from "../mcp/index.ts"
import type { Known } from "./people/access.ts"

export function assistants(ask: Ask): Hono<Known> {
  const app = new Hono<Known>()
  app.post("/mcp", (context) => {
    const person = context.get("person") ?? null
    return overHttp(context.req.raw, {
      ask,
      proposer: person?.role === "reader" ? null : person ? `an assistant of ${person.name}` : "an assistant",
    })
  })
  // Nothing is sent without being asked for, and there is no session to end.
  app.all("/mcp", (context) => context.body(null, 405, { allow: "POST" }))
  return app
}
