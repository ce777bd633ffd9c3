/** What watching is given to work with. Nothing in it looks at a clock, waits or speaks to a network of its own. */
import type { ArticleOptions } from "../../acquire/index.ts"
import type { Ledger } from "../../ledger/index.ts"
import type { Article, Record, Story } from "../../record/index.ts"
import type { Network } from "./polite.ts"

export interface WatchParts extends Network {
  ledger: Ledger
  /** how articles are made of what comes */
  articles: ArticleOptions
  read(article: Article): Promise<Record>
  /** leaves an article to whoever reads what waits; null: it is read here */
  leave: ((article: Article) => Promise<void>) | null
  /** the stories of these articles, as they stand now */
  told(articles: readonly string[]): AsyncIterable<Story>
  /** tells another's server; returns when it has it. @throws {FetchError} */
  send(webhook: string, body: string, headers: { [name: string]: string }): Promise<void>
  /** what deliveries are signed with */
  secret: string | null
  /** one line for whoever runs it */
  say(line: string): void
  /** once aborted, what is begun is ended and no more is begun */
  stop: AbortSignal
}
