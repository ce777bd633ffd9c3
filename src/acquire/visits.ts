/**
 * For whoever goes to the network step by step: one request, one feed, one entry. Each is loaded when it is first called, for who reads a file should not wait for what
 * speaks to the network.
 */
import type * as Entries from "./entries.ts"
import type * as Fetch from "./fetch.ts"
import type * as Post from "./post.ts"

/** One request and its answer, wherever that leads. @throws {FetchError} */
export async function fetchOnce(...asked: Parameters<typeof Fetch.fetchOnce>): Promise<Fetch.Answer> {
  return (await import("./fetch.ts")).fetchOnce(...asked)
}

/** One POST of JSON, which returns when the other side has it. @throws {FetchError} */
export async function post(...said: Parameters<typeof Post.post>): Promise<void> {
  return (await import("./post.ts")).post(...said)
}

/** What a feed that was fetched says. @throws {InputError} */
export async function newsOf(...feed: Parameters<typeof Entries.newsOf>): Promise<Entries.FeedNews> {
  return (await import("./entries.ts")).newsOf(...feed)
}

/** The article of an entry, of its page or of its own text, or why there is none. */
export async function articleOfEntry(...entry: Parameters<typeof Entries.articleOfEntry>) {
  return (await import("./entries.ts")).articleOfEntry(...entry)
}
