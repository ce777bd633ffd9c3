/** The addresses of the API, and its description. */
import { type Context, Hono } from "hono"
import { type Ask, useCases } from "../../desk/index.ts"
import { UsageError } from "../../record/index.ts"
import { renderPage } from "../pages/render.ts"
import type { Known } from "../people/access.ts"
import { answerProblem } from "../problems.ts"
import { askedBy, signed } from "./asked.ts"
import { openApi } from "./document.ts"
import { operations } from "./operations.ts"

export function api(ask: Ask): Hono<Known> {
  const app = new Hono<Known>()
  app.onError((error, context) => answerProblem(context, error))
  for (const { method, path, useCase } of operations) {
    app.on(method, path.replace(/\{(\w+)\}/g, ":$1"), async (context) => {
      const params = context.req.param() as { [name: string]: string }
      const query = new URL(context.req.url).searchParams
      const body = method === "post" ? { body: await bodyOf(context) } : {}
      const asked = askedBy(useCase, { params, query, ...body })
      const person = context.get("person") ?? null
      // What is asked is checked where it is done.
      return context.json(await ask(useCase, (useCases[useCase].writes ? signed(asked, person) : asked) as never))
    })
  }
  const document = openApi()
  app.get("/openapi.json", (context) => context.json(document))
  app.get("/api", async (context) => context.html(await renderPage("api", document, {})))
  return app
}

/** @throws {UsageError} when it is no JSON */
async function bodyOf({ req }: Context): Promise<unknown> {
  const type = req.header("content-type")?.split(";")[0]?.trim().toLowerCase()
  if (type !== "application/json")
    throw new UsageError({
      what: "changes are taken as JSON",
      where: `content-type ${type ?? "none"}`,
      next: "send application/json",
    })
  return req.json().catch((cause: unknown) => {
    throw new UsageError({
      what: "it is no JSON",
      where: "the body",
      next: "send what the description of the API says",
      cause,
    })
  })
}
