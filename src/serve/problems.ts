/** Errors → problem details, RFC 9457. */
import type { Context } from "hono"
import type { ContentfulStatusCode } from "hono/utils/http-status"
import { z } from "zod"
import { HearsayError } from "../record/index.ts"
import { renderPage } from "./pages/render.ts"

/** By an error's code; any other is the server's own fault. */
const STATUS: { [code: string]: ContentfulStatusCode } = {
  usage: 400,
  unauthorized: 401,
  forbidden: 403,
  missing: 404,
  limit: 413,
  input: 422,
  language: 422,
  fetch: 502,
  busy: 503,
  ledger: 503,
}

export const ProblemDetails = z.object({
  type: z.string().describe("urn:hearsay:problem:CODE"),
  title: z.string().describe("what was wrong"),
  status: z.int(),
  detail: z.string().describe("where, what was wrong, and what to do, on one line"),
  code: z.string().describe("of the error, for programs"),
  where: z.string(),
  next: z.string().describe("what to do"),
})
type ProblemDetails = z.infer<typeof ProblemDetails> & { status: ContentfulStatusCode }

function problemDetailsOf(error: unknown): ProblemDetails {
  if (!(error instanceof HearsayError))
    return {
      type: "about:blank",
      title: "the desk made a mistake",
      status: 500,
      detail: "What happened stands in its log.",
      code: "error",
      where: "",
      next: "ask again; if it stays, report it with the line of the log",
    }
  const { code, what, where, next, message } = error
  return {
    type: `urn:hearsay:problem:${code}`,
    title: what,
    status: STATUS[code] ?? 500,
    detail: message,
    code,
    where,
    next,
  }
}

/** To a person a page, where one was asked for and can be made; to a program JSON. */
export async function answerProblem(context: Context, error: unknown): Promise<Response> {
  const problem = problemDetailsOf(error)
  if (problem.code === "busy") context.header("retry-after", "1")
  const isPage = context.req.header("accept")?.includes("text/html") && !/^\/(?:api|assets)\//.test(context.req.path)
  if (isPage && problem.code !== "model")
    return context.html(await renderPage("problem", problem, null), problem.status)
  return context.body(JSON.stringify(problem), problem.status, { "content-type": "application/problem+json" })
}
