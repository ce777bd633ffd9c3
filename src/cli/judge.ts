/** What `same` and `different` share: a judgement on two entities, kept whether or not the ledger has them. */
import { userInfo } from "node:os"
import type { Command } from "commander"
import type { Judgement, Ledger, Verdict } from "../ledger/index.ts"
import { UsageError } from "../record/index.ts"
import { type FormatOption, formatOption, printOne } from "./answer.ts"
import { dim, type LedgerOption, ledgerCommand, listed, plain, withLedger } from "./with-ledger.ts"

interface JudgeOptions extends LedgerOption, FormatOption {
  by?: string
  why?: string
}

/** A judgement with the names that its two ids stand for; null where no article has them. */
export type Named = Judgement & { names: { a: string | null; b: string | null } }

export function registerVerdict(program: Command, verdict: Verdict["verdict"], description: string): void {
  ledgerCommand(program, verdict, description)
    .argument("<a>", "an entity's id, as hearsay speakers gives it")
    .argument("<b>", "another's")
    .option("--why <words>", "the reason, kept with the judgement")
    .option("--by <name>", "who judges; by default, you")
    .addOption(formatOption())
    .addHelpText("after", `\nExample:\n  hearsay ${verdict} E3bc7008c2bce E71a43d912d70 --why "one wire report"`)
    .action((a: string, b: string, options: JudgeOptions) => {
      for (const id of [a, b])
        if (!/^E[0-9a-f]{12}$/.test(id))
          throw new UsageError({ what: "this is no entity's id", where: id, next: "look it up with hearsay speakers" })
      if (a === b) throw new UsageError({ what: "both are the same id", where: a, next: "give two" })
      return withLedger(options, async (ledger) => {
        const verdictGiven = { about: "entity", verdict, a, b, who: who(options.by), why: options.why ?? null } as const
        const made = await named(ledger, await ledger.judge(verdictGiven))
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
  const nameOf = async (id: string) => (await ledger.entity(id))?.aliases.find((alias) => alias.id === id)?.name ?? null
  return { ...judgement, names: { a: await nameOf(judgement.a), b: await nameOf(judgement.b) } }
}

const JOINED: { [verdict in Verdict["verdict"]]: string } = { same: "same as", different: "different from" }

export function judgementText({ number, verdict, a, b, names, who, why, at, undone, missing }: Named): string {
  const state = [...(undone ? ["undone"] : []), ...missing.map((id) => `no article names ${id}; the judgement is kept`)]
  const called = (name: string | null, id: string) => (name === null ? id : `${plain(name)} (${id})`)
  const reason = why ? `: ${plain(why)}` : ""
  const made = `${called(names.a, a)} ${JOINED[verdict]} ${called(names.b, b)}${reason}  ${dim(`by ${plain(who)} on ${at.slice(0, 10)}`)}`
  return listed(`${String(number).padStart(4)}  `, `${made}${state.length ? ` (${state.join("; ")})` : ""}`)
}
