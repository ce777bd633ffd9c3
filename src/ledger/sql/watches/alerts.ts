/** What people were told, and what is on its way to them. */
import { z } from "zod"
import { Alert } from "../../../record/index.ts"
import type { Delivery, KeptClaim, Mark, Waiting } from "../../watches.ts"
import type { Database } from "../database.ts"
import { keepClaims } from "./saved.ts"

interface Raised {
  alerts: readonly Alert[]
  claims: readonly KeptClaim[]
  webhooks: readonly string[]
}

/** @returns those that are new */
export function raise(db: Database, number: number, upto: Mark, { alerts, claims, webhooks }: Raised): Alert[] {
  // Somebody has taken it out meanwhile, and wants to hear no more of it.
  if (!db.get("SELECT 1 FROM saved WHERE n = ?", number)) return []
  const fresh: Alert[] = []
  for (const alert of alerts) {
    if (db.get("SELECT 1 FROM alert WHERE guid = ?", alert.guid)) continue
    fresh.push(alert)
    const n = db.run(
      "INSERT INTO alert (guid, saved, body) VALUES (?, ?, ?)",
      alert.guid,
      number,
      JSON.stringify(alert),
    )
    for (const webhook of new Set(webhooks))
      db.run("INSERT INTO delivery (webhook, alert, tries, due) VALUES (?, ?, 0, 0)", webhook, n)
  }
  keepClaims(db, number, claims)
  db.run("UPDATE saved SET upto_article = ?, upto_judgement = ? WHERE n = ?", ...[upto.article, upto.judgement, number])
  return fresh
}

export const alerts = (db: Database, limit: number, before: string | null): Alert[] =>
  db
    .rows(
      z.object({ body: z.string() }),
      "SELECT body FROM alert WHERE ?1 IS NULL OR n < (SELECT n FROM alert WHERE guid = ?1) ORDER BY n DESC LIMIT ?2",
      ...[before, limit],
    )
    .map(({ body }) => alertIn(db, body))

function alertIn(db: Database, body: string): Alert {
  try {
    return Alert.parse(JSON.parse(body))
  } catch (cause) {
    throw db.damaged("an alert is none", cause)
  }
}

const DeliveryRow = z.object({
  number: z.int(),
  webhook: z.string(),
  body: z.string(),
  tries: z.int(),
  due: z.int(),
})

/** Of each webhook, what is first in line. */
export const deliveries = (db: Database): Delivery[] =>
  db
    .rows(
      DeliveryRow,
      `SELECT d.n AS number, d.webhook, a.body, d.tries, d.due FROM delivery d JOIN alert a ON a.n = d.alert
       WHERE d.n IN (SELECT min(n) FROM delivery GROUP BY webhook) ORDER BY d.n`,
    )
    .map(({ body, ...row }) => ({ ...row, alert: alertIn(db, body) }))

/** It is on its way no more. */
export function delivered(db: Database, number: number): void {
  db.run("DELETE FROM delivery WHERE n = ?", number)
}

export function undelivered(db: Database, number: number, due: number, fault: string): void {
  db.run("UPDATE delivery SET tries = tries + 1, due = ?, fault = ? WHERE n = ?", due, fault, number)
}

const WaitingRow = z.object({
  webhook: z.string(),
  waiting: z.int(),
  tries: z.int(),
  due: z.int(),
  fault: z.string().nullable(),
})

export const waiting = (db: Database): Waiting[] =>
  db.rows(
    WaitingRow,
    `SELECT d.webhook, w.waiting, d.tries, d.due, d.fault FROM delivery d
     JOIN (SELECT webhook, min(n) AS first, count(*) AS waiting FROM delivery GROUP BY webhook) w ON d.n = w.first ORDER BY d.n`,
  )
