/**
 * Has the connection of a ledger to PostgreSQL, and asks it one thing after another. Whoever has the ledger waits for each answer, as it would wait for a disk: so what a ledger does is written once, for
 * both kinds. Nothing else loads `pg`.
 */
import { workerData } from "node:worker_threads"
import pg from "pg"
import {
  type Answered,
  type Asked,
  type ConnectionSettings,
  decoded,
  encoded,
  type Failed,
  type Sent,
  type ThreadSettings,
} from "./messages.ts"

const { signal, port } = workerData as ThreadSettings

const CONNECT_MS = 10_000
const NOTHING: Answered = { rows: [], every: [], written: 0 }

/** PostgreSQL's numbers of types: whole numbers and sums are numbers, what is true is 1, as in SQLite. */
const PARSERS: { [type: number]: (text: string) => unknown } = {
  16: (text) => Number(text === "t"),
  20: Number,
  25: decoded,
  1043: decoded,
  1700: Number,
}

const types = {
  getTypeParser: (type: number, format?: "text" | "binary") =>
    PARSERS[type] ?? pg.types.getTypeParser(type, format as "text"),
}

interface Connection {
  client: pg.Client
  isGone: boolean
}

const connections = new Map<number, Connection>()

async function connect(number: number, { address, schema, wait, durable, readOnly }: ConnectionSettings) {
  await end(number)
  const client = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: "hearsay",
    types: types as pg.CustomTypesConfig,
  })
  const connection = { client, isGone: false }
  // Told by the statement that is asked, or by the next.
  const gone = () => {
    connection.isGone = true
  }
  client.on("error", gone)
  client.on("end", gone)
  await client.connect()
  connections.set(number, connection)
  await client.query(
    `SET search_path TO ${pg.escapeIdentifier(schema)}; SET lock_timeout = ${wait}; SET synchronous_commit = ${durable ? "on" : "off"};
     SET client_min_messages = warning; SET standard_conforming_strings = on; SET jit = off; SET plan_cache_mode = force_custom_plan; SET enable_seqscan = off;
     SET idle_in_transaction_session_timeout = 0; SET statement_timeout = 0${readOnly ? "; SET default_transaction_read_only = on" : ""}`,
  )
}

async function end(number: number): Promise<void> {
  const connection = connections.get(number)
  connections.delete(number)
  if (connection && !connection.isGone) await connection.client.end().catch(() => {})
}

async function asked({ connection: number, work, wantsEvery }: Asked): Promise<Answered> {
  if (work === "end") await end(number)
  else if ("address" in work) await connect(number, work)
  if (!Array.isArray(work)) return NOTHING
  const connection = connections.get(number)
  if (!connection || connection.isGone) throw Object.assign(new Error("there is no connection"), { code: "08003" })
  let last: Done = NOTHING
  let written = 0
  const every: unknown[][] = []
  for (const sent of work) {
    last = await one(connection.client, sent)
    written += last.written
    if (wantsEvery) every.push(last.rows)
  }
  return { rows: last.rows, every, written }
}

type Done = Omit<Answered, "every">

async function one(client: pg.Client, { name, text, values }: Sent): Promise<Done> {
  if (name === null) {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(text)
    const last = Array.isArray(result) ? result.at(-1) : result
    if (text === "COMMIT" && last?.command !== text)
      throw Object.assign(new Error("it was taken back"), { code: "40000" })
    return { rows: last?.rows ?? [], written: 0 }
  }
  const { rows, rowCount, command } = await client.query({ name, text, values: values.map(writtenValue) })
  return { rows, written: command === "SELECT" ? 0 : (rowCount ?? 0) }
}

function writtenValue(value: Sent["values"][number]): unknown {
  if (typeof value === "string") return encoded(value)
  if (Array.isArray(value)) return value.map(writtenValue)
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value
}

/** Classes of SQLSTATE, and codes of the network, after which there is no connection. */
const LOST = /^(?:08|57P0[1-5]|E[A-Z]+$)/

function failed(error: unknown, number: number): Failed {
  const { code, message } = error instanceof Error ? (error as Error & { code?: unknown }) : { message: String(error) }
  const isGone = connections.get(number)?.isGone ?? true
  const known = typeof code === "string" ? code : isGone ? "08006" : ""
  return { code: known, message, isLost: isGone || LOST.test(known) }
}

port.on("message", async (message: Asked) => {
  let answer: Answered | { failed: Failed }
  try {
    answer = await asked(message)
  } catch (error) {
    answer = { failed: failed(error, message.connection) }
  }
  port.postMessage(answer)
  Atomics.add(signal, 0, 1)
  Atomics.notify(signal, 0)
})
