/** `hearsay judgements`: what was judged, by whom, when and why; whether it was undone, and whether it still fits. */
import type { Command } from "commander"
import type { Ledger } from "../ledger/index.ts"
import { type AnswerFormat, type FormatOption, formatOption, printList } from "./answer.ts"
import { judgementText, named } from "./judgement-text.ts"
import { type LedgerOption, ledgerCommand, withLedger } from "./with-ledger.ts"

export function register(program: Command): void {
  ledgerCommand(program, "judgements", "list what was judged: by whom, when, why, and whether it still fits")
    .addOption(formatOption())
    .action((options: LedgerOption & FormatOption) =>
      withLedger(options, (ledger) => listJudgements(ledger, options.format)),
    )
}

export async function listJudgements(ledger: Ledger, format: AnswerFormat): Promise<void> {
  const withNames = []
  for (const judgement of await ledger.judgements()) withNames.push(await named(ledger, judgement))
  await printList(withNames, format, {
    text: judgementText,
    empty: "Nothing was judged yet; hearsay judge, same and different do.",
  })
}
