/** What a page says of itself in JSON-LD (schema.org NewsArticle and its kin). */

export interface LinkedArticle {
  headline: string | null
  authors: string[]
  publisher: string | null
  datePublished: string | null
  dateModified: string | null
  language: string | null
  url: string | null
  body: string | null
}

type Thing = { [key: string]: unknown }

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/

/** The first article among all JSON-LD of the page; null when there is none. What cannot be parsed is passed over. */
export function linkedArticle(document: Document): LinkedArticle | null {
  const things = [...document.querySelectorAll("script[type='application/ld+json']")].flatMap((script) =>
    thingsIn(parse(script.textContent ?? "")),
  )
  const byId = new Map(things.filter((thing) => typeof thing["@id"] === "string").map((thing) => [thing["@id"], thing]))
  const whole = (value: unknown): unknown => {
    const thing = isThing(value) && Object.keys(value).length === 1 ? byId.get(value["@id"]) : undefined
    return thing ?? value
  }
  const article = things.find((thing) => list(thing["@type"]).some((type) => ARTICLE.test(String(type))))
  if (!article) return null
  return {
    headline: text(article.headline) ?? text(article.name),
    authors: list(article.author ?? article.creator)
      .map((author) => name(whole(author)))
      .filter((author) => author !== null),
    publisher:
      list(article.publisher ?? article.sourceOrganization).map((publisher) => name(whole(publisher)))[0] ?? null,
    datePublished: text(article.datePublished),
    dateModified: text(article.dateModified),
    language: text(article.inLanguage),
    url: text(article.url) ?? address(article.mainEntityOfPage),
    body: text(article.articleBody),
  }
}

/** Sites write raw line breaks and comments into JSON; both are forgiven. */
function parse(source: string): unknown {
  const json = source.replace(/^\s*(?:<!--|\/\*.*?\*\/|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*;?\s*$/gs, "")
  for (const candidate of [json, json.replace(/\p{Cc}+/gu, " ")]) {
    try {
      return JSON.parse(candidate)
    } catch {
      // the next form, or nothing
    }
  }
  return null
}

/** The value itself, the members of a list, and those of a `@graph`; two levels, as deep as sites go. */
function thingsIn(value: unknown): Thing[] {
  return list(value).flatMap((item) =>
    isThing(item) ? [item, ...list(item["@graph"]).filter(isThing), ...list(item.mainEntity).filter(isThing)] : [],
  )
}

const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
const text = (value: unknown): string | null => {
  const [first] = list(value)
  const words = isThing(first) ? first["@value"] : first
  return typeof words === "string" && words.trim() !== "" ? words.trim() : null
}
const name = (value: unknown): string | null => (isThing(value) ? text(value.name) : text(value))
const address = (value: unknown): string | null => {
  const url = isThing(value) ? (text(value["@id"]) ?? text(value.url)) : text(value)
  return url && /^https?:/.test(url) ? url : null
}
