/**
 * Entries of a feed → articles: the page of each, or the text that the entry carries.
 *
 * A page is whole, an entry often is not, so the page comes first; where it cannot be had the entry's own text stands in. What the page does not state is
 * taken from the feed.
 */
import { extname } from "node:path"
import { type Article, articleError, type HearsayError, InputError, LanguageError } from "../record/index.ts"
import { type ArticleOptions, attempt, draftOf, finished, isPageKind, type Outcome } from "./article.ts"
import { decode } from "./decode.ts"
import { entriesOf, readFeed } from "./feed.ts"
import type { FeedEntry } from "./feed-entry.ts"
import type { Fetched, FetchOptions } from "./fetch.ts"
import { type Draft, draftOfPage } from "./page.ts"
import { kindOf } from "./sniff.ts"

export interface EntryOptions extends ArticleOptions, FetchOptions {
  /** where entries of a feed are read: on their pages, or only in the feed, with no network */
  entries?: "page" | "text"
}

/** An article or an error for each entry, in the order of the feed; an address that comes twice is read once. */
export async function* articlesOfFeed(
  text: string,
  { uri, base }: { uri: string; base: string | null },
  options: EntryOptions,
): AsyncGenerator<Outcome> {
  const seen = new Set<string>()
  for (const [i, entryOf] of entriesOf(text, uri, base).entries()) {
    const place = `${uri}:${i + 1}`
    const entry = attempted(place, entryOf)
    if ("error" in entry) {
      yield entry
      continue
    }
    if (entry.url !== null && seen.has(entry.url)) continue
    if (entry.url !== null) seen.add(entry.url)
    yield await articleOf(entry, place, options)
  }
}

/** What a feed says, for whoever looks after its entries: each, or what is wrong with it. */
export interface FeedNews {
  entries: (FeedEntry | { error: HearsayError })[]
  /** how long it asks not to be looked at again, in milliseconds */
  every: number | null
}

/**
 * A feed that was fetched → what it says. One without entries has no news, and is none the worse for it.
 *
 * @throws {InputError} when it is no feed, or cut or malformed
 */
export function newsOf({ bytes, charset, url }: Fetched, address: string): FeedNews {
  if (kindOf(bytes, extname(new URL(url).pathname), address) !== "feed")
    throw new InputError({
      what: "it is no feed",
      where: address,
      next: "give the address of an RSS, Atom or JSON feed",
    })
  const { entries, every } = readFeed(decode(bytes, address, { charset, isPage: true }), address, url)
  return { entries: entries.map((entryOf, i) => attempted(`${address}:${i + 1}`, entryOf)), every }
}

/** The article of an entry whose page was fetched from `address`; without a page, of the text that it carries. */
export async function articleOfEntry(
  entry: FeedEntry,
  address: string,
  page: Fetched | null,
  options: ArticleOptions,
): Promise<Outcome> {
  return await attempt(address, () =>
    page ? fromPage(entry, address, page, options) : fromEntry(entry, address, options),
  )
}

/** What a feed says of an entry, or what went wrong with that. */
function attempted(place: string, entryOf: () => FeedEntry): FeedEntry | { error: HearsayError } {
  try {
    return entryOf()
  } catch (cause) {
    return { error: articleError(cause, place) }
  }
}

async function articleOf(entry: FeedEntry, place: string, options: EntryOptions): Promise<Outcome> {
  const { url, own } = entry
  if (options.entries === "text" || url === null) return await attempt(place, () => fromEntry(entry, place, options))
  const page = await attempt(url, async () => {
    const { fetchPage } = await import("./fetch.ts")
    return fromPage(entry, url, await fetchPage(url, options), options)
  })
  if ("article" in page || page.error instanceof LanguageError || own === null) return page
  const instead = await attempt(place, () => fromEntry(entry, place, options))
  return "article" in instead ? instead : page
}

async function fromPage(
  { own: _, ...stated }: FeedEntry,
  address: string,
  { bytes, charset, url }: Fetched,
  options: ArticleOptions,
): Promise<Article> {
  const kind = kindOf(bytes, extname(new URL(url).pathname), address)
  if (!isPageKind(kind))
    throw new InputError({ what: "it is no page of an article", where: address, next: "open it in a browser" })
  const draft = await draftOf(bytes, kind, { uri: address, charset, base: url })
  return finished(filled(draft, stated), address, bytes, options)
}

/** @throws {InputError} when the entry carries no text, or too little to be an article */
async function fromEntry({ own, ...stated }: FeedEntry, place: string, options: ArticleOptions): Promise<Article> {
  if (own === null) {
    const what = stated.url === null ? "neither an address on the web nor its full text" : "no full text"
    const next = stated.url === null ? "give its page or its text" : "leave out --entries text to read its page"
    throw new InputError({ what: `the entry has ${what}`, where: place, next })
  }
  const page = own.isMarkup ? draftOfPage(`<article>${own.text}</article>`, place, stated.url) : null
  const draft = { ...stated, text: page?.text ?? own.text }
  return finished(page ? filled(draft, page) : draft, stated.url ?? place, Buffer.from(own.text), options)
}

/** What the first leaves open, from the second. */
function filled(draft: Draft, other: Omit<Draft, "text">): Draft {
  return {
    title: draft.title ?? other.title,
    byline: draft.byline ?? other.byline,
    outlet: draft.outlet ?? other.outlet,
    published: draft.published ?? other.published,
    updated: draft.updated ?? other.updated,
    url: draft.url ?? other.url,
    language: draft.language ?? other.language,
    text: draft.text,
  }
}
