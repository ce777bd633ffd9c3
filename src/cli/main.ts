#!/usr/bin/env node
/**
 * The command: parses what was typed, hands it to one file per command, and turns errors into one line and an exit status.
 *
 * 0: all went well · 1: some inputs failed, the rest was printed · 2: nothing could be done
 */
import { Command, CommanderError } from "commander"
import { HearsayError } from "../record/index.ts"
import { version } from "../version.ts"
import { ledgerCommands } from "./ledger.ts"
import { register as read } from "./read.ts"
import { register as schema } from "./schema.ts"

const commands = [read, schema, ...ledgerCommands]

async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("hearsay")
    .description("Reads news reporting and keeps a record that anyone can check: who said what, on whose word.")
    .version(version)
    .showHelpAfterError("(hearsay --help shows what can be typed)")
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
  for (const register of commands) register(program)
  try {
    await program.parseAsync(argv, { from: "user" })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof HearsayError)) throw error
    process.stderr.write(`hearsay: ${error.message}\n`)
    return 2
  }
}

// A reader that goes away (`| head`) is no error: there is nobody left to print for.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0)
  throw error
})

process.exitCode = await main(process.argv.slice(2))
