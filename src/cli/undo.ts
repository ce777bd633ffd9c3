/** `hearsay undo`: takes a judgement back; without a number, lists them all. */
import type { Command } from "commander"
import { wholeNumber } from "./arguments.ts"
import { judgementText, who } from "./judge.ts"
import { print } from "./print.ts"
import { jsonOption, type LedgerOption, ledgerCommand, nothingSuch, withLedger } from "./with-ledger.ts"

interface UndoOptions extends LedgerOption {
  by?: string
  format: "text" | "json"
}

export function register(program: Command): void {
  ledgerCommand(program, "undo", "take a judgement back; without a number, list all that were made")
    .argument("[number]", "of the judgement", wholeNumber)
    .option("--by <name>", "who undoes it; by default, you")
    .addOption(jsonOption())
    .action((number: number | undefined, options: UndoOptions) =>
      withLedger(options, async (ledger) => {
        const judgements =
          number === undefined ? await ledger.judgements() : [await ledger.undo(number, who(options.by))]
        const made = judgements.filter((judgement) => judgement !== null)
        if (number !== undefined && made.length === 0)
          throw nothingSuch("judgement to undo", String(number), "list them with hearsay undo")
        return print(
          options.format === "json" ? `${JSON.stringify(made, null, 2)}\n` : made.map(judgementText).join(""),
        )
      }),
    )
}
