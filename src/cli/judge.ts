/** What `same` and `different` share: a judgement on two of a kind, kept whether or not the ledger has them. */
import { userInfo } from "node:os"
import type { Command } from "commander"
import type { Judgement, Ledger, Verdict } from "../ledger/index.ts"
import { UsageError } from "../record/index.ts"
import { type FormatOption, formatOption, printOne } from "./answer.ts"
import { aboutOf, nameOf, saysOf, wholeId } from "./judged.ts"
import { dim, type LedgerOption, ledgerCommand, listed, plain, withLedger } from "./with-ledger.ts"

interface JudgeOptions extends LedgerOption, FormatOption {
  origins?: boolean
  by?: string
  why?: string
}

/** A judgement with what its two ids stand for: names, titles, words of an article; null where no article has them. */
export type Named = Judgement & { names: { a: string | null; b: string | null } }

const examples = (verdict: Verdict["verdict"]) => `
What is judged is told by the ids: two entities (E…), two articles (whether one prints the other's text),
two places in articles (whether they make one claim) as ARTICLE/START-END.

Examples:
  hearsay ${verdict} E3bc7008c2bce E71a43d912d70 --why "one wire report"
  hearsay ${verdict} 2ff9b1 46908a
  hearsay ${verdict} 2ff9b1/120-164 46908a/88-131
  hearsay ${verdict} 2ff9b1/98-119 46908a/61-87 --origins`

export function registerVerdict(program: Command, verdict: Verdict["verdict"], description: string): void {
  ledgerCommand(program, verdict, description)
    .argument("<a>", "an id: of an entity, an article, or a place in an article")
    .argument("<b>", "another of the same kind")
    .option("--origins", "the two places are the words of sources; whether these are one origin is judged")
    .option("--why <words>", "the reason, kept with the judgement")
    .option("--by <name>", "who judges; by default, you")
    .addOption(formatOption())
    .addHelpText("after", examples(verdict))
    .action((first: string, second: string, { origins = false, ...options }: JudgeOptions) => {
      const about = aboutOf([first, second], { origins })
      return withLedger(options, async (ledger) => {
        const [a, b] = [await wholeId(ledger, first), await wholeId(ledger, second)]
        if (a === b) throw new UsageError({ what: "both are the same id", where: first, next: "give two" })
        const given = { about, verdict, a, b, who: who(options.by), why: options.why ?? null }
        const made = await named(ledger, await ledger.judge(given))
        await printOne(made, options.format, (each) => {
          return `${judgementText(each)}${listed("      ", dim(`hearsay undo ${each.number} takes it back`))}`
        })
      })
    })
}

export function who(given: string | undefined): string {
  return given ?? process.env.USER ?? userInfo().username
}

export async function named(ledger: Ledger, judgement: Judgement): Promise<Named> {
  const { about, a, b } = judgement
  return { ...judgement, names: { a: await nameOf(ledger, about, a), b: await nameOf(ledger, about, b) } }
}

export function judgementText(judgement: Named): string {
  const { number, a, b, names, who, why, at, undone } = judgement
  const { says, lacks } = saysOf(judgement)
  const state = [...(undone ? ["undone"] : []), ...lacks]
  const called = (name: string | null, id: string) => (name === null ? id : `${plain(name)} (${id})`)
  const reason = why ? `: ${plain(why)}` : ""
  const made = `${called(names.a, a)} ${says} ${called(names.b, b)}${reason}  ${dim(`by ${plain(who)} on ${at.slice(0, 10)}`)}`
  return listed(`${String(number).padStart(4)}  `, `${made}${state.length ? ` (${state.join("; ")})` : ""}`)
}
