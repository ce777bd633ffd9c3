/**
 * What a ledger keeps for whoever watches feeds: where each feed and each page stands, what people want to be told of, what they were told, and what is still on its way to
 * them. Moments are milliseconds since 1970. Whatever belongs together is kept as a whole or not at all, so that a program that is killed goes on where it was.
 *
 * Whatever keeps a ledger passes `test/contracts/watches.ts`.
 */
import type { Alert, SourceType, Stance } from "../record/index.ts"

/** How it went with an address so far. */
interface Visited {
  etag: string | null
  lastModified: string | null
  /** when it is to be visited next; null: not again */
  due: number | null
  /** failures since it last answered */
  failures: number
  /** why it failed last; null: it answered */
  fault: string | null
}

export interface WatchedFeed extends Visited {
  /** as it was given */
  address: string
  /** where it is now */
  url: string
  /** how often it is wanted, in milliseconds */
  every: number
  /** when it last answered */
  seen: number | null
}

export interface WatchedPage extends Visited {
  /** its address; of an entry without one, the feed's with a mark */
  key: string
  /** the address of the feed that names it */
  feed: string
  /** what the feed says of it: the business of whoever reads feeds */
  entry: string
  /** when it was found, or last was another than before */
  changed: number
  /** visits since then */
  visits: number
  /** whether it was ever read */
  isRead: boolean
}

/** What a feed names. Another mark than before says that the page is another. */
export interface NamedPage {
  key: string
  entry: string
  mark: string | null
}

/** As `Ledger.search` takes them. */
export interface SavedQuery {
  words?: string
  speaker?: string
  outlet?: string
  stance?: Stance
  sourceType?: SourceType
}

/** What somebody wants to be told of. */
export interface Saved {
  number: number
  /** a search, or the claim that was carried by a place: article/start-end */
  wanted: { search: SavedQuery } | { claim: string; text: string }
  /** where its alerts are sent, beside the feed of them */
  webhook: string | null
  /** up to which article and judgement it has been looked through */
  upto: Mark
  at: string
}

/** How far a ledger has come. */
export interface Mark {
  article: number
  judgement: number
}

/** A claim as it stood when it was last looked at: the business of whoever tells alerts. */
export interface KeptClaim {
  claim: string
  state: string
}

export interface Delivery {
  number: number
  webhook: string
  alert: Alert
  tries: number
  due: number
}

export interface Waiting {
  webhook: string
  waiting: number
  /** tries of the one that is first in line, and why the last failed */
  tries: number
  due: number
  fault: string | null
}

export interface Watches {
  /**
   * Takes the right to watch for so long, or goes on with it: only one program at a time polls the feeds of a ledger.
   *
   * @returns whether it has it
   */
  hold(holder: string, now: number, forMs: number): Promise<boolean>
  release(holder: string): Promise<void>

  /** Watches a feed, from now on. One that is watched already is only visited as often as is asked now. */
  addFeed(address: string, every: number, now: number): Promise<WatchedFeed>
  feeds(): Promise<WatchedFeed[]>
  /** Watches a feed no more, nor its pages. @returns false: it was not watched */
  removeFeed(address: string): Promise<boolean>
  /** Keeps where a feed stands, with the pages that it names; those that are new, or another than before, are due now. @returns how many these are */
  keepFeed(feed: WatchedFeed, named: readonly NamedPage[], now: number): Promise<number>
  /** Those that were due longest first. */
  duePages(now: number): Promise<WatchedPage[]>
  keepPage(page: WatchedPage): Promise<void>
  /** When something is to be visited or delivered next; null: nothing is. */
  nextDue(): Promise<number | null>

  /** What a site's robots.txt said at a time. */
  robots(origin: string): Promise<{ text: string; at: number } | null>
  keepRobots(origin: string, text: string, at: number): Promise<void>

  /** How far the ledger has come. */
  mark(): Promise<Mark>
  /** Ids of articles that came after a mark, in the order they came. */
  since(mark: Mark): Promise<string[]>
  /** Statements of such articles that a search finds, those of versions that were replaced left out, in the order they came. */
  statementsSince(query: SavedQuery, mark: Mark): Promise<{ article: string; statement: string }[]>

  save(saved: Omit<Saved, "number" | "at">, claims: readonly KeptClaim[]): Promise<Saved>
  saved(): Promise<Saved[]>
  /** What is on its way for it is dropped; what was told stays. @returns false: there is none such */
  forget(number: number): Promise<boolean>
  /** The claims of what was saved, as they stood. */
  claims(number: number): Promise<KeptClaim[]>
  /**
   * Keeps alerts, and that they go to these webhooks, and how all stands now. An alert that is kept already is not kept, nor sent, again.
   *
   * @returns those that are new
   */
  raise(
    number: number,
    upto: Mark,
    raised: { alerts: readonly Alert[]; claims: readonly KeptClaim[]; webhooks: readonly string[] },
  ): Promise<Alert[]>
  /** The newest first. @param before the guid of an alert: only those that were raised before it */
  alerts(limit: number, before?: string): Promise<Alert[]>

  /** Of each webhook, the delivery that is first in line. */
  deliveries(): Promise<Delivery[]>
  delivered(number: number): Promise<void>
  /** Not delivered: to be tried again then. */
  undelivered(number: number, due: number, fault: string): Promise<void>
  /** Not delivered, and not to be tried again: what waits behind it is next. */
  giveUp(number: number): Promise<void>
  waiting(): Promise<Waiting[]>
}
