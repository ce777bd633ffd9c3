/** The addresses of the API: each is a use case, and its description is made of what that takes and gives. */
import { createRoute, OpenAPIHono, type z } from "@hono/zod-openapi"
import { type Ask, type UseCaseName, useCases } from "../../desk/index.ts"
import { answerProblem } from "../problems.ts"

/** Addresses that only read: a segment in braces is a field of what is asked, the others stand behind a question mark. */
const READS: readonly (readonly [path: string, useCase: UseCaseName])[] = [
  ["/api/articles", "articles"],
  ["/api/articles/{id}", "article"],
]

export function api(ask: Ask): OpenAPIHono {
  const app = new OpenAPIHono()
  for (const [path, name] of READS) {
    const { about, output } = useCases[name]
    const route = createRoute({
      method: "get",
      path,
      operationId: name,
      summary: about,
      responses: {
        200: { description: about, content: { "application/json": { schema: output as z.ZodType } } },
      },
    })
    app.openapi(route, async (context) => {
      const answer = await ask(name, { ...context.req.query(), ...context.req.param() } as never)
      return context.json(answer as never, 200)
    })
  }
  app.doc31("/openapi.json", { openapi: "3.1.0", info: { title: "Hearsay", version: "1" } })
  app.onError((error, context) => answerProblem(context, error))
  return app
}
