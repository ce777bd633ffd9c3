/** Feeds and pages that are watched, and when each is to be visited. */
import { z } from "zod"
import type { NamedPage, WatchedFeed, WatchedPage } from "../../watches.ts"
import type { Database } from "../database.ts"

const text = z.string().nullable()
const moment = z.int().nullable()

const FeedRow = z.object({
  address: z.string(),
  url: z.string(),
  every: z.int(),
  etag: text,
  lastModified: text,
  due: moment,
  seen: moment,
  failures: z.int(),
  fault: text,
})
const FEEDS =
  "SELECT address, url, every, etag, last_modified AS lastModified, due, seen, failures, fault FROM watched_feed"

export function addFeed(db: Database, address: string, every: number, now: number): WatchedFeed {
  const known = db.row(FeedRow, `${FEEDS} WHERE address = ?`, address)
  if (known) {
    const due = known.every === every ? (known.due ?? now) : now
    db.run("UPDATE watched_feed SET due = ?, every = ? WHERE address = ?", due, every, address)
  } else {
    const sql = "INSERT INTO watched_feed (address, url, every, due, failures) VALUES (?1, ?1, ?2, ?3, 0)"
    db.run(sql, address, every, now)
  }
  const feed = db.row(FeedRow, `${FEEDS} WHERE address = ?`, address)
  if (!feed) throw new RangeError(`no such feed: ${address}`)
  return feed
}

export const feeds = (db: Database): WatchedFeed[] => db.rows(FeedRow, `${FEEDS} ORDER BY n`)

export function removeFeed(db: Database, address: string): boolean {
  const known = db.get("SELECT 1 FROM watched_feed WHERE address = ?", address) !== undefined
  db.run("DELETE FROM watched_feed WHERE address = ?", address)
  return known
}

/** @returns how many of the pages are new, or another than before */
export function keepFeed(db: Database, feed: WatchedFeed, named: readonly NamedPage[], now: number): number {
  const { address, url, etag, lastModified, due, seen, failures, fault } = feed
  const known = db.get<{ n: number }>("SELECT n FROM watched_feed WHERE address = ?", address)
  // Somebody has taken it out meanwhile.
  if (!known) return 0
  db.run(
    "UPDATE watched_feed SET url = ?, etag = ?, last_modified = ?, due = ?, seen = ?, failures = ?, fault = ? WHERE n = ?",
    ...[url, etag, lastModified, due, seen, failures, fault, known.n],
  )
  let fresh = 0
  for (const { key, entry, mark } of named) {
    const before = db.get<{ mark: string | null }>("SELECT mark FROM watched_page WHERE key = ?", key)
    if (before && before.mark === mark) continue
    fresh++
    if (before)
      db.run(
        "UPDATE watched_page SET entry = ?, mark = ?, due = ?, failures = 0 WHERE key = ?",
        ...[entry, mark, now, key],
      )
    else
      db.run(
        "INSERT INTO watched_page (key, feed, entry, mark, changed, visits, is_read, due, failures) VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, ?5, 0)",
        ...[key, known.n, entry, mark, now],
      )
  }
  return fresh
}

const PageRow = z
  .object({
    key: z.string(),
    feed: z.string(),
    entry: z.string(),
    etag: text,
    lastModified: text,
    changed: z.int(),
    visits: z.int(),
    isRead: z.int(),
    due: moment,
    failures: z.int(),
    fault: text,
  })
  .transform((row) => ({ ...row, isRead: row.isRead === 1 }))

export const duePages = (db: Database, now: number): WatchedPage[] =>
  db.rows(
    PageRow,
    `SELECT p.key, f.address AS feed, p.entry, p.etag, p.last_modified AS lastModified, p.changed, p.visits, p.is_read AS isRead, p.due, p.failures, p.fault
     FROM watched_page p JOIN watched_feed f ON f.n = p.feed WHERE p.due <= ? ORDER BY p.due, p.n`,
    now,
  )

export function keepPage(db: Database, page: WatchedPage): void {
  const { key, entry, etag, lastModified, changed, visits, isRead, due, failures, fault } = page
  db.run(
    "UPDATE watched_page SET entry = ?, etag = ?, last_modified = ?, changed = ?, visits = ?, is_read = ?, due = ?, failures = ?, fault = ? WHERE key = ?",
    ...[entry, etag, lastModified, changed, visits, Number(isRead), due, failures, fault, key],
  )
}

/** Of a webhook, what is first in line counts: the others wait for it. */
export const nextDue = (db: Database): number | null =>
  db.get<{ due: number | null }>(
    `SELECT min(due) AS due FROM (SELECT min(due) AS due FROM watched_feed UNION ALL SELECT min(due) FROM watched_page WHERE due IS NOT NULL
       UNION ALL SELECT min(due) FROM delivery WHERE n IN (SELECT min(n) FROM delivery GROUP BY webhook)) x`,
  )?.due ?? null

const RobotsRow = z.object({ text: z.string(), at: z.int() })

export const robots = (db: Database, origin: string) =>
  db.row(RobotsRow, "SELECT text, at FROM robots WHERE origin = ?", origin) ?? null

export function keepRobots(db: Database, origin: string, text: string, at: number): void {
  db.run(
    "INSERT INTO robots (origin, text, at) VALUES (?, ?, ?) ON CONFLICT (origin) DO UPDATE SET text = excluded.text, at = excluded.at",
    ...[origin, text, at],
  )
}

export function hold(db: Database, holder: string, now: number, forMs: number): boolean {
  const other = db.get("SELECT 1 FROM watcher WHERE holder <> ? AND until > ?", holder, now)
  if (other) return false
  db.run(
    "INSERT INTO watcher (n, holder, until) VALUES (1, ?, ?) ON CONFLICT (n) DO UPDATE SET holder = excluded.holder, until = excluded.until",
    ...[holder, now + forMs],
  )
  return true
}

export function release(db: Database, holder: string): void {
  db.run("DELETE FROM watcher WHERE holder = ?", holder)
}
