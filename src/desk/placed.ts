/** Words of articles with all that is needed to print them: from which article, whose, of when, and the way there. */
import { z } from "zod"
import type { Ledger } from "../ledger/index.ts"
import { type Article, linkTo, Span } from "../record/index.ts"

export const Placed = z
  .object({
    article: z.string(),
    outlet: z.string().nullable(),
    title: z.string().nullable(),
    published: z.string().nullable(),
    words: Span.nullable().describe("as they stand in the article; null: it is the article as a whole"),
    link: z.string().nullable().describe("opens the article at these words; null: it is not on the web"),
  })
  .meta({ id: "Placed" })
export type Placed = z.output<typeof Placed>

/** Each article is opened once, and no more than these: what is beyond has no link. */
const MOST = 100

export function placedIn(ledger: Ledger) {
  const articles = new Map<string, Promise<Article | null>>()
  const opened = async (id: string) => (await ledger.article(id))?.record.article ?? null
  return async (id: string, words: z.output<typeof Span> | null): Promise<Placed> => {
    if (!articles.has(id) && articles.size < MOST) articles.set(id, opened(id))
    const article = (await articles.get(id)) ?? null
    const { outlet = null, title = null, published = null } = article ?? {}
    return { article: id, outlet, title, published, words, link: article ? linkTo(article, words ?? undefined) : null }
  }
}
