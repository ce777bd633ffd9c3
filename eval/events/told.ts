/** All that a text tells of as an event, acts of saying and possibilities too: on these types and statuses are measured, for a record lists fewer. */
import { languageOf } from "../../src/language/index.ts"
import type { Reader } from "../../src/read/index.ts"
import type { Article, Record } from "../../src/record/index.ts"
import { allEvents } from "../../src/resolve/events/index.ts"
import { resolve } from "../../src/resolve/index.ts"
import { passageOf } from "../../src/resolve/words/index.ts"

/** The record of an article with all these events in place of those that a record lists. */
export async function recordOfAll(article: Article, reader: Reader): Promise<Record> {
  const reading = await reader.read(article.text)
  const language = languageOf("en")
  const record = resolve(article, reading, language)
  const events = allEvents(passageOf(article.text, reading, language), { ...record, published: article.published })
  return { article, ...record, events, model: reader.model }
}
