/**
 * A feed → its entries: RSS, RDF, Atom and JSON Feed, as feedsmith parses them.
 *
 * In: the feed as characters. Out: for each entry its address, what the feed says of it, and its full text where it carries that. A summary
 * is no text of an article and is never taken for one.
 */
import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from "feedsmith"
import { InputError } from "../record/index.ts"
import { isoDate } from "./dates.ts"
import { parsePage } from "./html/parse.ts"
import { joinedNames } from "./names.ts"

export interface Entry {
  /** of its page, whole; null when it has none on the web */
  url: string | null
  title: string | null
  byline: string | null
  outlet: string | null
  published: string | null
  updated: string | null
  language: string | null
  /** the full text that it carries */
  own: { text: string; isMarkup: boolean } | null
}

/**
 * @param address of the feed, to complete the addresses in it; null for a file
 * @throws {InputError} when it is cut or malformed, declares entities, or has no entries
 */
export async function entriesOf(text: string, where: string, address: string | null): Promise<Entry[]> {
  refuseEntities(text, where)
  const entries = await parsed(text, where, address)
  if (entries.length === 0)
    throw new InputError({ what: "the feed has no entries", where, next: "give the address of a feed with news in it" })
  return entries
}

/** Entities of its own serve a feed for nothing but to grow without bounds or to reach for files: no parser is given any. */
function refuseEntities(text: string, where: string): void {
  const root = text.search(/<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]/i)
  if (/<!entity/i.test(root < 0 ? text : text.slice(0, root)))
    throw new InputError({
      what: "the feed declares entities, which are never expanded",
      where,
      next: "take its document type out, or give the pages of its articles",
    })
}

async function parsed(text: string, where: string, address: string | null): Promise<Entry[]> {
  // Loaded here, for it takes a quarter of a second that no other input should wait for.
  const { parseFeed } = await import("feedsmith")
  try {
    const { format, feed } = parseFeed(text)
    if (format === "atom") return entriesOfAtom(feed, address)
    if (format === "json") return entriesOfJson(feed, address)
    return entriesOfRss(feed, address)
  } catch (cause) {
    // Whatever a parser throws, it is the feed that it could not read. Its words are about itself, but for the place.
    const [, place] = /position (\d+)/.exec(cause instanceof Error ? String(cause.cause) : "") ?? []
    const what = `the feed is cut or malformed${place ? ` (at character ${place})` : ""}`
    throw new InputError({ what, where, next: "get it again, or give the pages of its articles", cause })
  }
}

/** RSS 2.0 and its kin; RSS 1.0 (RDF) has less of it. */
function entriesOfRss(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>, address: string | null): Entry[] {
  const base = whole(feed.link, address) ?? address
  return (feed.items ?? []).map((item: RssFeed.Item<string> & RdfFeed.Item<string>) => {
    const permalink = item.guid?.isPermaLink === false ? null : whole(item.guid?.value, null)
    const published = isoDate(item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published)
    return {
      url: whole(item.link, base) ?? permalink ?? linkOf(item.atom?.links, base),
      title: clean(item.title),
      byline: joinedNames(item.dc?.creators ?? item.authors?.map(({ name }) => name) ?? []),
      outlet: clean(item.source?.title ?? item.dc?.publishers?.[0] ?? feed.title),
      published,
      updated: unlike(published, isoDate(item.atom?.updated)),
      language: clean(("language" in feed ? feed.language : null) ?? feed.dc?.languages?.[0]),
      own: own(item.content?.encoded, true),
    }
  })
}

function entriesOfAtom(feed: AtomFeed.Feed<string>, address: string | null): Entry[] {
  const base = whole(feed.xml?.base, address) ?? address ?? linkOf(feed.links, null)
  return (feed.entries ?? []).map((entry) => {
    const authors = entry.authors ?? entry.source?.authors ?? feed.authors ?? []
    const published = isoDate(entry.published)
    return {
      url: linkOf(entry.links, whole(entry.xml?.base, base) ?? base),
      title: wordsOf(entry.title),
      byline: joinedNames(authors.map(({ name }) => name)),
      outlet: wordsOf(entry.source?.title ?? feed.title),
      published,
      updated: unlike(published, isoDate(entry.updated)),
      language: clean(entry.xml?.lang ?? feed.xml?.lang),
      own: contentOf(entry.content),
    }
  })
}

function entriesOfJson(feed: JsonFeed.Feed<string>, address: string | null): Entry[] {
  const base = whole(feed.home_page_url, address) ?? address
  return (feed.items ?? []).map((item) => {
    const published = isoDate(item.date_published)
    return {
      url: whole(item.url ?? item.external_url, base),
      title: clean(item.title),
      byline: joinedNames((item.authors ?? feed.authors ?? []).map(({ name }) => name)),
      outlet: clean(feed.title),
      published,
      updated: unlike(published, isoDate(item.date_modified)),
      language: clean(item.language ?? feed.language),
      own: own(item.content_text, false) ?? own(item.content_html, true),
    }
  })
}

type Links = readonly { href?: string; rel?: string; type?: string }[]

/** The page among an entry's links: an alternate that is not said to be of another type. */
function linkOf(links: Links | undefined, base: string | null): string | null {
  const alternates = (links ?? []).filter(({ rel = "alternate" }) => rel === "alternate")
  const page = alternates.find(({ type = "text/html" }) => /html/.test(type)) ?? alternates[0]
  return whole(page?.href, base)
}

/** Content elsewhere (`src`) and content that is no text are left to the page. */
function contentOf(content: AtomFeed.Content | undefined): Entry["own"] {
  const type = content?.type?.toLowerCase() ?? "text"
  if (/^(?:text|text\/plain)$/.test(type)) return own(content?.value, false)
  return /^(?:html|xhtml|text\/html|application\/xhtml\+xml)$/.test(type) ? own(content?.value, true) : null
}

function wordsOf(text: AtomFeed.Text | undefined): string | null {
  const isMarkup = text?.type === "html" || text?.type === "xhtml"
  return clean(isMarkup ? parsePage(`<p>${text.value}</p>`)?.body.textContent : text?.value)
}

const own = (text: string | undefined, isMarkup: boolean): Entry["own"] =>
  clean(text) && text ? { text, isMarkup } : null
const clean = (text: string | null | undefined): string | null => text?.replace(/\s+/gu, " ").trim() || null
const unlike = (published: string | null, updated: string | null) => (updated === published ? null : updated)

/** An address made whole; null when it is none of the web. */
function whole(address: string | null | undefined, base: string | null): string | null {
  const url = address?.trim() ? URL.parse(address.trim(), base ?? undefined) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}
