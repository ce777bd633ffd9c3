/** `hearsay failures`: what could not be added, and why. */

import type { Command } from "commander"
import { counted } from "../record/index.ts"
import { type FormatOption, formatOption, printList } from "./answer.ts"
import { dim, type LedgerOption, ledgerCommand, listed, plain, withLedger } from "./with-ledger.ts"

export function register(program: Command): void {
  ledgerCommand(program, "failures", "list what could not be added, and why")
    .addOption(formatOption())
    .action(async (options: LedgerOption & FormatOption) => {
      const failures = await withLedger(options, (ledger) => ledger.failures())
      await printList(failures, options.format, {
        text: ({ uri, reason, at, attempts }) => {
          const tried = attempts > 1 ? `, tried ${counted(attempts, "time")}` : ""
          return listed("", `${plain(uri)}: ${plain(reason)}  ${dim(at.slice(0, 10) + tried)}`)
        },
        empty: "No failures: whatever was given could be added.",
      })
    })
}
