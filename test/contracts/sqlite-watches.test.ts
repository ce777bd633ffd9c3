import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openLedger } from "../../src/ledger/index.ts"
import { watchesContract } from "./watches.ts"

watchesContract("one SQLite file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
  const path = join(folder, "ledger.db")
  return {
    ledger: openLedger(path),
    reopen: async () => openLedger(path),
    remove: async () => rmSync(folder, { recursive: true }),
  }
})
