import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { deliveryDue, failedFeedDue, failedPageDue, feedDue, pageDue } from "./due.ts"

const NOW = Date.UTC(2031, 2, 3, 10)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const EVERY = { every: 15 * MINUTE }
const status = (status: number, retryAfter: string | null = null) => ({ status, retryAfter })

describe("a feed that answered", () => {
  it.each([
    ["as often as is wanted", [null, null], 15 * MINUTE],
    ["no more often than its server says that it holds", [HOUR, null], HOUR],
    ["no more often than the feed asks", [MINUTE, 2 * HOUR], 2 * HOUR],
    ["once a day at least, whatever either asks", [30 * DAY, null], DAY],
  ])("is looked at %s", (_, asks, wait) => {
    expect(feedDue(EVERY, asks, NOW) - NOW).toBe(wait)
  })

  it("is looked at once a week where that is wanted", () => {
    expect(feedDue({ every: 7 * DAY }, [null], NOW) - NOW).toBe(7 * DAY)
  })
})

describe("a feed that failed", () => {
  it("is left alone twice as long each time, for a day at most", () => {
    const waits = [1, 2, 3, 20].map((failures) => Number(failedFeedDue(EVERY, failures, null, NOW)) - NOW)
    expect(waits).toEqual([30 * MINUTE, HOUR, 2 * HOUR, DAY])
  })

  it.each([
    ["7200", 2 * HOUR],
    [" 7200 ", 2 * HOUR],
    ["Mon, 03 Mar 2031 15:00:00 GMT", 5 * HOUR],
    ["Sun, 02 Mar 2031 15:00:00 GMT", 30 * MINUTE],
    ["soon", 30 * MINUTE],
    ["-5", 30 * MINUTE],
    ["9999999999", 7 * DAY],
  ])("is asked again when it wants to be: Retry-After: %s", (retryAfter, wait) => {
    expect(Number(failedFeedDue(EVERY, 1, status(429, retryAfter), NOW)) - NOW).toBe(wait)
  })

  it("is never asked again when it is gone", () => {
    expect(failedFeedDue(EVERY, 1, status(410), NOW)).toBeNull()
    expect(failedFeedDue(EVERY, 1, status(404), NOW)).not.toBeNull()
  })
})

/** Visits of a page that is never another, in hours after it was found. */
function visitsOf(fresh: number | null): number[] {
  const hours: number[] = []
  let at = NOW
  for (let visits = 1; hours.length < 100; visits++) {
    const next = pageDue({ changed: NOW, visits }, fresh, at)
    if (next === null) break
    hours.push((next - NOW) / HOUR)
    at = next
  }
  return hours
}

describe("a page", () => {
  it("is looked at at growing intervals, for a week after it was found or last was another", () => {
    expect(visitsOf(null)).toEqual([1, 4, 13, 40, 121])
  })

  it("is not looked at while its server says that it holds", () => {
    expect(visitsOf(6 * HOUR)).toEqual([6, 12, 21, 48, 129])
  })

  it("that could not be had is tried some times, and given up; at once where it is gone", () => {
    const page = { changed: NOW, visits: 0, isRead: false, due: NOW, failures: 0, fault: null }
    const of = { ...page, key: "", feed: "", entry: "", etag: null, lastModified: null }
    const waits = [1, 2, 3, 4, 5, 6].map((failures) => failedPageDue(of, failures, status(503), NOW))
    expect(waits.map((due) => due && (due - NOW) / MINUTE)).toEqual([20, 40, 80, 160, 320, null])
    expect(failedPageDue(of, 1, status(410), NOW)).toBeNull()
    expect(failedPageDue({ ...of, isRead: true, visits: 1 }, 1, status(503, "36000"), NOW)).toBe(NOW + 10 * HOUR)
  })
})

it("whatever happens, nothing is asked again before now, or later than in a week", () => {
  const refusals = fc.option(fc.record({ status: fc.constantFrom(404, 429, 500), retryAfter: fc.option(fc.string()) }))
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      refusals,
      fc.integer({ min: 60_000, max: 7 * DAY }),
      (n, refusal, every) => {
        const dues = [failedFeedDue({ every }, n, refusal, NOW), deliveryDue(n, refusal, NOW)]
        for (const due of dues) {
          expect(due).toBeGreaterThan(NOW)
          expect(due).toBeLessThanOrEqual(NOW + 7 * DAY)
        }
      },
    ),
  )
})
