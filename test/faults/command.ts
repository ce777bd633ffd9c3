/** The commands on a ledger alone, with the command's own way of ending. */
import { Command } from "commander"
import { ledgerCommands } from "../../src/cli/ledger.ts"
import { HearsayError } from "../../src/record/index.ts"

const program = new Command("hearsay")
for (const register of ledgerCommands) register(program)
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof HearsayError)) throw error
  process.stderr.write(`hearsay: ${error.message}\n`)
  process.exitCode = 2
}
