/** What was typed, handed to one file per command, and how it ended. */
import { Command, CommanderError } from "commander"
import { version } from "../version.ts"
import { registerCommands } from "./commands.ts"

const HELP = `
Examples:
  hearsay read page.html                              who says what in a page, on whose word
  hearsay read page.html --format html > desk.html    the same as a page for the browser
  hearsay add articles/                               many articles into one ledger
  hearsay search -s --speaker okafor --stance denies  what somebody denied

One speaker in ten is wrong: check in the text what matters. Hearsay never says that a claim is true.`

/**
 * @param argv what was typed behind the command's name
 * @returns its exit status, 0, 1 or 2; what is wrong with the world is told in one line
 * @throws whatever is a mistake of Hearsay's own
 */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command("hearsay")
    .description("Reads news reporting and keeps a record that anyone can check: who said what, on whose word.")
    .version(version)
    .showHelpAfterError("(hearsay --help shows what can be typed)")
    .exitOverride()
    .addHelpText("after", HELP)
  await registerCommands(program, argv)
  try {
    await program.parseAsync(argv, { from: "user" })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { HearsayError } = await import("../record/index.ts")
    if (!(error instanceof HearsayError)) throw error
    process.stderr.write(`hearsay: ${error.message}\n`)
    return 2
  }
}
