/** What is answered at which address. Knows no thread and no port, so that it can be asked without either. */
import { Hono } from "hono"
import type { Ask, UseCaseName } from "../desk/index.ts"
import { MissingError } from "../record/index.ts"
import { api } from "./api/routes.ts"
import { assets } from "./assets.ts"
import { assistants } from "./assistants.ts"
import { guard } from "./guard.ts"
import { headers } from "./headers.ts"
import { pages } from "./pages/pages.ts"
import { access, type Known } from "./people/access.ts"
import { login } from "./people/login.ts"
import type { Sessions } from "./people/sessions.ts"
import type { tokensIn } from "./people/tokens.ts"
import { answerProblem } from "./problems.ts"

export interface Behind {
  ask: Ask
  page(page: string, useCase: UseCaseName, asked: unknown): Promise<string>
  /** by which names, with their port, the server may be asked for */
  hosts: ReadonlySet<string>
  /** who may ask; null: whoever is on this machine */
  people: { tokens: ReturnType<typeof tokensIn>; sessions: Sessions } | null
}

export function appOf({ ask, page, hosts, people }: Behind): Hono<Known> {
  const app = new Hono<Known>()
  app.onError((error, context) => answerProblem(context, error))
  app.notFound((context) =>
    answerProblem(
      context,
      new MissingError({ what: "nothing stands at this address", where: context.req.path, next: "begin at /" }),
    ),
  )
  app.use(headers(false))
  app.get("/healthz", (context) => context.text("ok\n"))
  app.use(guard(people ? null : hosts))
  if (people) {
    app.use(access(people.tokens, people.sessions))
    app.route("/", login(people.tokens, people.sessions))
  }
  app.route("/assets", assets())
  for (const { path, useCase, page: name } of pages) {
    app.get(path, async (context) => {
      const asked = { ...context.req.query(), ...context.req.param() }
      return context.html(await page(name, useCase, asked))
    })
  }
  app.route("/", api(ask))
  app.route("/", assistants(ask))
  return app
}
