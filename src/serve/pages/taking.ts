/** Where the bookmarklet hands a page over: opened by another site, and so that it can hear from it. */
import { Hono } from "hono"
import { renderPage } from "./render.ts"

const PATH = "/take"

export function taking(): Hono {
  const app = new Hono()
  app.get(PATH, async (context) => context.html(await renderPage("take", null, null)))
  return app
}

/** Goes before whatever sets headers: every other page of the desk is cut off from who opened it. */
export function takingAlone(): Hono {
  const app = new Hono()
  app.use(PATH, async (context, next) => {
    await next()
    context.res.headers.delete("cross-origin-opener-policy")
  })
  return app
}
