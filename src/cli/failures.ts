/** `hearsay failures`: what could not be added, and why. */
import type { Command } from "commander"
import { print } from "./print.ts"
import { dim, jsonOption, type LedgerOption, ledgerCommand, listed, plain, withLedger } from "./with-ledger.ts"

export function register(program: Command): void {
  ledgerCommand(program, "failures", "list what could not be added, and why; hearsay add --retry tries again")
    .addOption(jsonOption())
    .action(async (options: LedgerOption & { format: "text" | "json" }) => {
      const failures = await withLedger(options, (ledger) => ledger.failures())
      const lines = failures.map(({ uri, reason, at, attempts }) => {
        const tried = attempts > 1 ? `, tried ${attempts} times` : ""
        return listed("", `${plain(uri)}: ${plain(reason)}  ${dim(at.slice(0, 10) + tried)}`)
      })
      await print(options.format === "json" ? `${JSON.stringify(failures, null, 2)}\n` : lines.join(""))
    })
}
