/** One article into a ledger, for whoever adds: the command, and the desk. */
import type { Added, Ledger } from "../ledger/index.ts"
import { type Article, articleError, ModelError, type Record } from "../record/index.ts"

/**
 * Reads an article into a ledger, unless it is there: then nothing is read, and nothing written.
 *
 * @throws {HearsayError} of the article, whatever went wrong with it · {ModelError} or the ledger's own, which are nobody's in particular
 */
export async function addOne(
  ledger: Pick<Ledger, "idOf" | "record">,
  article: Article,
  read: (article: Article) => Promise<Record>,
): Promise<Added> {
  const known = await ledger.idOf(article)
  if (known !== null) return { id: known, outcome: "known" }
  const record = await readOrFault(article, read)
  const outcome = await ledger.record(record)
  return { id: (await ledger.idOf(record.article)) ?? record.article.id, outcome }
}

async function readOrFault(article: Article, read: (article: Article) => Promise<Record>): Promise<Record> {
  try {
    return await read(article)
  } catch (cause) {
    throw cause instanceof ModelError ? cause : articleError(cause, article.uri)
  }
}
