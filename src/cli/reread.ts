/** `hearsay reread`: reads again what an older model read. Each article keeps its old record until the new one is whole, and beside it after. */
import type { Command } from "commander"
import { recordOf } from "../pipeline.ts"
import { loadReader } from "../read/index.ts"
import { print } from "./print.ts"
import { progressOn } from "./progress.ts"
import { count, type LedgerOption, ledgerCommand, withLedger } from "./with-ledger.ts"

export function register(program: Command): void {
  ledgerCommand(program, "reread", "read again, with the model of this version, what an older one read").action(
    (options: LedgerOption) =>
      withLedger(options, async (ledger) => {
        const progress = progressOn(process.stderr)
        const reader = await loadReader()
        let reread = 0
        for await (const { record } of ledger.records({ allVersions: true })) {
          if (await ledger.has(record.article.id, reader.model)) continue
          await ledger.record(await recordOf(record.article, reader))
          progress.show(count(++reread, "article"))
        }
        progress.end()
        await print(`${count(reread, "article")} read again by ${reader.model.name} ${reader.model.version}\n`)
      }),
  )
}
