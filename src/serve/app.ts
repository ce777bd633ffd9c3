/** What is answered at which address. Knows no thread and no port, so that it can be asked without either. */
import type { HttpBindings } from "@hono/node-server"
import { Hono } from "hono"
import { MissingError } from "../record/index.ts"
import type { Adding } from "./adding.ts"
import type { Answers } from "./answers.ts"
import { api } from "./api/routes.ts"
import { assets } from "./assets.ts"
import { assistants } from "./assistants.ts"
import type { EventsHub } from "./events.ts"
import { guard } from "./guard.ts"
import { headers } from "./headers.ts"
import { figures, health } from "./health.ts"
import { limits } from "./limits.ts"
import type { Logger } from "./log.ts"
import type { Metrics } from "./metrics.ts"
import { pageRoutes } from "./pages/routes.ts"
import { taking, takingAlone } from "./pages/taking.ts"
import { access, type Known } from "./people/access.ts"
import { login } from "./people/login.ts"
import type { Sessions } from "./people/sessions.ts"
import type { tokensIn } from "./people/tokens.ts"
import { posting } from "./posting.ts"
import { answerProblem } from "./problems.ts"
import { requests } from "./requests.ts"
import type { Standing } from "./standing.ts"
import type { Pool } from "./threads/pool.ts"

export interface Behind {
  pool: Pick<Pool, "ask">
  answers: Answers
  adding: Adding
  events: EventsHub
  standing: Standing
  metrics: Metrics
  log: Logger
  /** by which names, with their port, the server may be asked for */
  hosts: ReadonlySet<string>
  /** who may ask; null: whoever is on this machine */
  people: { tokens: ReturnType<typeof tokensIn>; sessions: Sessions } | null
}

export function appOf({ pool, answers, adding, events, standing, metrics, log, hosts, people }: Behind) {
  const app = new Hono<Known & { Bindings: HttpBindings }>()
  app.onError((error, context) => answerProblem(context, error))
  app.notFound((context) =>
    answerProblem(
      context,
      new MissingError({ what: "nothing stands at this address", where: context.req.path, next: "begin at /" }),
    ),
  )
  app.use(requests(log, metrics))
  app.route("/", takingAlone())
  const [own, framed] = [headers(false), headers(true)]
  app.use((context, next) => (context.req.path.startsWith("/embed/") ? framed : own)(context, next))
  app.use(guard(people ? null : hosts))
  app.use(limits())
  app.route("/", health(standing))
  if (people) {
    app.use(access(people.tokens, people.sessions))
    app.route("/", login(people.tokens, people.sessions))
  }
  app.route("/", figures(metrics))
  app.route("/", events.app)
  app.route("/assets", assets())
  app.route("/", taking())
  app.route("/", posting(adding))
  app.route("/", pageRoutes(answers))
  app.route("/", api(pool.ask, answers))
  app.route("/", assistants(pool.ask))
  return app
}
