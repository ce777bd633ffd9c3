/** Ways from a record back to the page that it was read from: only to addresses of the web, whatever an article says that its own is. */
import type { Article } from "./article.ts"
import type { Record } from "./record.ts"
import type { Span } from "./span.ts"
import type { Statement } from "./statement.ts"
import { fragmentOf } from "./text-fragment.ts"

/** Where an article stands, if it is on the web. */
export function webAddressOf({ url, uri }: Pick<Article, "url" | "uri">): string | null {
  return [url, uri].find((address) => address && /^https?:\/\//i.test(address)) ?? null
}

/** The address of an article that opens it at these words; null when it is not on the web. */
export function linkTo(
  article: Pick<Article, "url" | "uri" | "text">,
  span: Pick<Span, "start" | "end"> | undefined,
): string | null {
  const address = webAddressOf(article)
  if (address === null) return null
  const fragment = span ? fragmentOf(article.text, span) : null
  return fragment ? `${address.replace(/#.*$/s, "")}#:~:text=${fragment}` : address
}

/** The address of the article that opens it at the words of a statement. */
export function linkToWords({ article }: Pick<Record, "article">, { content, cue, source }: Statement): string | null {
  const spans = [...content.spans, ...cue.spans, ...source.spans]
  return linkTo(article, spans.find(({ text }) => /\s/.test(text.trim())) ?? cue.spans[0])
}
