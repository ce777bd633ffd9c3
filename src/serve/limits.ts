/** How much may be sent. */
import type { MiddlewareHandler } from "hono"
import { bodyLimit } from "hono/body-limit"
import { LimitError } from "../record/index.ts"
import { READS } from "./guard.ts"
import { answerProblem } from "./problems.ts"

const MEGABYTE = 1024 * 1024
const OF_ARTICLES = 20 * MEGABYTE
const OF_OTHERS = MEGABYTE

export function limits(): MiddlewareHandler {
  const [articles, others] = [limitOf(OF_ARTICLES), limitOf(OF_OTHERS)]
  return (context, next) => {
    // To look whether there is a body where none is heeded would take longer than many an answer.
    if (READS.has(context.req.method)) return next()
    return (context.req.path === "/api/articles" ? articles : others)(context, next)
  }
}

const limitOf = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (context) =>
      answerProblem(
        context,
        new LimitError({
          what: `it is larger than ${maxSize / MEGABYTE} MB`,
          where: context.req.path,
          next: "add what is larger with hearsay add",
        }),
      ),
  })
