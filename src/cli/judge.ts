/** What `same` and `different` share: a judgement on two entities, kept whether or not the ledger has them. */
import { userInfo } from "node:os"
import type { Command } from "commander"
import type { Judgement, Verdict } from "../ledger/index.ts"
import { UsageError } from "../record/index.ts"
import { print } from "./print.ts"
import { type LedgerOption, ledgerCommand, listed, plain, withLedger } from "./with-ledger.ts"

interface JudgeOptions extends LedgerOption {
  by?: string
  why?: string
}

export function registerVerdict(program: Command, verdict: Verdict["verdict"], description: string): void {
  ledgerCommand(program, verdict, description)
    .argument("<a>", "an entity's id, as hearsay speakers gives it")
    .argument("<b>", "another's")
    .option("--why <words>", "the reason, kept with the judgement")
    .option("--by <name>", "who judges; by default, you")
    .action((a: string, b: string, options: JudgeOptions) => {
      for (const id of [a, b])
        if (!/^E[0-9a-f]{12}$/.test(id))
          throw new UsageError({ what: "this is no entity's id", where: id, next: "look it up with hearsay speakers" })
      if (a === b) throw new UsageError({ what: "both are the same id", where: a, next: "give two" })
      return withLedger(options, async (ledger) => {
        await print(
          judgementText(
            await ledger.judge({ about: "entity", verdict, a, b, who: who(options.by), why: options.why ?? null }),
          ),
        )
      })
    })
}

export function who(given: string | undefined): string {
  return given ?? process.env.USER ?? userInfo().username
}

export function judgementText({ number, verdict, a, b, who, why, at, undone, missing }: Judgement): string {
  const state = [...(undone ? ["undone"] : []), ...missing.map((id) => `no article names ${id}; the judgement is kept`)]
  const reason = why ? `: ${plain(why)}` : ""
  const made = `${a} ${verdict} ${b}  by ${plain(who)} on ${at.slice(0, 10)}${reason}`
  return listed(`${String(number).padStart(4)}  `, `${made}${state.length ? ` (${state.join("; ")})` : ""}`)
}
