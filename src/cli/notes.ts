/** `hearsay notes`: what reading could not settle, over the whole ledger. */
import { type Command, Option } from "commander"
import { type NoteCode, noteCodes } from "../record/index.ts"
import { type FormatOption, formatOption, printList } from "./answer.ts"
import { wholeNumber } from "./arguments.ts"
import { manyOf, withDesk } from "./asking.ts"
import { print } from "./print.ts"
import { bold, dim, type LedgerOption, ledgerCommand, listed, plain } from "./with-ledger.ts"

interface NotesOptions extends LedgerOption, FormatOption {
  kind?: NoteCode
  limit: number
}

export function register(program: Command): void {
  ledgerCommand(program, "notes", "list what reading could not settle, by kind")
    .addOption(new Option("--kind <code>", "only notes of this kind").choices(noteCodes.map(([code]) => code)))
    .option("--limit <n>", "how many to show", wholeNumber, 50)
    .addOption(formatOption())
    .action(async ({ kind, limit, format, ...options }: NotesOptions) => {
      const { counts, notes } = await withDesk(options, async (ask) => {
        const asked = kind === undefined ? {} : { kind }
        const { counts } = await ask("notes", { ...asked, limit: 1 })
        return { counts, notes: await manyOf(limit, (page) => ask("notes", { ...asked, ...page })) }
      })
      if (format === "json") return print(`${JSON.stringify({ counts, notes }, null, 2)}\n`)
      if (format === "text" && counts.length > 0) {
        const about = new Map<string, string>(noteCodes)
        const kinds = counts.map(({ code, notes }) =>
          listed(`${String(notes).padStart(6)}  `, `${bold(code)}  ${dim(about.get(code) ?? "")}`),
        )
        await print(`${kinds.join("")}\n`)
      }
      return printList(notes, format, {
        text: ({ code, article, title, text }) =>
          listed("", `${dim(article)}  ${code}  ${plain(text) || dim("the whole article")}  ${dim(plain(title))}`),
        empty:
          kind === undefined
            ? "No notes: reading could settle all that it looked for."
            : `No notes of the kind ${kind}.`,
      })
    })
}
