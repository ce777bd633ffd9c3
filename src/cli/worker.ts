/** `hearsay worker`: does what waits for a shared ledger, on this machine beside others. */

import type { Command } from "commander"
import { counted } from "../record/index.ts"
import { work } from "../serve/index.ts"
import { readersIn } from "./arguments.ts"
import { print } from "./print.ts"
import { progressOn } from "./progress.ts"
import { ledgerCommand } from "./with-ledger.ts"

interface Options {
  ledger: string
  readers: number
  allowPrivate?: boolean
  compare: boolean
  once?: boolean
}

const EXAMPLES = `
Examples:
  hearsay worker --ledger postgres://desk@db.paper.example/desk --readers 4
  hearsay worker --ledger postgres://desk@db.paper.example/desk --once      ends when nothing waits

What it does is put in by hearsay add --queue, hearsay reread --queue and by desks; hearsay jobs shows how far it is.
A worker that is killed loses nothing: what it was at waits again after half a minute, for any worker.`

export function register(program: Command): void {
  ledgerCommand(program, "worker", "read what waits for a ledger that several machines share")
    .option("--readers <n>", "how many processes read; each takes a core and up to 1 GB", readersIn, 1)
    .option("--once", "end when nothing waits and nobody reads")
    .option("--no-compare", "leave the claims of what was read uncompared")
    .option("--allow-private", "fetch from loopback and private addresses too")
    .addHelpText("after", EXAMPLES)
    .action(run)
}

async function run({ ledger, readers, allowPrivate = false, compare, once = false }: Options): Promise<void> {
  const progress = progressOn(process.stderr)
  let done = 0
  const worker = await work({
    ...{ ledger, readers, allowPrivate, compare, once },
    trouble: (what) => progress.say(`hearsay: ${what}`),
    ended: () => progress.show(`${counted(++done, "job")} done here`),
  })
  if (!once) await print(`Taking what waits, with ${counted(readers, "reader")} (Ctrl-C stops it).\n`)
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
  await Promise.race([worker.idle, stopped])
  // Who asks twice does not want to wait.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1))
  await worker.stop()
  progress.end()
  if (once) await print(`${counted(done, "job")} done here\n`)
}
