/** Logging in with a browser: a token is given once, and a cookie stands for it that no script can read and no other site can send. */
import { Hono } from "hono"
import { deleteCookie, getCookie, setCookie } from "hono/cookie"
import { renderPage } from "../pages/render.ts"
import { COOKIE } from "./access.ts"
import { LASTS, type Sessions } from "./sessions.ts"
import type { tokensIn } from "./tokens.ts"

/** A token and an address are short. */
const MOST_BYTES = 10_000

export function login(tokens: ReturnType<typeof tokensIn>, sessions: Sessions): Hono {
  const app = new Hono()
  const shown = (to: string, failed: boolean) => renderPage("login", { to, failed }, {})
  app.get("/login", async (context) => context.html(await shown(ownPath(context.req.query("to")), false)))
  app.post("/login", async (context) => {
    const form = await formOf(context.req.raw)
    const to = ownPath(form.get("to") ?? undefined)
    const person = tokens.holder((form.get("token") ?? "").trim())
    if (!person) return context.html(await shown(to, true), 401)
    const session = sessions.begin(person.name)
    setCookie(context, COOKIE, session, { httpOnly: true, sameSite: "Strict", path: "/", maxAge: LASTS / 1000 })
    return context.redirect(to, 303)
  })
  app.post("/logout", (context) => {
    sessions.end(getCookie(context, COOKIE) ?? "")
    deleteCookie(context, COOKIE, { path: "/" })
    return context.redirect("/login", 303)
  })
  return app
}

async function formOf(request: Request): Promise<URLSearchParams> {
  const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")
  if (!isForm || Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) > MOST_BYTES)
    return new URLSearchParams()
  return new URLSearchParams(await request.text())
}

/** Where to go on: on this desk alone, whatever an address from elsewhere says. */
function ownPath(to = "/"): string {
  const base = "http://desk.invalid"
  const url = URL.parse(to, base)
  return url?.origin === base && to.startsWith("/") ? url.pathname + url.search : "/"
}
