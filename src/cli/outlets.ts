/** `hearsay outlets`: whose articles a ledger holds. */
import type { Command } from "commander"
import { print } from "./print.ts"
import {
  bold,
  count,
  dim,
  jsonOption,
  type LedgerOption,
  ledgerCommand,
  listed,
  plain,
  withLedger,
} from "./with-ledger.ts"

export function register(program: Command): void {
  ledgerCommand(program, "outlets", "list the outlets, with their articles and statements")
    .addOption(jsonOption())
    .action(async (options: LedgerOption & { format: "text" | "json" }) => {
      const outlets = await withLedger(options, (ledger) => ledger.outlets())
      const lines = outlets.map(({ name, articles, statements, first, last }) => {
        const days = [...new Set([first, last].map((day) => day?.slice(0, 10) ?? "?"))].join(" to ")
        const about = dim(`${count(statements, "statement")}, ${days}`)
        return listed(`${String(articles).padStart(6)}  `, `${bold(plain(name) || "(no outlet stated)")}  ${about}`)
      })
      await print(options.format === "json" ? `${JSON.stringify(outlets, null, 2)}\n` : lines.join(""))
    })
}
