/** Which version of an article is the last, and what words stand in it. */
import type { Ledger } from "../../../ledger/index.ts"
import type { Article } from "../../../record/index.ts"

export interface Versions {
  /** itself, where nothing replaced it */
  latestOf(article: string): string
  hasWords(article: string, words: string): boolean
  /** one of those that were asked for, or the last version of one */
  article(id: string): Article | undefined
}

/** More versions than these nobody keeps; a circle of them would be a fault of the file. */
const MOST_VERSIONS = 1000

/** @param articles all that will be asked about */
export async function versionsOf(ledger: Pick<Ledger, "article">, articles: Iterable<string>): Promise<Versions> {
  const latest = new Map<string, string>()
  const known = new Map<string, Article>()
  for (const id of new Set(articles)) {
    let kept = await ledger.article(id)
    if (!kept) continue
    known.set(id, kept.record.article)
    for (let n = 0; kept?.revisedBy && n < MOST_VERSIONS; n++) kept = await ledger.article(kept.revisedBy)
    if (!kept) continue
    latest.set(id, kept.record.article.id)
    known.set(kept.record.article.id, kept.record.article)
  }
  const texts = new Map<string, string>()
  const textOf = (id: string) => {
    const text = texts.get(id) ?? plain(known.get(id)?.text ?? "")
    texts.set(id, text)
    return text
  }
  return {
    latestOf: (article) => latest.get(article) ?? article,
    hasWords: (article, words) => textOf(article).includes(plain(words)),
    article: (id) => known.get(id),
  }
}

/** As it is read: whatever the capitals, the marks of quotation and the breaks of lines. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[“”„«»"‘’']/g, "")
    .replace(/\s+/g, " ")
    .trim()
