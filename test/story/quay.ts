/** Articles on a quay, and ledgers in a folder that lasts as long as a test. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach } from "vitest"
import { type Ledger, openLedger } from "../../src/ledger/index.ts"
import type { Record } from "../../src/record/index.ts"
import { written } from "./records.ts"

/** @returns what opens another empty ledger, within a test */
export function emptyLedgers(): () => Ledger {
  let folder: string
  let made = 0
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hearsay-"))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  return () => openLedger(join(folder, `${++made}.db`), { durable: false })
}

export async function add(to: Ledger, ...records: readonly Record[]): Promise<void> {
  for (const record of records) await to.record(record)
}

/** Articles are called by a word, that their id is made of. */
export const idOf = (name: string) => Buffer.from(name).toString("hex").padEnd(16, "0")
export const nameOf = (id: string) => Buffer.from(id, "hex").toString().replaceAll("\0", "")

export const QUAY = "the outer quay at Grellau will be closed for repairs in June"
export const SHIPS = "freighters from Port Havel must then go round by Cape Norvik"
export const BRIDGE = "the Lisk bridge at Ostby will be shut to lorries by Monday"
const FERRY = "the mayor of Ostby wants a ferry to run from Lisk"

/** An article in which somebody says all of this. */
export const on = (name: string, date: string | null, by: string, ...says: readonly string[]) =>
  written(
    idOf(name),
    { outlet: `Paper ${by}`, on: date },
    says.map((words) => `Yesterday ${by} of Tarn said that ${words}.`).join(" "),
    ...says.map((words) => ({ says: words, by })),
  )

export const first = on("first", "2031-03-03", "Jun Hald", QUAY, SHIPS)
export const second = on("second", "2031-03-05", "Ada Quill", QUAY, SHIPS)
export const third = on("third", "2031-03-07", "Ivo Brandt", QUAY, SHIPS)
export const bridge = on("bridge", "2031-03-04", "Ruth Amsel", BRIDGE, FERRY)
export const both = on("both", "2031-03-06", "Mara Voss", QUAY, SHIPS, BRIDGE, FERRY)
