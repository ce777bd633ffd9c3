/** `hearsay speakers`: who says something in a ledger, over all its articles. */
import type { Command } from "commander"
import type { Speaker } from "../ledger/index.ts"
import { wholeNumber } from "./arguments.ts"
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

interface SpeakersOptions extends LedgerOption {
  format: "text" | "json"
  limit: number
}

export function register(program: Command): void {
  ledgerCommand(program, "speakers", "list who says something, with all their names, those with most statements first")
    .argument("[name]", "only names with these words or beginnings*")
    .option("--limit <n>", "how many", wholeNumber, 50)
    .addOption(jsonOption())
    .action(async (name: string | undefined, options: SpeakersOptions) => {
      const found = await withLedger(options, (ledger) =>
        ledger.speakers({ limit: options.limit, ...(name === undefined ? {} : { like: name }) }),
      )
      await print(options.format === "json" ? `${JSON.stringify(found, null, 2)}\n` : found.map(speakerText).join(""))
    })
}

function speakerText({ id, name, type, statements, articles, aliases }: Speaker): string {
  const others = aliases.map((alias) => plain(alias.name)).filter((alias) => alias !== plain(name))
  const names = `${bold(plain(name))}${others.length ? ` = ${others.join(" = ")}` : ""}`
  const about = [type, id ?? "not resolved to a name", `in ${count(articles, "article")}`].filter(Boolean).join(", ")
  return listed(`${String(statements).padStart(6)}  `, `${names}  ${dim(about)}`)
}
