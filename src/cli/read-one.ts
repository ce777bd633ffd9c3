/** One article of many, read: a fault in it is its own and never that of the others. */
import { type Article, articleError, HearsayError, ModelError, type Record } from "../record/index.ts"

/**
 * @returns the record, or what went wrong with this article, of whatever class it was
 * @throws {ModelError} for the model is the same for all of them
 */
export async function recordOrError(
  article: Article,
  read: (article: Article) => Promise<Record>,
): Promise<Record | HearsayError> {
  try {
    return await read(article)
  } catch (cause) {
    if (cause instanceof ModelError) throw cause
    return articleError(cause, article.uri)
  }
}

export const isError = (outcome: Record | HearsayError): outcome is HearsayError => outcome instanceof HearsayError
