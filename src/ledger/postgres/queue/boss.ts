/**
 * pg-boss (https://pgboss.io), which gives each job to one reader and to another when that one dies: made in a schema of its own, over the connection that a ledger has already. It is loaded when somebody puts
 * something into the queue or takes something out of it.
 */
import { PgBoss } from "pg-boss"
import { HELD, MOST_TRIES } from "../../jobs.ts"
import { QUEUE } from "./rows.ts"

/** Runs a statement, or several without values, over the ledger's connection. */
export type Run = (text: string, values: readonly unknown[]) => unknown[]

const DAY = 86_400

/** What waits for longer than this would be lost: so long that nobody's does. */
const WAITS = 3650 * DAY

const SETTINGS = {
  // What waits, or is being read, is not there twice.
  policy: "exclusive",
  retryLimit: MOST_TRIES - 1,
  heartbeatSeconds: HELD / 1000,
  expireInSeconds: DAY,
  retentionSeconds: WAITS,
  deleteAfterSeconds: 30 * DAY,
}

/** @param schema is made when it is not there */
export async function bossIn(schema: string, run: Run): Promise<PgBoss> {
  const boss = new PgBoss({
    schema,
    db: { executeSql: async (text, values) => ({ rows: run(text, values ?? []) }) },
    // Nothing goes on by itself over a connection that somebody may be in the middle of using: `hold` asks for it.
    supervise: false,
    schedule: false,
    queueCacheIntervalSeconds: DAY,
    monitorIntervalSeconds: HELD / 2000,
    reindex: false,
    monitorVacuum: false,
  })
  // What fails is told by what was asked; a warning is for whoever looks after the database.
  boss.on("error", () => {})
  // Of several that come at once, one makes it.
  run("SELECT pg_advisory_lock(hashtext($1))::text AS held", [schema])
  try {
    await boss.start()
    await boss.createQueue(QUEUE, SETTINGS)
    return boss
  } catch (error) {
    await boss.stop({ graceful: false, close: false })
    throw error
  } finally {
    run("SELECT pg_advisory_unlock(hashtext($1))::text AS held", [schema])
  }
}
