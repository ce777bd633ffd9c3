/** `hearsay undo`: takes a judgement back; without a number, lists them all. */
import type { Command } from "commander"
import { type FormatOption, formatOption, printList } from "./answer.ts"
import { wholeNumber } from "./arguments.ts"
import { judgementText, named, who } from "./judge.ts"
import { type LedgerOption, ledgerCommand, nothingSuch, withLedger } from "./with-ledger.ts"

interface UndoOptions extends LedgerOption, FormatOption {
  by?: string
}

export function register(program: Command): void {
  ledgerCommand(program, "undo", "take a judgement back; alone, list them all")
    .argument("[number]", "of the judgement", wholeNumber)
    .option("--by <name>", "who undoes it; by default, you")
    .addOption(formatOption())
    .action((number: number | undefined, options: UndoOptions) =>
      withLedger(options, async (ledger) => {
        const judgements =
          number === undefined ? await ledger.judgements() : [await ledger.undo(number, who(options.by))]
        const made = judgements.filter((judgement) => judgement !== null)
        if (number !== undefined && made.length === 0)
          throw nothingSuch("judgement to undo", String(number), "list them with hearsay undo")
        const withNames = []
        for (const judgement of made) withNames.push(await named(ledger, judgement))
        return printList(withNames, options.format, {
          text: judgementText,
          empty: "Nothing was judged yet; hearsay same and hearsay different do.",
        })
      }),
    )
}
