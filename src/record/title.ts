/** What to call an article in a heading. */
import type { Article } from "./article.ts"

/** Its title; where it has none, the address or path it was read from, in words where that is standard input. */
export function titleOf({ title, uri }: Pick<Article, "title" | "uri">): string {
  return title ?? (uri === "-" ? "Standard input" : uri)
}
