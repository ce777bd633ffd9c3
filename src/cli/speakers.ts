/** `hearsay speakers`: who says something in a ledger, over all its articles. */

import type { Command } from "commander"
import type { Answer } from "../desk/index.ts"
import { counted } from "../record/index.ts"
import { type FormatOption, formatOption, printList } from "./answer.ts"
import { wholeNumber } from "./arguments.ts"
import { manyOf, withDesk } from "./asking.ts"
import { bold, dim, type LedgerOption, ledgerCommand, listed, plain } from "./with-ledger.ts"

interface SpeakersOptions extends LedgerOption, FormatOption {
  limit: number
}

export function register(program: Command): void {
  ledgerCommand(program, "speakers", "list who says something, with all their names")
    .argument("[name]", "only names with these words or beginnings*")
    .option("--limit <n>", "how many", wholeNumber, 50)
    .addOption(formatOption())
    .action(async (name: string | undefined, options: SpeakersOptions) => {
      const items = await withDesk(options, (ask) =>
        manyOf(options.limit, (page) => ask("speakers", { ...page, q: name ?? "" })),
      )
      await printList(items, options.format, {
        text: speakerText,
        empty:
          name === undefined
            ? "Nobody says anything in this ledger; hearsay outlets shows what it holds."
            : `Nobody of this name says anything: ${plain(name)}. Whole words count, and beginnings with a star: hearsay speakers 'okaf*'.`,
      })
    })
}

function speakerText({ id, name, type, statements, articles, aliases }: Answer<"speakers">["items"][number]): string {
  const others = aliases.map((alias) => plain(alias.name)).filter((alias) => alias !== plain(name))
  const names = `${bold(plain(name))}${others.length ? ` = ${others.join(" = ")}` : ""}`
  const about = [type, id ?? "not resolved to a name", `in ${counted(articles, "article")}`].filter(Boolean).join(", ")
  return listed(`${String(statements).padStart(6)}  `, `${names}  ${dim(about)}`)
}
