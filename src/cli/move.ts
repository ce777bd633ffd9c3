/** `hearsay move`: a ledger from what keeps it to another: from a file to PostgreSQL, or back. */

import type { Command } from "commander"
import { moveLedger } from "../ledger/index.ts"
import { counted } from "../record/index.ts"
import { type FormatOption, formatOption, printOne } from "./answer.ts"
import { progressOn } from "./progress.ts"

const EXAMPLES = `
Examples:
  hearsay move desk.db postgres://desk@db.paper.example/desk    into PostgreSQL
  hearsay move postgres://desk@db.paper.example/desk desk.db    and back

Broken off and run again, it goes on where it was. The first ledger stays as it is; nobody can write to it meanwhile.`

export function register(program: Command): void {
  program
    .command("move")
    .description("move a ledger into another that is not there yet: a file, or a database of PostgreSQL")
    .argument("<from>", "a ledger's file, or its address: postgres://…")
    .argument("<to>", "where it goes")
    .addOption(formatOption())
    .addHelpText("after", EXAMPLES)
    .action(async (from: string, to: string, options: FormatOption) => {
      const progress = progressOn(process.stderr)
      const moved = moveLedger(from, to, (articles) => progress.show(counted(articles, "article")))
      progress.end()
      await printOne(
        moved,
        options.format,
        ({ articles, judgements }) => `${counted(articles, "article")} and ${counted(judgements, "judgement")} moved\n`,
      )
    })
}
