/**
 * A feed → its entries: RSS 0.9 to 2.0, Atom 0.3 and 1.0.
 *
 * Feeds mix their vocabularies: Atom's elements stand in RSS and the other way round, with whatever prefixes. So each field is looked for under all the names
 * that it has in any of them, in one order (docs/acquire.md). A summary is no text of an article and is never taken for one.
 */
import { InputError } from "../record/index.ts"
import { webAddress } from "./addresses.ts"
import { isoDate } from "./dates.ts"
import type { FeedEntry } from "./feed-entry.ts"
import { nameIn, plainMarkup, plainWords } from "./feed-words.ts"
import { entriesOfJson } from "./json-feed.ts"
import { joinedNames } from "./names.ts"
import { htmlOf, isElement, parseXml, textOf, type XmlElement, XmlFault } from "./xml.ts"

/** Each entry is made when it is asked for, so that a fault in one is no fault of the others. */
export interface ReadFeed {
  entries: (() => FeedEntry)[]
  /** how long it asks not to be looked at again, in milliseconds; null where it does not say */
  every: number | null
}

/**
 * @param address of the feed, to complete the addresses in it; null for a file
 * @throws {InputError} when it is cut or malformed, or declares entities
 */
export function readFeed(text: string, where: string, address: string | null): ReadFeed {
  refuseEntities(text, where)
  return parsed(text, where, address)
}

/** As `readFeed`. @throws {InputError} also when it has no entries */
export function entriesOf(text: string, where: string, address: string | null): (() => FeedEntry)[] {
  const { entries } = readFeed(text, where, address)
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

function parsed(text: string, where: string, address: string | null): ReadFeed {
  try {
    return text.trimStart().startsWith("{")
      ? { entries: entriesOfJson(text, address), every: null }
      : readXml(parseXml(text), address)
  } catch (cause) {
    const how = cause instanceof XmlFault ? `: it ${cause.message}` : ""
    const what = `the feed is cut or malformed${how}`
    throw new InputError({ what, where, next: "get it again, or give the pages of its articles", cause })
  }
}

/** Vocabularies by their namespaces. All that RSS has had for itself, and none, count as the feed's own. */
const VOCABULARIES: readonly (readonly [RegExp, string])[] = [
  [
    /^http:\/\/(?:purl\.org\/(?:rss\/1\.0\/$|net\/rss)|my\.netscape\.com\/(?:rdf|publish)\/|backend\.userland\.com\/rss)/,
    "own",
  ],
  [/^http:\/\/www\.w3\.org\/2005\/Atom$|^http:\/\/purl\.org\/atom\/ns#$/, "atom"],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.[01]\/$/, "dc"],
  [/^http:\/\/purl\.org\/dc\/terms\/$/, "dcterms"],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/, "content"],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml$/, "xhtml"],
  [/^http:\/\/prismstandard\.org\/namespaces\//, "prism"],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/syndication\/$/, "sy"],
]
/** What prefixes mean where a feed forgets to declare them. */
const USUAL_PREFIXES = new Set(["atom", "dc", "dcterms", "content", "xhtml", "prism", "sy"])

/** The names of each field, the first that gives something counts. "own" is the feed's own vocabulary, RSS or Atom. */
const NAMES = {
  published: [
    ...["own pubdate", "own published", "atom published", "own issued", "atom issued", "dcterms issued"],
    ...["dcterms available", "prism publicationdate", "dc date", "dcterms date", "dcterms created"],
  ],
  updated: ["own updated", "atom updated", "own modified", "atom modified", "dcterms modified"],
  content: ["content encoded", "own content", "atom content", "xhtml body", "xhtml div"],
  link: ["own link", "atom link"],
} as const

function readXml(root: XmlElement, address: string | null): ReadFeed {
  const find: Find = (element, ...names) => {
    const children =
      element?.children.filter(isElement).map((child) => ({ child, as: nameOf(child, root.space) })) ?? []
    return names.flatMap((name) => children.filter(({ as }) => as === name).map(({ child }) => child))
  }
  const channels = find(root, "own channel")
  const entries = [root, ...channels].flatMap((place) => {
    const feed = feedOf(place === root ? (channels[0] ?? root) : place, root, address, find)
    return find(place, "own item", "own entry", "atom entry").map((item) => () => entryOf(item, feed))
  })
  return { entries, every: firstOf([...channels, root], (place) => everyOf(place, find)) }
}

const HOUR = 3_600_000
const PERIODS: { readonly [period: string]: number } = {
  hourly: HOUR,
  daily: 24 * HOUR,
  weekly: 7 * 24 * HOUR,
  monthly: 30 * 24 * HOUR,
  yearly: 365 * 24 * HOUR,
}

/** By RSS's `ttl`, in minutes, else by how often the feed says that it is renewed (RSS Syndication module). */
function everyOf(channel: XmlElement, find: Find): number | null {
  const word = (name: string) => textOf(find(channel, name)[0]).trim().toLowerCase()
  const minutes = /^\d{1,6}$/.exec(word("own ttl"))?.[0]
  if (minutes !== undefined) return Number(minutes) * 60_000
  const name = word("sy updateperiod")
  const period = Object.hasOwn(PERIODS, name) ? PERIODS[name] : undefined
  if (period === undefined) return null
  return period / Math.max(1, Number(/^\d{1,4}$/.exec(word("sy updatefrequency"))?.[0] ?? 1))
}

/** The children of an element with these names, in the order of the names. */
type Find = (element: XmlElement | undefined, ...names: readonly string[]) => XmlElement[]

function nameOf({ prefix, space, name }: XmlElement, own: string): string {
  const known = VOCABULARIES.find(([form]) => form.test(space))?.[1]
  const isOwn = space === own && (space !== "" || prefix === "")
  if (isOwn || (prefix === "" && (known === undefined || known === "atom"))) return `own ${name}`
  return `${known ?? (space === "" && USUAL_PREFIXES.has(prefix) ? prefix : "other")} ${name}`
}

/** What a feed says for all its entries. */
interface Feed {
  outlet: string | null
  byline: string | null
  language: string | null
  /** what addresses in it are relative to */
  base: string | null
  find: Find
}

function feedOf(channel: XmlElement, root: XmlElement, address: string | null, find: Find): Feed {
  const links = find(channel, ...NAMES.link)
  const site = firstOf(links, (link) => webAddress(textOf(link), address)) ?? alternateOf(links, address)
  const start = root.name === "feed" ? (address ?? site) : (site ?? address)
  return {
    outlet: wordsOf(find(channel, "own title", "atom title")),
    // RSS has no author of a feed, only editors of it.
    byline: namesOf(find(channel, "own author", "atom author"), find),
    language: languageOf(channel, find) ?? root.attributes.get("xml:lang") ?? null,
    base: baseOf(channel, baseOf(root, start)),
    find,
  }
}

function entryOf(item: XmlElement, { find, ...feed }: Feed): FeedEntry {
  const date = (names: readonly string[]) => firstOf(find(item, ...names), (found) => isoDate(textOf(found)))
  const [source] = find(item, "own source", "atom source")
  const [published, updated] = [date(NAMES.published), date(NAMES.updated)]
  const creators = find(item, "dc creator")
  const authors = creators.length > 0 ? creators : find(item, "own author", "atom author")
  return {
    url: addressOf(item, baseOf(item, feed.base), find),
    title: wordsOf(find(item, "own title", "atom title", "dc title")),
    byline: namesOf(authors, find) ?? namesOf(find(source, "own author", "atom author"), find) ?? feed.byline,
    outlet:
      wordsOf(find(source, "own title", "atom title")) ??
      (source?.children.some(isElement) ? null : plainWords(textOf(source))) ??
      wordsOf(find(item, "dc publisher")) ??
      feed.outlet,
    published,
    updated: updated === published ? null : updated,
    language: languageOf(item, find) ?? feed.language,
    own: firstOf(find(item, ...NAMES.content), contentOf),
  }
}

const wordsOf = (elements: readonly XmlElement[]) => firstOf(elements, (element) => plainWords(textOf(element)))

const languageOf = (of: XmlElement, find: Find) =>
  of.attributes.get("xml:lang") ?? wordsOf(find(of, "own language", "dc language"))

const namesOf = (authors: readonly XmlElement[], find: Find) =>
  joinedNames(
    authors.map((author) => {
      const [name] = find(author, "own name", "atom name")
      return author.children.some(isElement) ? nameIn(textOf(name)) : nameIn(textOf(author))
    }),
  )

/** The address of an entry's page, whole. */
function addressOf(item: XmlElement, base: string | null, find: Find): string | null {
  const links = find(item, ...NAMES.link)
  const [guid] = find(item, "own guid")
  const isPermalink = guid?.attributes.get("ispermalink")?.toLowerCase() !== "false"
  return (
    firstOf(links, (link) => webAddress(textOf(link), baseOf(link, base))) ??
    (isPermalink ? webAddress(textOf(guid), null) : null) ??
    alternateOf(links, base) ??
    webAddress(item.attributes.get("rdf:about"), null)
  )
}

/** What addresses in an element are relative to (XML Base): its own `xml:base`, which is relative to that around it. */
const baseOf = ({ attributes }: XmlElement, around: string | null) =>
  webAddress(attributes.get("xml:base"), around) ?? around

/** The page among Atom's links: an alternate that is not said to be of another type. */
function alternateOf(links: readonly XmlElement[], base: string | null): string | null {
  const alternates = links.filter(({ attributes }) => (attributes.get("rel") ?? "alternate") === "alternate")
  const isPage = ({ attributes }: XmlElement) => /html/i.test(attributes.get("type") ?? "text/html")
  const link = alternates.find(isPage) ?? alternates[0]
  return link ? webAddress(link.attributes.get("href"), baseOf(link, base)) : null
}

/** Content elsewhere (`src`) and content that is no text are left to the page. */
function contentOf(content: XmlElement): FeedEntry["own"] {
  const type = content.attributes.get("type")?.toLowerCase().trim()
  if (content.attributes.has("src") || content.attributes.get("mode") === "base64") return null
  if (type !== undefined && !/^(?:text|html|xhtml|text\/(?:plain|html)|application\/xhtml\+xml)$/.test(type))
    return null
  const isPlain = type === "text" || type === "text/plain"
  const html = isPlain ? textOf(content) : plainMarkup(htmlOf(content))
  // Atom's content is plain where it does not say otherwise, and often says nothing though it is not.
  const isMarkup = !isPlain && (type !== undefined || content.name !== "content" || /<(?:p|div|br)[\s/>]/i.test(html))
  const text = html.trim()
  return text === "" ? null : { text, isMarkup }
}

/** The first that gives something. */
function firstOf<T, R>(all: readonly (T | undefined)[], give: (one: T) => R | null): R | null {
  for (const one of all) {
    const given = one === undefined ? null : give(one)
    if (given !== null) return given
  }
  return null
}
