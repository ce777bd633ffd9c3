/** The commands, with the command's own way of ending. */
import { Command } from "commander"
import { registerCommands } from "../../src/cli/commands.ts"
import { HearsayError } from "../../src/record/index.ts"

const program = new Command("hearsay")
await registerCommands(program, process.argv[2])
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof HearsayError)) throw error
  process.stderr.write(`hearsay: ${error.message}\n`)
  process.exitCode = 2
}
