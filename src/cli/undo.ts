/** `hearsay undo`: takes a judgement back; without a number, lists them all. */
import type { Command } from "commander"
import { wholeNumber } from "./arguments.ts"
import { judgementText, who } from "./judge.ts"
import { print } from "./print.ts"
import { type LedgerOption, ledgerCommand, nothingSuch, withLedger } from "./with-ledger.ts"

export function register(program: Command): void {
  ledgerCommand(program, "undo", "take a judgement back; without a number, list all that were made")
    .argument("[number]", "of the judgement", wholeNumber)
    .option("--by <name>", "who undoes it; by default, you")
    .action((number: number | undefined, options: LedgerOption & { by?: string }) =>
      withLedger(options, async (ledger) => {
        if (number === undefined) return print((await ledger.judgements()).map(judgementText).join(""))
        const undone = await ledger.undo(number, who(options.by))
        if (!undone) throw nothingSuch("judgement to undo", String(number), "list them with hearsay undo")
        return print(judgementText(undone))
      }),
    )
}
