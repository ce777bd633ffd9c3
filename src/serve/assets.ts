/** The files of the pages: few, small and read once. */

import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { Hono } from "hono"

const KINDS: { [file: string]: string } = {
  "article.css": "text/css; charset=utf-8",
  "article.js": "text/javascript; charset=utf-8",
  "pages.css": "text/css; charset=utf-8",
  "pages.js": "text/javascript; charset=utf-8",
  "theme.js": "text/javascript; charset=utf-8",
}

export function assets(): Hono {
  const app = new Hono()
  for (const [name, type] of Object.entries(KINDS)) {
    const file = new URL(`../../dist/web/${name}`, import.meta.url)
    if (!existsSync(file)) continue
    const body = readFileSync(file)
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`
    app.get(`/${name}`, (context) => {
      const headers = { "content-type": type, etag, "cache-control": "no-cache" }
      if (context.req.header("if-none-match") === etag) return context.body(null, 304, headers)
      return context.body(body, 200, headers)
    })
  }
  return app
}
