/**
 * The whole flow on one screen: bytes → Article → Reading → Record. Each line is a folder.
 *
 * Steps never import each other; what one needs of another is handed on here.
 */
import { languageOf } from "./language/index.ts"
import { checkLength, modelFor, type Reader, type ReadOptions } from "./read/index.ts"
import type { Article, Record } from "./record/index.ts"
import { eventsSpokenOf, headlineEvents, type ResolveOptions, resolve, resolveUnless } from "./resolve/index.ts"

/**
 * The record of one article. Same article, same model, same record, byte for byte: no clock, no chance, no network.
 *
 * @param article made by acquire(), or by hand: only its text is read, its dates and outlet are taken as they are
 * @param options `explain`: each statement says, for its fields, which pass gave them and on which words
 * @throws {LimitError} when its text is longer than is read of one article
 * @throws the signal's reason once it is aborted
 */
export async function recordOf(
  article: Article,
  reader: Reader,
  options: ReadOptions & ResolveOptions = {},
): Promise<Record> {
  checkLength(article.text, article.uri, options)
  const { signal, language = languageOf("en") } = options
  const reading = await reader.read(article.text, options)
  const resolved = signal
    ? await resolveUnless(signal, article, reading, language, options)
    : resolve(article, reading, language, options)
  return { article, ...resolved, model: modelFor(reader, language) }
}

/** What the events of a story are told by beside those that records list: headlines, and what a text only speaks of. */
export const furtherEvents = { headline: headlineEvents, text: eventsSpokenOf }
