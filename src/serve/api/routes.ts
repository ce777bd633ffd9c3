/** The addresses of the API, and its description. */
import { type Context, Hono } from "hono"
import { type Ask, useCases } from "../../desk/index.ts"
import { UsageError } from "../../record/index.ts"
import type { Answered, Answers } from "../answers.ts"
import { renderPage } from "../pages/render.ts"
import type { Known } from "../people/access.ts"
import { answerProblem } from "../problems.ts"
import { lasting, sent } from "../sent.ts"
import { askedBy, signed } from "./asked.ts"
import { openApi } from "./document.ts"
import { operations } from "./operations.ts"

export function api(ask: Ask, answers: Answers): Hono<Known> {
  const app = new Hono<Known>()
  app.onError((error, context) => answerProblem(context, error))
  for (const { method, path, useCase } of operations) {
    app.on(method, path.replace(/\{(\w+)\}/g, ":$1"), async (context) => {
      const params = context.req.param() as { [name: string]: string }
      const query = new URL(context.req.url).searchParams
      const body = method === "post" ? { body: await bodyOf(context) } : {}
      const asked = askedBy(useCase, { params, query, ...body })
      // What is asked is checked where it is done.
      if (!useCases[useCase].writes) return sent(context, await answers.of(useCase, asked, "json"), JSON_TYPE)
      return context.json(await ask(useCase, signed(asked, context.get("person") ?? null) as never))
    })
  }
  const document = openApi()
  const described = lasting(JSON.stringify(document))
  app.get("/openapi.json", (context) => sent(context, described, JSON_TYPE))
  let page: Promise<Answered> | undefined
  app.get("/api", async (context) => {
    page ??= renderPage("api", document, {}).then(lasting)
    return sent(context, await page, "text/html; charset=UTF-8")
  })
  return app
}

const JSON_TYPE = "application/json"

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
