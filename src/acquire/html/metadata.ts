/**
 * What a page says of itself: title, byline, outlet, dates, address, language.
 *
 * In: a parsed page, as it came. Out: for each field the first answer in a written order (docs/acquire.md), or null. Nothing is
 * guessed: a date must be whole, an outlet must be named.
 */
import { isoDate } from "../dates.ts"
import { linkedArticle } from "./json-ld.ts"
import { dateInText } from "./text-dates.ts"

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
  /** the main text in the page's own data */
  stated: string | null
}

/** @param base the address that the page was read from, to complete a canonical address that is relative; null for a file */
export function metadataOf(document: Document, base: string | null): Metadata {
  const linked = linkedArticle(document)
  const meta = metaOf(document)
  const property = (name: string) => propertyOf(document, name)
  const heading = headingOf(document)
  const tab = clean(document.querySelector("title")?.textContent)

  const outlet = first(
    linked?.publisher,
    meta("og:site_name"),
    property("publisher"),
    meta("application-name", "dc.publisher", "cre"),
    outletInTitle(tab, heading ?? meta("og:title")),
  )
  const titles = [linked?.headline, meta("og:title"), property("headline"), heading, meta("twitter:title"), tab]
    .map(clean)
    .filter((title) => title !== null)
  const published = first(
    isoDate(linked?.datePublished),
    isoDate(
      meta(
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "parsely-pub-date",
        "sailthru.date",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "cxenseparse:recs:publishtime",
      ),
    ),
    isoDate(property("datePublished")),
    timeElement(document, "published"),
    dateInText(document, "published"),
  )
  const updated = first(
    isoDate(linked?.dateModified),
    isoDate(
      meta(
        "article:modified_time",
        "og:updated_time",
        "og:article:modified_time",
        "last-modified",
        "dcterms.modified",
        "revised",
      ),
    ),
    isoDate(property("dateModified")),
    timeElement(document, "updated"),
    dateInText(document, "updated"),
  )
  return {
    title: titles[0] === undefined ? null : withoutOutlet(titles[0], outlet),
    byline: byline(
      first(
        linked?.authors.length ? joined(linked.authors) : null,
        meta("author", "article:author", "parsely-author", "byl", "dc.creator", "sailthru.author"),
        property("author"),
        bylineElement(document),
      ),
    ),
    outlet,
    published,
    updated: updated === published ? null : updated,
    url: address(
      first(document.querySelector("link[rel~='canonical']")?.getAttribute("href"), meta("og:url"), linked?.url),
      base,
    ),
    language: language(
      first(
        document.documentElement?.getAttribute("lang"),
        document.documentElement?.getAttribute("xml:lang"),
        linked?.language,
        meta("og:locale", "content-language", "language", "dc.language"),
      ),
    ),
    titles: [...titles, ...titles.map((title) => withoutOutlet(title, outlet))],
    stated: linked?.body ? plain(document, linked.body) : null,
  }
}

/** The first of the meta elements with one of these names, in the order of the names. */
function metaOf(document: Document) {
  const contents = new Map<string, string>()
  for (const element of document.querySelectorAll("meta")) {
    const content = clean(element.getAttribute("content"))
    for (const attribute of ["property", "name", "http-equiv"]) {
      const key = element.getAttribute(attribute)?.toLowerCase()
      if (key && content && !contents.has(key)) contents.set(key, content)
    }
  }
  return (...names: string[]) =>
    first(
      ...names
        .map((name) => contents.get(name))
        .filter((value) => !value || !isAddress(value) || names.includes("og:url")),
    )
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

function timeElement(document: Document, kind: "published" | "updated"): string | null {
  const scope = document.querySelector("article, main, [role='main']") ?? document.body
  for (const element of scope?.querySelectorAll("time") ?? []) {
    const around = `${element.getAttribute("class") ?? ""} ${element.getAttribute("itemprop") ?? ""} ${before(element)}`
    const isUpdate = /updat|modif|edited|correct|revis/i.test(around)
    if (isUpdate !== (kind === "updated") || element.closest("aside, nav, footer, figure, .related, .comments"))
      continue
    const date = isoDate(element.getAttribute("datetime")) ?? isoDate(element.textContent)
    if (date) return date
  }
  return null
}

/** The words just before an element, in its parent. */
const before = (element: Element) => (element.previousSibling?.textContent ?? "").slice(-30)

function bylineElement(document: Document): string | null {
  const links = [...document.querySelectorAll("[rel~='author']")]
    .map((element) => clean(element.textContent))
    .filter((name) => name !== null)
  if (links.length > 0) return joined([...new Set(links)])
  for (const element of document.querySelectorAll(
    "[class*='byline'], [class*='author'], [class*='sig'], p, address, div.meta",
  )) {
    const text = clean(element.textContent)
    if (text && text.length < 120 && /^by\s+\p{Lu}/iu.test(text)) return text
  }
  return null
}

/** "By Ada Byrne, transport correspondent | 4 March" → "Ada Byrne". Several names are kept as they are joined. */
function byline(text: string | null): string | null {
  const names = text
    ?.replace(/^(?:by|from|words by|text by|story by)[\s:]+/i, "")
    .split(
      /\s*(?:[|•·–—]|\bpublished\b|\bupdated\b|\d{1,2}[ :.]\d{2}|\b\d{4}\b|,\s*(?!and\b)(?=[^,]*\b(?:correspondent|reporter|editor|writer|staff|chief|in \p{Lu})))/iu,
    )[0]
  return clean(names?.replace(/[\s,;]+$/, ""))
}

function joined(names: string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
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
  const parts = rest.split(/\s*[|–—»·:]\s*|\s+-\s+|\s+-$|^-\s+/).filter((part) => part !== "")
  const outlet = lower.startsWith(headline) ? parts.at(-1) : parts[0]
  return outlet && outlet.split(/\s+/).length <= 5 ? outlet : null
}

function withoutOutlet(title: string, outlet: string | null): string {
  if (!outlet) return title
  const name = outlet.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
  return title.replace(new RegExp(`\\s+[|–—»·-]\\s+${name}$|^${name}\\s+[|–—»·:-]\\s+`, "i"), "") || title
}

function address(stated: string | null, base: string | null): string | null {
  if (!stated) return null
  try {
    const url = new URL(stated, base ?? undefined)
    return /^https?:$/.test(url.protocol) ? url.href : null
  } catch {
    return null
  }
}

function language(stated: string | null): string | null {
  try {
    return stated ? (Intl.getCanonicalLocales(stated.replace("_", "-"))[0] ?? null) : null
  } catch {
    return null
  }
}

/** Text that a page's data may carry as HTML. */
function plain(document: Document, html: string): string {
  const element = document.createElement("div")
  element.innerHTML = html
  return element.textContent ?? ""
}

const isAddress = (value: string) => /^(?:https?:)?\/\//.test(value)
const clean = (value: string | null | undefined): string | null => value?.replace(/\s+/gu, " ").trim() || null
const first = (...values: (string | null | undefined)[]): string | null =>
  values.map(clean).find((value) => value !== null) ?? null
