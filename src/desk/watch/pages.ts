/** Visiting a page that a feed names: reading what is new, and what has changed since as a version of it. */
import { articleOfEntry, FeedEntry } from "../../acquire/index.ts"
import type { Outcome, WatchedPage } from "../../ledger/index.ts"
import { type Article, articleError, FetchError, type HearsayError, LanguageError } from "../../record/index.ts"
import { failedPageDue, pageDue } from "./due.ts"
import type { WatchParts } from "./parts.ts"
import type { Visit, Visitor } from "./polite.ts"

/** left: for others to read */
export type PageOutcome = Outcome | "left" | "unchanged" | "failed"

export async function lookAtPage(parts: WatchParts, visit: Visitor, page: WatchedPage): Promise<PageOutcome> {
  const { ledger, now } = parts
  const entry = FeedEntry.parse(JSON.parse(page.entry))
  try {
    const found = entry.url === null ? null : await visited(visit, entry, page)
    if (found?.page === null) {
      await ledger.watches.keepPage(looked(page, found, now()))
      return "unchanged"
    }
    const outcome = await keep(parts, await articleOf(parts, entry, page, found))
    const isAnother = !page.isRead || ["revised", "apart", "left"].includes(outcome)
    const base = isAnother ? { ...page, changed: now(), visits: 0 } : page
    await ledger.watches.keepPage({ ...looked(base, found, now()), isRead: true })
    return outcome
  } catch (cause) {
    const error = articleError(cause, page.key)
    if (error.code === "ledger" || error.code === "model") throw error
    return await failed(parts, page, error)
  }
}

/** @returns null: the page is not to be had, and the feed carries its text */
async function visited(visit: Visitor, { url, own }: FeedEntry, page: WatchedPage): Promise<Visit | null> {
  try {
    return await visit(url ?? page.key, page)
  } catch (cause) {
    const status = cause instanceof FetchError ? cause.answer?.status : undefined
    const isForbidden = status !== undefined && [401, 402, 403, 451].includes(status)
    if (own !== null && !page.isRead && isForbidden) return null
    throw cause
  }
}

/** @throws {HearsayError} when there is none */
async function articleOf(
  { articles }: WatchParts,
  entry: FeedEntry,
  { key }: WatchedPage,
  found: Visit | null,
): Promise<Article> {
  const made = await articleOfEntry(entry, key, found?.page ?? null, articles)
  if ("article" in made) return made.article
  if (entry.own === null || found === null || made.error instanceof LanguageError) throw made.error
  const instead = await articleOfEntry(entry, key, null, articles)
  if ("article" in instead) return instead.article
  throw made.error
}

async function keep({ ledger, read, leave }: WatchParts, article: Article): Promise<Outcome | "left"> {
  if (await ledger.has(article)) return "known"
  if (leave) {
    await leave(article)
    return "left"
  }
  return await ledger.record(await read(article))
}

/** What the feed carried of it is needed no more. */
function looked(page: WatchedPage, found: Visit | null, now: number): WatchedPage {
  const visits = page.visits + 1
  const { etag, lastModified, fresh } = found ?? { etag: null, lastModified: null, fresh: null }
  const due = found === null ? null : pageDue({ ...page, visits }, fresh, now)
  return { ...page, entry: withoutText(page.entry), etag, lastModified, visits, due, failures: 0, fault: null }
}

const withoutText = (entry: string) => JSON.stringify({ ...FeedEntry.parse(JSON.parse(entry)), own: null })

async function failed({ ledger, now, say }: WatchParts, page: WatchedPage, error: HearsayError): Promise<PageOutcome> {
  say(error.message)
  const failures = page.failures + 1
  const answer = error instanceof FetchError ? error.answer : null
  // What is wrong with the article itself is wrong with it tomorrow as well, unless it changes.
  const due =
    error instanceof FetchError
      ? failedPageDue(page, failures, answer, now())
      : pageDue({ ...page, visits: page.visits + failures }, null, now())
  await ledger.watches.keepPage({ ...page, due, failures, fault: error.what })
  // An article that the ledger has is no article that could not be added.
  if (!page.isRead) await ledger.fail({ uri: page.key, code: error.code, reason: error.what })
  return "failed"
}
