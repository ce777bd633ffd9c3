/**
 * Under which names exports give what an article has, and in which forms.
 *
 * The first name counts whose value fits. Case, `_`, `-` and blanks in a name do not count: `pub_date` is also `pubDate` and `Pub Date`. A dot
 * leads into an object. A form that gives "" says that the value is none of its field's, and is no mistake.
 */
import { z } from "zod"
import { joinedNames } from "./names.ts"

const isAddress = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text)

const words = z.string()
const address = words.transform((text) => (isAddress(text) ? text : ""))
const name = z.union([words, z.object({ name: words }).transform((it) => it.name)])
const names = z.union([name, z.array(name).transform((all) => joinedNames(all) ?? "")])
const outlet = name.transform((text) => (isAddress(text) ? "" : text))
/** As dates are written, or in seconds or milliseconds since 1970. */
const moment = z.union([words, z.number().transform(String)])
const paragraphs = z.union([words, z.array(words).transform((all) => all.join("\n\n"))])

interface Field {
  names: readonly string[]
  form: z.ZodType<string>
  /** the form, in words */
  is: string
}

export const fields = {
  uri: { names: ["uri"], form: words, is: "words" },
  url: {
    names: ["url", "link", "permalink", "canonical_url", "web_url", "article_url", "uri"],
    form: address,
    is: "an address",
  },
  title: { names: ["title", "title.rendered", "headline", "headline.main", "heading"], form: words, is: "words" },
  byline: {
    names: ["byline", "byline.original", "author", "authors", "creator", "writer"],
    form: names,
    is: "a name or a list of names",
  },
  outlet: {
    names: [
      ...["outlet", "publisher", "publication", "newspaper"],
      ...["source", "source.title", "source_name", "site_name", "site", "domain"],
    ],
    form: outlet,
    is: "a name",
  },
  published: {
    names: [
      ...["published", "published_at", "published_date", "published_time", "published_on"],
      ...["date_published", "publication_date", "publish_date", "publish_time", "pub_date", "web_publication_date"],
      ...["datetime", "date"],
    ],
    form: moment,
    is: "a date",
  },
  updated: {
    names: ["updated", "updated_at", "modified", "modified_at", "date_modified", "date_updated", "last_modified"],
    form: moment,
    is: "a date",
  },
  language: { names: ["language", "lang"], form: words, is: "words" },
  html: { names: ["html", "content_html", "body_html", "raw_html", "page_html"], form: words, is: "words" },
  text: {
    names: [
      ...["text", "full_text", "main_text", "article_text", "article_body", "body_text", "content_text"],
      ...["body", "content", "content.rendered", "article"],
    ],
    form: paragraphs,
    is: "words or a list of paragraphs",
  },
} as const satisfies { [field: string]: Field }

export type FieldName = keyof typeof fields
