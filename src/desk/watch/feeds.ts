/** Looking at a feed that is due: what it names is kept before anything else is done, so that a feed which has not changed since never hides what was not read yet. */
import { createHash } from "node:crypto"
import { type FeedEntry, type FeedNews, newsOf } from "../../acquire/index.ts"
import type { NamedPage, WatchedFeed } from "../../ledger/index.ts"
import { FetchError, HearsayError } from "../../record/index.ts"
import { failedFeedDue, feedDue } from "./due.ts"
import type { WatchParts } from "./parts.ts"
import type { Visitor } from "./polite.ts"

/** No paper has more new articles at once; whoever fills a feed without end is not read without end. */
const MOST_ENTRIES = 500
/** Longer ones no browser shows, and no server of news has. */
const LONGEST_ADDRESS = 4000

/** @returns what was found, or null where the feed could not be had */
export async function lookAtFeed(
  parts: WatchParts,
  visit: Visitor,
  feed: WatchedFeed,
): Promise<{ isUnchanged: boolean; pages: number } | null> {
  const { ledger, now, say } = parts
  try {
    const { page, url, fresh, ...validators } = await visit(feed.url, feed)
    const news: FeedNews = page ? await newsOf(page, feed.url) : { entries: [], every: null }
    const faulty = news.entries.flatMap((entry) => ("error" in entry ? [entry.error] : []))
    for (const error of faulty) say(error.message)
    if (url !== feed.url) say(`${feed.address}: has moved to ${url} for good, and is looked for there from now on`)
    const at = now()
    const due = feedDue(feed, [fresh, news.every], at)
    const kept = { ...feed, ...validators, url, due, seen: at, failures: 0, fault: null }
    const pages = await ledger.watches.keepFeed(kept, namedIn(news, url), at)
    return { isUnchanged: page === null, pages }
  } catch (cause) {
    if (!(cause instanceof HearsayError) || cause.code === "ledger") throw cause
    say(cause.message)
    const failures = feed.failures + 1
    const answer = cause instanceof FetchError ? cause.answer : null
    const due = failedFeedDue(feed, failures, answer, now())
    await ledger.watches.keepFeed({ ...feed, due, failures, fault: cause.what }, [], now())
    return null
  }
}

function namedIn({ entries }: FeedNews, feed: string): NamedPage[] {
  const named = new Map<string, NamedPage>()
  for (const entry of entries) {
    if ("error" in entry || named.size === MOST_ENTRIES) continue
    const key = entry.url ?? keyOf(entry, feed)
    if (key !== null && key.length <= LONGEST_ADDRESS && !named.has(key))
      named.set(key, { key, entry: JSON.stringify(entry), mark: entry.updated ?? entry.published })
  }
  return [...named.values()]
}

/** An entry without an address is known by its text; without either there is nothing to read. */
function keyOf({ own }: FeedEntry, feed: string): string | null {
  return own === null ? null : `${feed}#${createHash("sha256").update(own.text).digest("hex").slice(0, 16)}`
}
