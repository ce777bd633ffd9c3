/** One server for all tests of a run, started by the first of them that asks for it; and a ledger in a database of its own for each. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { inject } from "vitest"
import type { TestProject } from "vitest/node"
import { openLedger } from "../../src/ledger/index.ts"
import { openPostgres } from "../../src/ledger/postgres/open.ts"
import { type Server, serverAt, serverOf } from "./server.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** the folder of this run's server */
    postgres: string
  }
}

/** Before all tests: where the server will be, if any of them asks for it. */
export default function setup(run: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-pg-"))
  run.provide("postgres", folder)
  return async () => {
    const port = portIn(folder)
    if (port !== null) await serverAt(folder, port, "fast").remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

const TEMPLATE = "ledger"
const portFile = (folder: string) => join(folder, "port")
const portIn = (folder: string) =>
  existsSync(portFile(folder)) ? Number(readFileSync(portFile(folder), "utf8")) : null

/** Of all that ask for it, one starts it. */
export async function sharedServer(): Promise<Server> {
  const folder = inject("postgres")
  try {
    mkdirSync(join(folder, "starting"))
  } catch {
    while (portIn(folder) === null) await pause(50)
    return serverAt(folder, portIn(folder) ?? 0, "fast")
  }
  const server = await serverOf("fast", folder)
  server.sql(`CREATE DATABASE ${TEMPLATE}`)
  await openLedger(server.address(TEMPLATE)).close()
  writeFileSync(`${portFile(folder)}.new`, String(server.port))
  renameSync(`${portFile(folder)}.new`, portFile(folder))
  return server
}

let made = 0

/** @returns the address of an empty database. @param isLedger with an empty ledger in it */
export async function sharedDatabase(isLedger = false): Promise<string> {
  const server = await sharedServer()
  const name = `t${process.pid}_${made++}`
  server.sql(`CREATE DATABASE ${name}${isLedger ? ` TEMPLATE ${TEMPLATE}` : ""}`)
  return server.address(name)
}

/** Ledgers that a test is done with, each with a connection by which it is emptied: that takes a tenth of making one. */
const free: { address: string; empty(): void }[] = []

/** As contracts want it. */
export async function inPostgres() {
  const own = free.pop() ?? (await another())
  const { address } = own
  return {
    ledger: openLedger(address),
    reopen: async () => openLedger(address),
    remove: async () => {
      own.empty()
      free.push(own)
    },
  }
}

async function another() {
  const address = await sharedDatabase(true)
  return { address, empty: emptying(address) }
}

function emptying(address: string): () => void {
  const db = openPostgres(address, {}, () => {})
  return () =>
    db.exec(`DO $$
    DECLARE t text;
    BEGIN
      SET LOCAL session_replication_role = replica;
      FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'hearsay' AND tablename <> 'hearsay' LOOP
        EXECUTE format('DELETE FROM %I', t);
      END LOOP;
      INSERT INTO words_total VALUES ('article_words', 0, 0), ('statement_words', 0, 0);
      INSERT INTO change VALUES (0, 0);
      INSERT INTO touched VALUES ('*', 0);
      ALTER TABLE saved ALTER n RESTART;
      IF to_regclass('hearsay_queue.job') IS NOT NULL THEN DELETE FROM hearsay_queue.job; END IF;
    END $$`)
}
