/** A ledger in a folder of its own, kept up as a desk keeps it, and its use cases asked by what an address says. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Answer, answerTo, type UseCaseName } from "../../src/desk/index.ts"
import { openLedger } from "../../src/ledger/index.ts"
import type { Record } from "../../src/record/index.ts"
import { keepUp } from "../../src/story/index.ts"
import { en, judge } from "../story/records.ts"

export async function deskOf(...records: readonly Record[]) {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-desk-"))
  const ledger = openLedger(join(folder, "desk.db"), { durable: false })
  const keptUp = () => keepUp(ledger, async () => judge, { judge: "1.0.0", story: "1" }, en)
  for (const record of records) await ledger.record(record)
  await keptUp()
  return {
    ledger,
    keptUp,
    /** Asks as an address does: every field is a string. */
    ask: async <Name extends UseCaseName>(name: Name, asked: { [field: string]: string } = {}) =>
      (await answerTo({ ledger, language: en }, name, asked)) as Answer<Name>,
    async close() {
      await ledger.close()
      rmSync(folder, { recursive: true })
    },
  }
}
export type Desk = Awaited<ReturnType<typeof deskOf>>
