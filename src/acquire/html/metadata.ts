/**
 * What a page says of itself: title, byline, outlet, dates, address, language.
 *
 * In: a parsed page, as it came. Out: for each field the first answer in a written order (docs/acquire.md), or null. Nothing is
 * guessed: a date must be whole, an outlet must be named.
 */
import { addressOf, siteOf } from "./address.ts"
import { bylineOfPage } from "./byline.ts"
import { linkedArticles } from "./json-ld.ts"
import { ownArticle } from "./own-article.ts"
import { dateInAddress, dateInText, statedDate, timeElement } from "./page-dates.ts"
import { statedParagraphs } from "./stated.ts"
import { titleOf } from "./title.ts"
import { topLines } from "./top.ts"
import { clean, wordsIn } from "./words.ts"

export interface Metadata {
  title: string | null
  byline: string | null
  outlet: string | null
  published: string | null
  updated: string | null
  /** absolute, as stated */
  url: string | null
  language: string | null
  /** every form in which the page states its title */
  titles: string[]
  /** the paragraphs of the main text in the page's own data */
  stated: string[]
  /** selectors of what is not free to read; null when all is */
  paid: string[] | null
  isLiveBlog: boolean
}

/** @param base the address that the page was read from, to complete a canonical address that is relative; null for a file */
export function metadataOf(document: Document, base: string | null): Metadata {
  const metas = metasOf(document)
  const meta = (...names: string[]) => first(...names.flatMap((name) => metas.get(name) ?? []))
  const property = (name: string) => propertyOf(document, name)
  const words = (value: string | null | undefined) => wordsIn(document, value)
  const canonical = document.querySelector("link[rel~='canonical']")?.getAttribute("href") ?? null
  const tab = clean(document.querySelector("title")?.textContent)
  const heading = headingOf(document)

  const articles = linkedArticles(document)
  const linked = ownArticle(document, articles, {
    addresses: [canonical, meta("og:url"), base],
    titles: [heading, meta("og:title"), meta("twitter:title"), tab],
  })
  const url = addressOf({ canonical, og: meta("og:url"), linked: linked?.addresses ?? [] }, base)
  const outlet = first(
    ...[linked?.publisher, meta("og:site_name"), property("publisher"), meta("application-name", "dc.publisher", "cre")]
      .map(words)
      .filter((name) => name === null || !isAddress(name)),
    outletInTitle(tab, heading ?? meta("og:title")),
  )
  const siteNames = [outlet, words(linked?.publisher), words(meta("og:site_name")), siteOf(url), siteOf(base)].filter(
    (name) => name !== null,
  )
  const declared = [linked?.headline ?? null, meta("og:title"), meta("twitter:title"), tab]
  const titled = titleOf(document, declared, siteNames)
  const top = topLines(document, titled.heading)
  const published =
    statedDate(linked?.datePublished) ??
    statedDate(meta(...PUBLISHED)) ??
    statedDate(property("datePublished")) ??
    timeElement(document, "published", titled.heading, top) ??
    dateInText(document, "published", top) ??
    dateInAddress(url)
  const updated =
    statedDate(linked?.dateModified) ??
    statedDate(meta(...UPDATED)) ??
    statedDate(property("dateModified")) ??
    timeElement(document, "updated", titled.heading, top) ??
    dateInText(document, "updated", top)
  return {
    title: titled.title,
    byline: bylineOfPage(document, {
      linked: linked?.authors ?? [],
      metas: AUTHOR.map((name) => metas.get(name) ?? []),
      heading: titled.heading,
      top,
      siteNames,
    }),
    outlet,
    published,
    updated: updated === published ? null : updated,
    url,
    language: language(
      first(
        document.documentElement?.getAttribute("lang"),
        document.documentElement?.getAttribute("xml:lang"),
        linked?.language,
        meta("og:locale", "content-language", "language", "dc.language"),
      ),
    ),
    titles: titled.titles,
    stated: statedParagraphs(document, linked?.body ?? null),
    paid: linked?.behindPaywall ?? null,
    isLiveBlog: linked?.isLiveBlog === true || isCalledLive(document, titled.title),
  }
}

const PUBLISHED = [
  "article:published_time",
  "article.published",
  "article:published",
  "og:article:published_time",
  "og:published_time",
  "parsely-pub-date",
  "sailthru.date",
  "date",
  "dc.date",
  "dc.date.issued",
  "dcterms.date",
  "dcterms.created",
  "pubdate",
  "pub_date",
  "publishdate",
  "publish-date",
  "publication_date",
  "datepublished",
  "article_date_original",
  "cxenseparse:recs:publishtime",
]
const UPDATED = [
  "article:modified_time",
  "article.updated",
  "og:updated_time",
  "og:article:modified_time",
  "last-modified",
  "dcterms.modified",
  "datemodified",
  "revised",
]
const AUTHOR = [
  "author",
  "article:author",
  "parsely-author",
  "byl",
  "dc.creator",
  "dcterms.creator",
  "sailthru.author",
  "article_author",
]

/** "Ferry vote: live updates", or a body or container that is called a live blog. */
function isCalledLive(document: Document, title: string | null): boolean {
  return (
    /\blive ?blog\b|\blive (?:updates|coverage|reports?)\b|\bas it happened\b|\bminute by minute\b|\blive:|[-–—:|] live$/i.test(
      title ?? "",
    ) || document.querySelector("[class*='live-blog'], [class*='liveblog'], [class*='LiveBlog']") !== null
  )
}

/** The contents of the meta elements of each name, in lower case, in the order of the page. */
function metasOf(document: Document): Map<string, string[]> {
  const contents = new Map<string, string[]>()
  for (const element of document.querySelectorAll("meta")) {
    const content = clean(element.getAttribute("content"))
    if (!content) continue
    for (const attribute of ["property", "name", "http-equiv"]) {
      const key = element.getAttribute(attribute)?.toLowerCase()
      if (!key) continue
      const known = contents.get(key)
      if (known) known.push(content)
      else contents.set(key, [content])
    }
  }
  return contents
}

/** Microdata: the value of an `itemprop`, by its attribute or its words; of a thing within, its name. */
function propertyOf(document: Document, name: string): string | null {
  const element = document.querySelector(`[itemprop~='${name}']`)
  const named = element?.querySelector("[itemprop~='name']") ?? element
  return first(...["datetime", "content"].map((attribute) => named?.getAttribute(attribute)), named?.textContent)
}

/** The one `<h1>`, or the one inside the article where there are several. */
function headingOf(document: Document): string | null {
  const all = [...document.querySelectorAll("h1")]
  const inside = all.filter((heading) => heading.closest("article, main, [itemprop~='articleBody']"))
  return clean((all.length === 1 ? all : inside.length > 0 ? inside : all)[0]?.textContent)
}

/** "Headline | Outlet" and "Outlet: Headline", where the page states elsewhere what its headline is. */
function outletInTitle(tab: string | null, heading: string | null): string | null {
  if (!tab || !heading || tab.length <= heading.length) return null
  const [lower, headline] = [tab.toLowerCase(), heading.toLowerCase()]
  const rest = lower.startsWith(headline)
    ? tab.slice(heading.length)
    : lower.endsWith(headline)
      ? tab.slice(0, -heading.length)
      : ""
  const parts = rest
    .replace(/\s+/g, " ")
    .split(/ ?[|–—»·:] ?| - | -$|^- /)
    .filter((part) => part !== "")
  const outlet = lower.startsWith(headline) ? parts.at(-1) : parts[0]
  return outlet && outlet.split(/\s+/).length <= 5 ? outlet : null
}

function language(stated: string | null): string | null {
  try {
    return stated ? (Intl.getCanonicalLocales(stated.replace("_", "-"))[0] ?? null) : null
  } catch {
    return null
  }
}

const isAddress = (value: string) => /^(?:https?:)?\/\//.test(value)
const first = (...values: (string | null | undefined)[]): string | null =>
  values.map(clean).find((value) => value !== null) ?? null
