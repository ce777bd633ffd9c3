/** What a page says of itself in JSON-LD (schema.org NewsArticle and its kin). */
import { looseJson } from "./loose-json.ts"

export interface LinkedArticle {
  headline: string | null
  authors: LinkedAuthor[]
  publisher: string | null
  datePublished: string | null
  dateModified: string | null
  language: string | null
  /** the addresses that it gives as its own */
  addresses: string[]
  body: string | null
  isLiveBlog: boolean
  /** stands by itself and not in a list, a part or a mention of something else */
  isOutermost: boolean
  /** selectors of what is not free to read; null when all is */
  behindPaywall: string[] | null
}

export interface LinkedAuthor {
  name: string
  isBody: boolean
}

type Thing = { [key: string]: unknown }

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/
const BODY = /(?:Organization|Corporation|WebSite)$/
/** Things looked at on one page, however many its data hold. */
const MOST_THINGS = 5000

/** All articles in the page's JSON-LD, in its order. A block that cannot be parsed is passed over. */
export function linkedArticles(document: Document): LinkedArticle[] {
  const found = [...document.querySelectorAll("script[type*='ld+json']")].flatMap((script) =>
    thingsIn(looseJson(script.textContent ?? "")),
  )
  const byId = new Map<unknown, Thing>()
  for (const { thing } of found) {
    const id = thing["@id"]
    if (typeof id === "string" && !byId.has(id) && Object.keys(thing).length > 1) byId.set(id, thing)
  }
  const whole = (value: unknown): unknown =>
    (isThing(value) && !hasName(value) ? byId.get(value["@id"]) : undefined) ?? value
  return found
    .filter(({ thing }) => typesOf(thing).some((type) => ARTICLE.test(type)))
    .map(({ thing, isOutermost }) => articleOf(thing, isOutermost, whole))
}

function articleOf(thing: Thing, isOutermost: boolean, whole: (value: unknown) => unknown): LinkedArticle {
  const parts = list(thing.hasPart).filter(isThing)
  const closed = [thing, ...parts].some((part) => /^false$/i.test(String(part.isAccessibleForFree)))
  return {
    headline: text(thing.headline) ?? text(thing.name),
    authors: authorsOf(thing.author, whole) ?? authorsOf(thing.creator, whole) ?? [],
    publisher:
      list(thing.publisher ?? thing.sourceOrganization)
        .map((publisher) => text(nameOf(whole(publisher))))
        .find((name) => name !== null) ?? null,
    datePublished: text(thing.datePublished),
    dateModified: text(thing.dateModified),
    language: text(thing.inLanguage),
    addresses: [thing.url, thing.mainEntityOfPage, thing["@id"]].map(address).filter((url) => url !== null),
    body: text(thing.articleBody),
    isLiveBlog: typesOf(thing).some((type) => /LiveBlogPosting$/.test(type)),
    isOutermost,
    behindPaywall: closed
      ? parts.flatMap((part) => list(part.cssSelector)).filter((selector) => typeof selector === "string")
      : null,
  }
}

/** null when it names nobody */
function authorsOf(value: unknown, whole: (value: unknown) => unknown): LinkedAuthor[] | null {
  const authors = list(value)
    .map(whole)
    .flatMap((author) => {
      const isBody = isThing(author) && typesOf(author).some((type) => BODY.test(type))
      return list(nameOf(author)).flatMap((name) => (typeof name === "string" ? [{ name, isBody }] : []))
    })
    .filter(({ name }) => name.trim() !== "")
  return authors.length > 0 ? authors : null
}

const hasName = (thing: Thing) => list(nameOf(thing)).length > 0

/** A name or several, or given and family name together. */
function nameOf(value: unknown): unknown {
  if (!isThing(value)) return value
  const parts = [value.givenName, value.additionalName, value.familyName].map(text).filter((part) => part !== null)
  return list(value.name).length > 0 ? value.name : parts.length > 0 ? parts.join(" ") : value.alternateName
}

/** All objects in a block, outermost first: the value itself, members of lists and graphs, and whatever these hold. */
function thingsIn(value: unknown): { thing: Thing; isOutermost: boolean }[] {
  const found: { thing: Thing; isOutermost: boolean }[] = []
  const waiting = list(value).map((each) => ({ value: each, isOutermost: true }))
  for (let i = 0; i < waiting.length && found.length < MOST_THINGS; i++) {
    const next = waiting[i]
    if (!next || !isThing(next.value)) continue
    found.push({ thing: next.value, isOutermost: next.isOutermost })
    for (const [key, held] of Object.entries(next.value)) {
      const isOutermost = next.isOutermost && ["@graph", "mainEntity", "mainEntityOfPage"].includes(key)
      for (const each of list(held)) waiting.push({ value: each, isOutermost })
    }
  }
  return found
}

const typesOf = (thing: Thing) => list(thing["@type"]).map(String)
const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
const text = (value: unknown): string | null => {
  const [first] = list(value)
  const words = isThing(first) ? first["@value"] : first
  if (typeof words === "number" && Number.isFinite(words)) return String(words)
  return typeof words === "string" && words.trim() !== "" ? words.trim() : null
}
const address = (value: unknown): string | null => {
  const url = isThing(value) ? (text(value["@id"]) ?? text(value.url)) : text(value)
  return url && /^https?:/.test(url) ? url : null
}
