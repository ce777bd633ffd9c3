/**
 * Telling other people's servers: each alert at least once, in order. What could not be delivered stays first in line, and is tried again later and later, and after some
 * tries given up: others wait behind it, and it may be that it alone is refused. Whoever gets one twice knows it by its id. Signed as Standard Webhooks has it (https://www.standardwebhooks.com).
 */
import { createHmac } from "node:crypto"
import type { Delivery } from "../../ledger/index.ts"
import { FetchError } from "../../record/index.ts"
import { deliveryDue, isGivenUp } from "./due.ts"
import type { WatchParts } from "./parts.ts"

type DeliveryParts = Pick<WatchParts, "ledger" | "send" | "secret" | "now" | "say" | "stop">

/** @returns how many were delivered, and how many could not be */
export async function deliverAlerts(parts: DeliveryParts): Promise<{ delivered: number; undelivered: number }> {
  const { ledger, now, stop } = parts
  const counts = { delivered: 0, undelivered: 0 }
  while (!stop.aborted) {
    const due = (await ledger.watches.deliveries()).filter((delivery) => delivery.due <= now())
    if (due.length === 0) break
    for (const isDelivered of await Promise.all(due.map((delivery) => deliver(parts, delivery))))
      counts[isDelivered ? "delivered" : "undelivered"]++
  }
  return counts
}

async function deliver({ ledger, send, secret, now, say }: DeliveryParts, delivery: Delivery): Promise<boolean> {
  const { number, webhook, alert, tries } = delivery
  const body = JSON.stringify({ type: `alert.${alert.kind}`, timestamp: alert.at, data: alert })
  try {
    await send(webhook, body, headersOf(alert.guid, now(), body, secret))
  } catch (cause) {
    if (!(cause instanceof FetchError)) throw cause
    say(cause.message)
    if (isGivenUp(tries + 1)) {
      say(
        `${webhook}: it is given up after ${tries + 1} tries, and stays among the alerts: ${alert.guid} ${alert.title}`,
      )
      await ledger.watches.giveUp(number)
    } else await ledger.watches.undelivered(number, deliveryDue(tries + 1, cause.answer, now()), cause.what)
    return false
  }
  await ledger.watches.delivered(number)
  return true
}

/** @param now in milliseconds */
export function headersOf(id: string, now: number, body: string, secret: string | null): { [name: string]: string } {
  const seconds = String(Math.floor(now / 1000))
  const headers = { "webhook-id": id, "webhook-timestamp": seconds }
  if (secret === null) return headers
  const signature = createHmac("sha256", keyOf(secret)).update(`${id}.${seconds}.${body}`).digest("base64")
  return { ...headers, "webhook-signature": `v1,${signature}` }
}

/** "whsec_" stands before a key in base64; any other words are the key themselves. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : Buffer.from(secret)
