/** Small invented pages for tests of what is read off them. */
import { type Metadata, metadataOf } from "../src/acquire/html/metadata.ts"
import { parsePage } from "../src/acquire/html/parse.ts"

export const SENTENCE =
  "<p>The mayor said on Tuesday that the bridge would stay shut until the spring at the very least.</p>"

/** What a page with this in its head and body says of itself. */
export function metadata(head: string, body = "", base: string | null = null): Metadata {
  const document = parsePage(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`)
  if (!document) throw new Error("too deep")
  return metadataOf(document, base)
}

export const linked = (...articles: object[]) =>
  articles
    .map((article) => JSON.stringify({ "@type": "NewsArticle", ...article }))
    .map((json) => `<script type="application/ld+json">${json}</script>`)
    .join("")

export const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`
