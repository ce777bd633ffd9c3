/** The addresses of the pages and their twins. */
import { type Context, Hono } from "hono"
import type { Pool } from "../threads/pool.ts"
import { type Page, pages } from "./pages.ts"

export function pageRoutes({ text }: Pick<Pool, "text">): Hono {
  const app = new Hono()
  // Twins first: for a page, its ending would be part of the last name in its address.
  for (const page of pages) {
    const { useCase, rows } = page
    app.get(twinOf(page, "json"), async (context) =>
      context.body(await text(useCase, askedFor(context, ".json"), "json"), 200, { "content-type": JSON_TYPE }),
    )
    app.get(twinOf(page, "csv"), async (context) =>
      context.body(await text(useCase, askedFor(context, ".csv"), { csv: rows ?? "items" }), 200, {
        "content-type": CSV_TYPE,
      }),
    )
  }
  for (const { path, useCase, page } of pages)
    app.get(path, async (context) => context.html(await text(useCase, askedFor(context), { page })))
  return app
}

const JSON_TYPE = "application/json; charset=utf-8"
const CSV_TYPE = "text/csv; charset=utf-8; header=present"

/** `/articles/:id` → `/articles/:id{.+\.csv}`; of the desk itself, `/index.csv`. */
function twinOf({ path }: Page, ending: string): string {
  if (path === "/") return `/index.${ending}`
  return /:\w+$/.test(path) ? `${path}{.+\\.${ending}}` : `${path}.${ending}`
}

function askedFor(context: Context, ending = ""): { [field: string]: string } {
  const params = Object.entries<string>(context.req.param()).map(([name, value]) => [
    name,
    ending !== "" && value.endsWith(ending) ? value.slice(0, -ending.length) : value,
  ])
  return { ...context.req.query(), ...Object.fromEntries(params) }
}
