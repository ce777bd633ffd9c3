/** One round of watching: feeds that are due, pages that are due, what there is to tell, and telling it. */
import type { Alert } from "../../record/index.ts"
import { raiseAlerts } from "./alerts/raise.ts"
import { deliverAlerts } from "./deliver.ts"
import { lookAtFeed } from "./feeds.ts"
import { lookAtPage, type PageOutcome } from "./pages.ts"
import type { WatchParts } from "./parts.ts"
import type { Visitor } from "./polite.ts"

export interface Round {
  /** feeds that were looked at, and of these such as had not changed, or could not be had */
  feeds: number
  unchanged: number
  unreachable: number
  /** pages, by what came of them */
  pages: { [outcome in PageOutcome]: number }
  alerts: Alert[]
  delivered: number
  undelivered: number
}

interface Told {
  /** to which every alert goes */
  webhooks: readonly string[]
  /** is told, before alerts are sent, that there are new ones */
  raised(alerts: readonly Alert[]): Promise<void>
  /** keeps the right to watch */
  hold(): Promise<void>
}

/** Of different hosts, so many are asked at once. */
const MOST_HOSTS = 6

export async function round(parts: WatchParts, visit: Visitor, { webhooks, raised, hold }: Told): Promise<Round> {
  const { ledger, now, stop } = parts
  const done: Round = {
    ...{ feeds: 0, unchanged: 0, unreachable: 0, alerts: [], delivered: 0, undelivered: 0 },
    pages: { added: 0, apart: 0, revised: 0, reread: 0, known: 0, left: 0, unchanged: 0, failed: 0 },
  }
  const feeds = (await ledger.watches.feeds()).filter(({ due }) => due !== null && due <= now())
  await byHost(
    feeds,
    ({ url }) => url,
    stop,
    async (feed) => {
      await hold()
      const looked = await lookAtFeed(parts, visit, feed)
      done.feeds++
      if (looked === null) done.unreachable++
      else if (looked.isUnchanged) done.unchanged++
    },
  )
  await byHost(
    await ledger.watches.duePages(now()),
    ({ key }) => key,
    stop,
    async (page) => {
      await hold()
      done.pages[await lookAtPage(parts, visit, page)]++
    },
  )
  done.alerts = await raiseAlerts(parts, webhooks)
  await raised(done.alerts)
  return { ...done, ...(await deliverAlerts(parts)) }
}

/** Does each in its order, those of different hosts beside each other. */
async function byHost<T>(
  all: readonly T[],
  addressOf: (one: T) => string,
  stop: AbortSignal,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const hosts = [...Map.groupBy(all, (one) => URL.parse(addressOf(one))?.host ?? "").values()]
  const lane = async () => {
    for (let own = hosts.shift(); own; own = hosts.shift()) {
      for (const one of own) {
        if (stop.aborted) return
        await work(one)
      }
    }
  }
  await Promise.all(Array.from({ length: MOST_HOSTS }, lane))
}
