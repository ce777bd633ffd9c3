/** `hearsay reread`: reads again what an older model read. Each article keeps its old record until the new one is whole, and beside it after. */

import type { Command } from "commander"
import { workOf } from "../desk/index.ts"
import type { Ledger, Work } from "../ledger/index.ts"
import { recordOf } from "../pipeline.ts"
import { languageRead, loadReader, modelFor } from "../read/index.ts"
import { counted } from "../record/index.ts"
import { type FormatOption, formatOption, printOne } from "./answer.ts"
import { progressOn } from "./progress.ts"
import { isError, recordOrError } from "./read-one.ts"
import { type LedgerOption, ledgerCommand, withLedger } from "./with-ledger.ts"

export function register(program: Command): void {
  ledgerCommand(program, "reread", "read again what an older model read")
    .option("--queue", "only put them in: hearsay worker, or a desk, reads them")
    .addOption(formatOption())
    .action((options: LedgerOption & FormatOption & { queue?: true }) =>
      withLedger(options, async (ledger) => {
        if (options.queue) {
          const { printPut, putAll } = await import("./queued.ts")
          return await printPut(await putAll(ledger, toReread(ledger)), options.format)
        }
        const progress = progressOn(process.stderr)
        const reader = await loadReader()
        let reread = 0
        for await (const { record } of ledger.records({ allVersions: true })) {
          const language = languageRead(record.model)
          if (await ledger.has(record.article, modelFor(reader, language))) continue
          // What the ledger has was not too long for whoever added it.
          const outcome = await recordOrError(record.article, (article) =>
            recordOf(article, reader, { longest: Number.POSITIVE_INFINITY, language }),
          )
          if (isError(outcome)) {
            progress.say(`hearsay: ${outcome.message}`)
            process.exitCode = 1
            continue
          }
          await ledger.record(outcome)
          progress.show(counted(++reread, "article"))
        }
        progress.end()
        const { name, version } = reader.model
        await printOne({ reread, model: { name, version } }, options.format, () =>
          reread === 0
            ? `Nothing to read again: ${name} ${version} has read every article.\n`
            : `${counted(reread, "article")} read again by ${name} ${version}\n`,
        )
      }),
    )
}

async function* toReread(ledger: Ledger): AsyncGenerator<Work> {
  const reader = await loadReader()
  for await (const { record } of ledger.records({ allVersions: true }))
    if (!(await ledger.has(record.article, modelFor(reader, languageRead(record.model)))))
      yield workOf({ reread: record.article.id })
}
