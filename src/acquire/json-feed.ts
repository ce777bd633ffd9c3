/** JSON Feed 1.0 and 1.1 (jsonfeed.org) → its entries. A value of another type than it should be is as good as none. */
import { z } from "zod"
import { webAddress } from "./addresses.ts"
import { isoDate } from "./dates.ts"
import type { FeedEntry } from "./feed-entry.ts"
import { plainWords } from "./feed-words.ts"
import { joinedNames } from "./names.ts"

const words = z.string().nullish().catch(null)
const authors = z
  .array(z.object({ name: words }))
  .nullish()
  .catch(null)
const signed = { authors, author: z.object({ name: words }).nullish().catch(null) }

const Item = z.object({
  ...signed,
  url: words,
  external_url: words,
  title: words,
  date_published: words,
  date_modified: words,
  language: words,
  content_text: words,
  content_html: words,
})
const Feed = z.object({
  ...signed,
  title: words,
  home_page_url: words,
  language: words,
  items: z.array(z.unknown()).nullish().catch(null),
})

/** @throws when it is no JSON, or no object */
export function entriesOfJson(text: string, address: string | null): (() => FeedEntry)[] {
  const feed = Feed.parse(parsed(text))
  const base = webAddress(feed.home_page_url, address) ?? address
  const items = (feed.items ?? []).flatMap((item) => Item.safeParse(item).data ?? [])
  return items.map((item) => () => {
    const published = isoDate(item.date_published)
    const updated = isoDate(item.date_modified)
    return {
      url: webAddress(item.url ?? item.external_url, base),
      title: plainWords(item.title),
      byline: bylineOf(item) ?? bylineOf(feed),
      outlet: plainWords(feed.title),
      published,
      updated: updated === published ? null : updated,
      language: plainWords(item.language ?? feed.language),
      own: own(item.content_text, false) ?? own(item.content_html, true),
    }
  })
}

/** Control characters that stand in a text as they are make it no JSON, and are forgiven. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse(text.replace(/\p{Cc}+/gu, " "))
  }
}

const bylineOf = ({ authors, author }: z.infer<typeof Item> | z.infer<typeof Feed>) =>
  joinedNames((authors ?? [author]).map((one) => plainWords(one?.name)))

const own = (text: string | null | undefined, isMarkup: boolean): FeedEntry["own"] =>
  text?.trim() ? { text: text.trim(), isMarkup } : null
