/**
 * Visits to other people's servers, as they would have them: what robots.txt forbids is not asked for, one request at a time goes to a host with a pause before the next,
 * and who has a page already says so.
 */
import type { Answer, Fetched, Validators } from "../../acquire/index.ts"
import type { Watches } from "../../ledger/index.ts"
import { FetchError } from "../../record/index.ts"
import { type Rules, rulesOf } from "./robots.ts"

export interface Network {
  /** one request */
  ask(address: string, known: Validators): Promise<Answer>
  now(): number
  /** @param stop ends it early */
  wait(ms: number, stop?: AbortSignal): Promise<void>
}

export interface Visit extends Validators {
  /** null: it is as it was */
  page: Fetched | null
  fresh: number | null
  /** where the address leads for good: itself, or what permanent redirects name */
  url: string
}

export type Visitor = (address: string, known: Validators) => Promise<Visit>

const MAX_REDIRECTS = 5
/** Between two requests to a host, where it asks for no other pause; and the longest that is kept. */
const GAP = 1000
const LONGEST_GAP = 60_000
/** A robots.txt is asked for again after a day (RFC 9309, 2.4). */
const DAY = 86_400_000
/** Bytes of a robots.txt that are heeded; 500 KiB are asked for (RFC 9309, 2.5). */
const MOST_ROBOTS = 512 * 1024
const NOTHING: Validators = { etag: null, lastModified: null }

/** @param kept what the ledger knows of robots.txt */
export function politely({ ask, now, wait }: Network, kept: Pick<Watches, "robots" | "keepRobots">): Visitor {
  const turns = new Map<string, Promise<unknown>>()
  const free = new Map<string, number>()
  const rules = new Map<string, { rules: Promise<Rules>; until: number }>()

  /** One request at a time to a host. */
  function inTurn<T>({ host }: URL, gap: () => number, work: () => Promise<T>): Promise<T> {
    const mine = (turns.get(host) ?? Promise.resolve()).then(async () => {
      const pause = (free.get(host) ?? 0) - now()
      if (pause > 0) await wait(pause)
      try {
        return await work()
      } finally {
        free.set(host, now() + gap())
      }
    })
    const done = mine.catch(() => {})
    turns.set(host, done)
    return mine
  }

  async function follow(
    address: string,
    known: Validators,
    gapOf: (url: URL) => Promise<() => number>,
  ): Promise<Visit> {
    let at = address
    let forGood = address
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const url = URL.parse(at)
      // What is no address is for the network to refuse, in its own words.
      const here = at
      const answer = url === null ? await ask(here, known) : await inTurn(url, await gapOf(url), () => ask(here, known))
      if ("location" in answer) {
        if (answer.isPermanent && forGood === at) forGood = answer.location
        at = answer.location
        continue
      }
      const { etag, lastModified, fresh } = answer
      return { page: "bytes" in answer ? answer : null, etag, lastModified, fresh, url: forGood }
    }
    throw new FetchError({
      what: `redirects more than ${MAX_REDIRECTS} times`,
      where: address,
      next: "open it in a browser and give the address it ends at",
    })
  }

  async function askedRules({ origin }: URL): Promise<Rules> {
    const before = await kept.robots(origin)
    if (before && before.at > now() - DAY) return rulesOf(origin, before.text)
    const text = await robotsText(origin)
    await kept.keepRobots(origin, text, now())
    return rulesOf(origin, text)
  }

  /** A site without one forbids nothing. One that cannot give it now may forbid all, so nothing is asked of it. */
  async function robotsText(origin: string): Promise<string> {
    const where = `${origin}/robots.txt`
    try {
      const { page } = await follow(where, NOTHING, async () => () => GAP)
      return Buffer.from(page?.bytes ?? []).toString("utf8", 0, MOST_ROBOTS)
    } catch (cause) {
      const answer = cause instanceof FetchError ? cause.answer : null
      if (answer === null) throw cause
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return ""
      const what = `answered ${answer.status}, so nothing else is asked of that site now`
      throw new FetchError({ what, where, next: "it is tried again later", cause }, answer)
    }
  }

  function rulesFor(url: URL): Promise<Rules> {
    const before = rules.get(url.origin)
    if (before && before.until > now()) return before.rules
    const asked = askedRules(url)
    rules.set(url.origin, { rules: asked, until: now() + DAY })
    asked.catch(() => rules.delete(url.origin))
    return asked
  }

  return (address, known) =>
    follow(address, known, async (url) => {
      const { allows, gap } = await rulesFor(url)
      if (!allows(url.href))
        throw new FetchError({
          what: "is a page that its site asks programs not to fetch (robots.txt)",
          where: address,
          next: "open it in a browser, save it and add the file",
        })
      return () => Math.min(gap ?? GAP, LONGEST_GAP)
    })
}
