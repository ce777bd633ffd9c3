/** `hearsay outlets`: whose articles a ledger holds. */

import type { Command } from "commander"
import { counted } from "../record/index.ts"
import { type FormatOption, formatOption, printList } from "./answer.ts"
import { manyOf, withDesk } from "./asking.ts"
import { bold, dim, type LedgerOption, ledgerCommand, listed, NO_ARTICLES, plain } from "./with-ledger.ts"

export function register(program: Command): void {
  ledgerCommand(program, "outlets", "list the outlets, with their articles and statements")
    .addOption(formatOption())
    .action(async (options: LedgerOption & FormatOption) => {
      const outlets = await withDesk(options, (ask) => manyOf(Number.POSITIVE_INFINITY, (page) => ask("outlets", page)))
      await printList(outlets, options.format, {
        text: ({ name, articles, statements, first, last }) => {
          const days = [...new Set([first, last].flatMap((day) => day?.slice(0, 10) ?? []))].join(" to ")
          const about = dim(`${counted(statements, "statement")}, ${days || "no date"}`)
          return listed(`${String(articles).padStart(6)}  `, `${bold(plain(name) || "outlet unknown")}  ${about}`)
        },
        empty: NO_ARTICLES,
      })
    })
}
