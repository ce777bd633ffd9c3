/**
 * The whole flow on one screen: bytes → Article → Reading → Record. Each line is a folder.
 *
 * Steps never import each other; what one needs of another is handed on here.
 */
import { languageOf } from "./language/index.ts"
import type { Reader } from "./read/index.ts"
import type { Article, Record } from "./record/index.ts"
import { resolve } from "./resolve/index.ts"

/**
 * The record of one article. Same article, same model, same record, byte for byte: no clock, no chance, no network.
 *
 * @param article made by acquire(), or by hand: only its text is read, its dates and outlet are taken as they are
 */
export async function recordOf(article: Article, reader: Reader): Promise<Record> {
  const reading = await reader.read(article.text)
  return { article, ...resolve(article, reading, languageOf("en")), model: reader.model }
}
