/** When a feed or a page is to be visited next, and a webhook to be tried again: functions of how it went and of a clock that is given. All in milliseconds. */
import type { WatchedFeed, WatchedPage } from "../../ledger/index.ts"
import type { FetchError } from "../../record/index.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Refusal = FetchError["answer"]

/**
 * After an answer: as often as is wanted, and no more often than the feed or its server asks.
 *
 * @param asks how long each of them asks to be left alone; a day is kept of that at most
 */
export function feedDue({ every }: Pick<WatchedFeed, "every">, asks: readonly (number | null)[], now: number): number {
  const asked = Math.max(0, ...asks.map((ms) => ms ?? 0))
  return now + Math.max(every, Math.min(asked, DAY))
}

/**
 * After a failure: twice as long each time, up to a day, and not before the server wants it.
 *
 * @param failures in a row, this one counted
 * @returns null: it is gone for good (410)
 */
export function failedFeedDue(
  { every }: Pick<WatchedFeed, "every">,
  failures: number,
  refusal: Refusal,
  now: number,
): number | null {
  if (refusal?.status === 410) return null
  return backedOff(every, failures, Math.max(every, DAY), refusal, now)
}

/** How long a page is looked at again after it was found, or was another than before. */
const LOOKED_AT = 7 * DAY
const FIRST_LOOK = HOUR
const GROWTH = 3

/**
 * After a visit to a page: an hour after it was found, then after three hours, nine, and so on for a week; one that is another than before is as good as found.
 *
 * @param visits since it was found, this one counted
 * @param fresh how long its server says that it holds; a day is kept of that at most
 * @returns null: not again
 */
export function pageDue(
  { changed, visits }: Pick<WatchedPage, "changed" | "visits">,
  fresh: number | null,
  now: number,
): number | null {
  const wait = Math.max(FIRST_LOOK * GROWTH ** Math.max(0, visits - 1), Math.min(fresh ?? 0, DAY))
  return now + wait > changed + LOOKED_AT ? null : now + wait
}

const RETRIED = 6

/**
 * After a page could not be had. One that was read before is visited as if it had answered; one that never was, is given up after some tries, and at once where it is gone.
 *
 * @param failures in a row, this one counted
 */
export function failedPageDue(page: WatchedPage, failures: number, refusal: Refusal, now: number): number | null {
  if (refusal?.status === 410) return null
  if (page.isRead) {
    const next = pageDue({ ...page, visits: page.visits + failures }, null, now)
    return next === null ? null : Math.max(next, now + (retryAfter(refusal, now) ?? 0))
  }
  return failures >= RETRIED ? null : backedOff(10 * MINUTE, failures, DAY, refusal, now)
}

/** @param tries in vain, this one counted */
export const deliveryDue = (tries: number, refusal: Refusal, now: number): number =>
  backedOff(MINUTE / 2, tries, 6 * HOUR, refusal, now)

/** Of what somebody asked to be read, when its server does not answer. @param tries in vain, this one counted @returns milliseconds */
export const jobWait = (tries: number, refusal: Refusal, now: number): number =>
  backedOff(MINUTE / 2, tries, HOUR, refusal, now) - now

const TRIED = 12

/** After so many tries, which take some twenty hours. @param tries in vain, this one counted */
export const isGivenUp = (tries: number): boolean => tries >= TRIED

function backedOff(first: number, times: number, most: number, refusal: Refusal, now: number): number {
  return now + Math.max(Math.min(first * 2 ** Math.min(times, 30), most), retryAfter(refusal, now) ?? 0)
}

/** Retry-After: seconds, or a date (RFC 9110, 10.2.3). A week is kept of it at most. */
function retryAfter(refusal: Refusal, now: number): number | null {
  const asked = refusal?.retryAfter?.trim() ?? ""
  const ms = /^\d{1,10}$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - now
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), 7 * DAY)
}
