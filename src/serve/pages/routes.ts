/** The addresses of the pages and their twins. */
import { type Context, Hono } from "hono"
import type { Answers } from "../answers.ts"
import { sent } from "../sent.ts"
import { type Page, pages } from "./pages.ts"

export function pageRoutes(answers: Answers): Hono {
  const app = new Hono()
  // Twins first: for a page, its ending would be part of the last name in its address.
  for (const page of pages) {
    const { useCase, rows } = page
    app.get(twinOf(page, "json"), async (context) =>
      sent(context, await answers.of(useCase, askedFor(context, ".json"), "json"), JSON_TYPE),
    )
    app.get(twinOf(page, "csv"), async (context) =>
      sent(context, await answers.of(useCase, askedFor(context, ".csv"), { csv: rows ?? "items" }), CSV_TYPE),
    )
  }
  app.get("/log.jsonl", async (context) => {
    context.header("Content-Disposition", 'attachment; filename="judgements.jsonl"')
    return sent(context, await answers.of("patch", {}, { lines: "items" }), LINES_TYPE)
  })
  for (const { path, useCase, page } of pages)
    app.get(path, async (context) => sent(context, await answers.of(useCase, askedFor(context), { page }), PAGE_TYPE))
  return app
}

const PAGE_TYPE = "text/html; charset=UTF-8"
const JSON_TYPE = "application/json; charset=utf-8"
const LINES_TYPE = "application/jsonl; charset=utf-8"
const CSV_TYPE = "text/csv; charset=utf-8; header=present"

/** `/articles/:id` → `/articles/:id{[^/]+\.csv}`; of the desk itself, `/index.csv`. */
function twinOf({ path }: Page, ending: string): string {
  if (path === "/") return `/index.${ending}`
  return /:\w+$/.test(path) ? `${path}{[^/]+\\.${ending}}` : `${path}.${ending}`
}

function askedFor(context: Context, ending = ""): { [field: string]: string } {
  const params = Object.entries<string>(context.req.param()).map(([name, value]) => [
    name,
    ending !== "" && value.endsWith(ending) ? value.slice(0, -ending.length) : value,
  ])
  return { ...context.req.query(), ...Object.fromEntries(params) }
}
