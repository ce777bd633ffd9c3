/** Words of articles with what stands around them and the way to them, so that they can be shown where the texts are not. */
import type { Ledger } from "../../ledger/index.ts"
import { aroundIn, linkTo, type Range, type StoryArticle } from "../../record/index.ts"
import type { Quote } from "./forms.ts"

export interface Quoted extends Range {
  article: string
}

/** More are not read in one sitting, and each article's text must be looked up. */
const MOST = 400

/** @returns each place once, in the order given */
export async function quotesOf(
  ledger: Pick<Ledger, "texts">,
  articles: readonly StoryArticle[],
  places: readonly Quoted[],
): Promise<Quote[]> {
  const once = [...new Map(places.map((place) => [keyOf(place), place])).values()].slice(0, MOST)
  const texts = await ledger.texts([...new Set(once.map(({ article }) => article))])
  const known = new Map(articles.map((article) => [article.id, article]))
  return once.flatMap(({ article: id, start, end }) => {
    const [article, text] = [known.get(id), texts.get(id)]
    if (!article || text === undefined) return []
    return {
      article: id,
      start,
      end,
      ...aroundIn(text, { start, end }),
      href: linkTo({ ...article, text }, { start, end }),
    }
  })
}

const keyOf = ({ article, start, end }: Quoted) => `${article}/${start}-${end}`
