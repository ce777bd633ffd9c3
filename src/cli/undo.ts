/** `hearsay undo`: takes a judgement back; without a number, lists them all. */
import type { Command } from "commander"
import { type FormatOption, formatOption, printList } from "./answer.ts"
import { wholeNumber } from "./arguments.ts"
import { judgementText, named, who, whoOption } from "./judgement-text.ts"
import { listJudgements } from "./judgements.ts"
import { type LedgerOption, ledgerCommand, nothingSuch, withLedger } from "./with-ledger.ts"

interface UndoOptions extends LedgerOption, FormatOption {
  who?: string
}

export function register(program: Command): void {
  ledgerCommand(program, "undo", "take a judgement back; alone, list them all")
    .argument("[number]", "of the judgement", wholeNumber)
    .addOption(whoOption())
    .addOption(formatOption())
    .action((number: number | undefined, options: UndoOptions) =>
      withLedger(options, async (ledger) => {
        if (number === undefined) return listJudgements(ledger, options.format)
        const undone = await ledger.undo(number, who(options))
        if (!undone) throw nothingSuch("judgement to undo", String(number), "list them with hearsay judgements")
        return printList([await named(ledger, undone)], options.format, { text: judgementText, empty: "" })
      }),
    )
}
