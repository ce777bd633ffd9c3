/** `hearsay mcp`: the desk for an assistant on this machine. */
import type { Command } from "commander"
import { type Ask, answerTo } from "../desk/index.ts"
import { languageOf } from "../language/index.ts"
import { overStdio } from "../mcp/index.ts"
import { type LedgerOption, ledgerCommand, withLedger } from "./with-ledger.ts"

const HELP = `
An assistant starts it and asks by the Model Context Protocol, over standard input and output:
  { "mcpServers": { "hearsay": { "command": "hearsay", "args": ["mcp", "--ledger", "/path/to/hearsay.db"] } } }

It only reads. A correction that an assistant proposes is kept for people to look at, and changes nothing.`

export function register(program: Command): void {
  ledgerCommand(program, "mcp", "answer an assistant on this machine (Model Context Protocol)")
    .addHelpText("after", HELP)
    .action((options: LedgerOption) =>
      withLedger(options, async (ledger) => {
        const parts = { ledger, language: languageOf("en") }
        const ask: Ask = (name, asked) => answerTo(parts, name, asked) as never
        await overStdio({ ask, proposer: "an assistant" })
      }),
    )
}
