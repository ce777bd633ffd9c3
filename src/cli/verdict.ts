/** What `same`, `different` and `unsure` share: a judgement on two of a kind, kept whether or not the ledger has them. */
import type { Command } from "commander"
import { type PairVerdict, UsageError } from "../record/index.ts"
import { type FormatOption, formatOption, printOne } from "./answer.ts"
import { aboutOf, wholeId } from "./judged.ts"
import { judgementText, named, who, whoOption, whyOption } from "./judgement-text.ts"
import { dim, type LedgerOption, ledgerCommand, listed, withLedger } from "./with-ledger.ts"

interface JudgeOptions extends LedgerOption, FormatOption {
  origins?: boolean
  who?: string
  why?: string
}

const examples = (verdict: PairVerdict["verdict"]) => `
What is judged is told by the ids: two entities (E…), two articles (whether one prints the other's text),
two places in articles (whether they make one claim) as ARTICLE/START-END.

Examples:
  hearsay ${verdict} E3bc7008c2bce E71a43d912d70 --why "one wire report"
  hearsay ${verdict} 2ff9b1 46908a
  hearsay ${verdict} 2ff9b1/120-164 46908a/88-131
  hearsay ${verdict} 2ff9b1/98-119 46908a/61-87 --origins`

export function registerVerdict(program: Command, verdict: PairVerdict["verdict"], description: string): void {
  ledgerCommand(program, verdict, description)
    .argument("<a>", "an id: of an entity, an article, or a place in an article")
    .argument("<b>", "another of the same kind")
    .option("--origins", "the two places are the words of sources; whether these are one origin is judged")
    .addOption(whyOption())
    .addOption(whoOption())
    .addOption(formatOption())
    .addHelpText("after", examples(verdict))
    .action((first: string, second: string, { origins = false, ...options }: JudgeOptions) => {
      const about = aboutOf([first, second], { origins })
      return withLedger(options, async (ledger) => {
        const [a, b] = [await wholeId(ledger, first), await wholeId(ledger, second)]
        if (a === b) throw new UsageError({ what: "both are the same id", where: first, next: "give two" })
        const given = { about, verdict, a, b, who: who(options), why: options.why ?? null }
        const made = await named(ledger, await ledger.judge(given))
        await printOne(made, options.format, (each) => {
          return `${judgementText(each)}${listed("      ", dim(`hearsay undo ${each.number} takes it back`))}`
        })
      })
    })
}
