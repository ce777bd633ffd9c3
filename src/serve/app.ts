/** What is answered at which address. Knows no thread and no port, so that it can be asked without either. */
import { Hono } from "hono"
import type { Ask, UseCaseName } from "../desk/index.ts"
import { MissingError } from "../record/index.ts"
import { api } from "./api/routes.ts"
import { assets } from "./assets.ts"
import { guard } from "./guard.ts"
import { headers } from "./headers.ts"
import { pages } from "./pages/pages.ts"
import { answerProblem } from "./problems.ts"

export interface Behind {
  ask: Ask
  page(page: string, useCase: UseCaseName, asked: unknown): Promise<string>
  /** by which names, with their port, the server may be asked for */
  hosts: ReadonlySet<string>
}

export function appOf({ ask, page, hosts }: Behind): Hono {
  const app = new Hono()
  app.onError((error, context) => answerProblem(context, error))
  app.notFound((context) =>
    answerProblem(
      context,
      new MissingError({ what: "nothing stands at this address", where: context.req.path, next: "begin at /" }),
    ),
  )
  app.use(headers(false))
  app.get("/healthz", (context) => context.text("ok\n"))
  app.use(guard(hosts))
  app.route("/assets", assets())
  for (const { path, useCase, page: name } of pages) {
    app.get(path, async (context) => {
      const asked = { ...context.req.query(), ...context.req.param() }
      return context.html(await page(name, useCase, asked))
    })
  }
  app.route("/", api(ask))
  return app
}
