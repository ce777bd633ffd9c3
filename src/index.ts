/**
 * Hearsay as a library.
 *
 *   import { read } from "hearsay"
 *   const record = await read({ text: "The mayor said the bridge is shut.", published: "2031-03-11" })
 */
import { createHash } from "node:crypto"
import { recordOf } from "./pipeline.ts"
import { loadReader, type Reader, type ReadOptions } from "./read/index.ts"
import type { Article, Record } from "./record/index.ts"

export { type Acquired, type AcquireOptions, acquire } from "./acquire/index.ts"
export { type FormatName, formats } from "./export/index.ts"
export { recordOf } from "./pipeline.ts"
export { loadReader, type Reader, type ReadOptions } from "./read/index.ts"
export * from "./record/index.ts"

/** An article made by hand: a text, and what is known of it. */
export type Told = { text: string } & Partial<Omit<Article, "text">>

let own: Promise<Reader> | undefined

/**
 * The record of one article: the same function that the command calls.
 *
 * @param article from `acquire()`, or a text with what is known of it
 * @param reader from `loadReader()`; by default one that is loaded at the first call and kept
 * @param options a signal that ends the reading, and how long a text may be
 * @throws {ModelError} when the model is missing or changed
 * @throws {LimitError} when the text is longer than is read of one article
 * @throws the signal's reason (by default a DOMException named AbortError) once it is aborted
 */
export async function read(article: Article | Told, reader?: Reader, options: ReadOptions = {}): Promise<Record> {
  own ??= reader ? undefined : loadReader()
  return recordOf(told(article), reader ?? (await (own as Promise<Reader>)), options)
}

function told(article: Article | Told): Article {
  const sha256 = article.sha256 ?? createHash("sha256").update(article.text).digest("hex")
  const nothing = {
    uri: "",
    url: null,
    title: null,
    byline: null,
    outlet: null,
    published: null,
    updated: null,
    language: null,
  }
  return { ...nothing, id: sha256.slice(0, 16), sha256, ...article }
}
