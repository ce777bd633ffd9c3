/** What waits in the queue, for whoever moves a ledger elsewhere; and whether there is a queue. */
import { z } from "zod"
import type { Waiting } from "../../sql/database.ts"
import { bodyIn, Data, numberIn, QUEUE, queueTable } from "./rows.ts"

/** Who has a database: what runs a statement on it. */
interface Asked {
  readonly schema: string
  plainly(text: string, values: readonly unknown[]): unknown[]
}

const Made = z.array(z.object({ made: z.int() }))

/** Whether anything was ever put in. */
export const isMadeIn = (db: Asked): boolean =>
  Made.parse(db.plainly("SELECT (to_regclass($1) IS NOT NULL)::int::bigint AS made", [queueTable(db.schema)]))[0]
    ?.made === 1

const Rows = z.array(z.object({ id: z.string(), data: Data, key: z.string() }))

/** Also what is being read: it is read once more where it comes to. */
export function waitingIn(db: Asked): Waiting[] {
  if (!isMadeIn(db)) return []
  const rows = db.plainly(
    `SELECT id::text AS id, data, singleton_key AS key FROM ${queueTable(db.schema)} WHERE name = $1 AND state <= 'active' ORDER BY id`,
    [QUEUE],
  )
  return Rows.parse(rows).map(({ id, data, key }) => ({
    n: numberIn(id),
    key,
    about: data.about,
    asked_at: data.asked,
    work: bodyIn(data),
  }))
}
