/** An answer with its ETag (RFC 9110, 8.8.3), or that whoever asks has it already. */
import { createHash } from "node:crypto"
import type { Context } from "hono"
import type { Answered } from "./answers.ts"

/** Kept by the browser, and asked about each time. */
const CONTROL = "private, no-cache"

export function sent(context: Context, { body, etag }: Answered, type: string): Response {
  if (isNamed(context.req.header("if-none-match"), etag))
    return context.body(null, 304, { etag, "cache-control": CONTROL })
  return context.body(body, 200, { "content-type": type, etag, "cache-control": CONTROL })
}

/** What is the same as long as the program runs. */
export function lasting(text: string): Answered {
  const body = new TextEncoder().encode(text)
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"` }
}

/** If-None-Match compares weakly. */
const isNamed = (header: string | undefined, etag: string) =>
  header?.split(",").some((each) => each.trim().replace(/^W\//, "") === etag) ?? false
