import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openLedger } from "../../src/ledger/index.ts"
import { doubtsContract } from "./doubts.ts"
import { jobsContract } from "./jobs.ts"
import { ledgerContract } from "./ledger.ts"
import { pagesContract } from "./pages.ts"
import { statementJudgementsContract } from "./statement-judgements.ts"
import { toldContract } from "./told.ts"

const inOneFile = async () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-"))
  const path = join(folder, "ledger.db")
  return {
    ledger: openLedger(path),
    reopen: async () => openLedger(path),
    remove: async () => rmSync(folder, { recursive: true }),
  }
}

ledgerContract("one SQLite file", inOneFile)
jobsContract("one SQLite file", inOneFile)
statementJudgementsContract("one SQLite file", inOneFile)
doubtsContract("one SQLite file", inOneFile)
pagesContract("one SQLite file", inOneFile)
toldContract("one SQLite file", inOneFile)
