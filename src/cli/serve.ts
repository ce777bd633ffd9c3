/** `hearsay serve`: the desk, for a browser on this machine. */
import { type Command, InvalidArgumentError } from "commander"
import { openLedger } from "../ledger/index.ts"
import { serve } from "../serve/index.ts"
import { print } from "./print.ts"
import { type LedgerOption, ledgerCommand } from "./with-ledger.ts"

interface ServeOptions extends LedgerOption {
  port: number
  host: string
  tokenFile?: string
}

const EXAMPLES = `
Examples:
  hearsay serve                        the desk on ./hearsay.db, at http://127.0.0.1:4747
  hearsay serve --ledger desk.db --port 8080
  hearsay serve --host 192.0.2.7 --token-file tokens.json    for others too, who each have a token`

export function register(program: Command): void {
  ledgerCommand(program, "serve", "open the desk: pages for a browser and an API, on this machine")
    .option("--port <n>", "where it listens; 0 takes one that is free", portIn, 4747)
    .option("--host <address>", "on which of this machine's addresses", "127.0.0.1")
    .option("--token-file <file>", "who may use it: names with tokens, made by hearsay token add")
    .addHelpText("after", EXAMPLES)
    .action(run)
}

async function run(options: ServeOptions): Promise<void> {
  // Made here where it is not there yet, and refused where it is none, before anything listens.
  await openLedger(options.ledger).close()
  const server = await serve(options)
  await print(`The desk is open at ${server.address} (Ctrl-C closes it).\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
  await server.close()
}

function portIn(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError("it must be a whole number from 0 to 65535")
}
