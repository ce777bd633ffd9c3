/** What is kept for whoever watches feeds: every operation of the interface, each change in a transaction. */
import type { Watches } from "../../watches.ts"
import type { Database } from "../database.ts"
import { alerts, delivered, deliveries, raise, undelivered, waiting } from "./alerts.ts"
import {
  addFeed,
  duePages,
  feeds,
  hold,
  keepFeed,
  keepPage,
  keepRobots,
  nextDue,
  release,
  removeFeed,
  robots,
} from "./feeds.ts"
import { claims, forget, mark, save, saved, since, statementsSince } from "./saved.ts"

export function watchesIn(db: Database, now: () => string): Watches {
  const kept = async <T>(work: () => T): Promise<T> =>
    db.transaction(() => {
      db.touch("watches")
      return work()
    })
  return {
    hold: (holder, at, forMs) => kept(() => hold(db, holder, at, forMs)),
    release: (holder) => kept(() => release(db, holder)),
    addFeed: (address, every, at) => kept(() => addFeed(db, address, every, at)),
    feeds: async () => feeds(db),
    removeFeed: (address) => kept(() => removeFeed(db, address)),
    keepFeed: (feed, named, at) => kept(() => keepFeed(db, feed, named, at)),
    duePages: async (at) => duePages(db, at),
    keepPage: (page) => kept(() => keepPage(db, page)),
    nextDue: async () => nextDue(db),
    robots: async (origin) => robots(db, origin),
    keepRobots: (origin, text, at) => kept(() => keepRobots(db, origin, text, at)),
    mark: async () => mark(db),
    since: async (upto) => since(db, upto),
    statementsSince: async (query, upto) => statementsSince(db, query, upto),
    save: (one, states) => kept(() => save(db, one, states, now())),
    saved: async () => saved(db),
    forget: (number) => kept(() => forget(db, number)),
    claims: async (number) => claims(db, number),
    raise: (number, upto, raised) => kept(() => raise(db, number, upto, raised)),
    alerts: async (limit, before) => alerts(db, limit, before ?? null),
    deliveries: async () => deliveries(db),
    delivered: (number) => kept(() => delivered(db, number)),
    undelivered: (number, due, fault) => kept(() => undelivered(db, number, due, fault)),
    giveUp: (number) => kept(() => delivered(db, number)),
    waiting: async () => waiting(db),
  }
}
