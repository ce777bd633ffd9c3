/** `hearsay gather`: the steps by which a ledger tells its stories, on JSON Lines, for whoever keeps the articles in tables (spark/). */
import { Argument, type Command } from "commander"
import { linesHanded, type StepName, steps } from "./handed.ts"
import { print } from "./print.ts"

const HELP = `
Steps, each from the lines of standard input to lines of standard output:
${Object.entries(steps)
  .map(([name, { about }]) => `  ${name.padEnd(9)}${about}`)
  .join("\n")}

Lines:
  mark     a record, as hearsay read --format jsonl writes it
  compare  { "record", "others": [{ "record", "shared" }] }
  copies   { "record", "others": [record] }
  tell     { "story", "articles", "record", "found": [{ "other", "value" }] }

What stands between the steps is done elsewhere, as with tables by spark/gather.py; docs/claims.md says how.`

export function register(program: Command): void {
  program
    .command("gather")
    .description("tell stories of articles that are kept elsewhere, step by step")
    .addArgument(new Argument("<step>", "what to do with the lines of standard input").choices(Object.keys(steps)))
    .addHelpText("after", HELP)
    .action((step: StepName) => gather(step))
}

async function gather(step: StepName): Promise<void> {
  let done = 0
  let failed = 0
  for await (const outcome of steps[step].run(linesHanded(process.stdin, "-"))) {
    if ("error" in outcome) {
      failed++
      process.stderr.write(`hearsay: ${outcome.error.message}\n`)
      continue
    }
    await print(`${JSON.stringify(outcome.made)}\n`)
    done++
  }
  if (failed) process.exitCode = done ? 1 : 2
}
