/** Which of the articles in a page's JSON-LD is the page's own: pages carry those of teasers, of the last story read, of the site's template. */
import type { LinkedArticle } from "./json-ld.ts"
import { letters, wordsIn } from "./words.ts"

interface Known {
  /** addresses that the page gives as its own */
  addresses: readonly (string | null)[]
  /** titles that the page has besides its JSON-LD */
  titles: readonly (string | null)[]
}

/**
 * The article whose address or headline is the page's, the outermost and fullest of several; a field that it leaves open is taken from the others that
 * are the page's by the same test. One that says nothing of either is believed where it stands alone.
 *
 * @returns null when there is none, or only those of other stories
 */
export function ownArticle(document: Document, articles: readonly LinkedArticle[], known: Known): LinkedArticle | null {
  const paths = new Set(known.addresses.map(pathOf).filter((path) => path !== null))
  const titles = known.titles
    .map((title) => letters(wordsIn(document, title) ?? ""))
    .filter((title) => title.length > 5)
  const scored = articles
    .map((article) => ({ article, score: scoreOf(article) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  const [best] = scored
  if (!best) return null
  const others = scored.filter(({ score, article }) => score >= SURE && article !== best.article && best.score >= SURE)
  return others.reduce((whole, { article }) => filled(whole, article), best.article)

  function scoreOf(article: LinkedArticle): number {
    const headline = letters(wordsIn(document, article.headline) ?? "")
    const places = article.addresses.map(pathOf).filter((path) => path !== null)
    const hasAddress = places.some((place) => paths.has(place))
    const hasTitle =
      headline.length > 5 &&
      titles.some((title) => title.startsWith(headline) || headline.startsWith(title) || title.endsWith(headline))
    const isOfAnother =
      !hasAddress &&
      !hasTitle &&
      places.length > 0 &&
      paths.size > 0 &&
      headline !== "" &&
      !titles.some((title) => isLike(title, headline))
    const fullness = [article.authors.length > 0, article.datePublished, article.headline].filter(Boolean).length
    if (hasAddress || hasTitle)
      return SURE + (hasAddress ? 20 : 0) + (hasTitle ? 20 : 0) + (article.isOutermost ? 4 : 0) + fullness
    return isOfAnother || !article.isOutermost ? 0 : 1 + fullness
  }
}

/** The least score of an article that is surely the page's. */
const SURE = 100

/** Two headlines of one story share a run of letters at their beginning or end. */
const isLike = (a: string, b: string) => a.slice(0, 12) === b.slice(0, 12) || a.slice(-12) === b.slice(-12)

/** What two addresses of one page have in common: neither scheme, nor host, nor a slash at the end. Null for a home page. */
function pathOf(address: string | null): string | null {
  if (!address) return null
  try {
    const { pathname, search } = new URL(address, "https://page.example/")
    const path = pathname.replace(/\/(?:amp\/?|index\.\w+)?$/i, "").toLowerCase()
    return path === "" && search === "" ? null : path + (path === "" ? search : "")
  } catch {
    return null
  }
}

function filled(article: LinkedArticle, other: LinkedArticle): LinkedArticle {
  return {
    ...article,
    headline: article.headline ?? other.headline,
    authors: article.authors.length > 0 ? article.authors : other.authors,
    publisher: article.publisher ?? other.publisher,
    datePublished: article.datePublished ?? other.datePublished,
    dateModified: article.dateModified ?? other.dateModified,
    language: article.language ?? other.language,
    body: article.body ?? other.body,
    behindPaywall: article.behindPaywall ?? other.behindPaywall,
  }
}
