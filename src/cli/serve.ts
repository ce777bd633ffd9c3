/** `hearsay serve`: the desk, for a browser on this machine. */
import { type Command, InvalidArgumentError, Option } from "commander"
import { LONGEST_ARTICLE } from "../read/index.ts"
import { UsageError } from "../record/index.ts"
import { LEVELS, type ServeOptions, serve } from "../serve/index.ts"
import { add } from "./add.ts"
import { INPUTS, readersIn } from "./arguments.ts"
import { print } from "./print.ts"
import { ledgerCommand, withLedger } from "./with-ledger.ts"

const EXAMPLES = `
Examples:
  hearsay serve                        the desk on ./hearsay.db, at http://127.0.0.1:4747
  hearsay serve articles/              the same, when what is in the folder has been added
  hearsay serve --ledger desk.db --port 8080
  hearsay serve --host 192.0.2.7 --token-file tokens.json    for others too, who each have a token
  hearsay serve --read-only --log info 2> desk.log`

export function register(program: Command): void {
  ledgerCommand(program, "serve", "open the desk: pages for a browser and an API, on this machine")
    .argument("[inputs...]", `what is to be added first: ${INPUTS}`)
    .option("--port <n>", "where it listens; 0 takes one that is free", portIn, 4747)
    .option("--host <address>", "on which of this machine's addresses", "127.0.0.1")
    .option("--token-file <file>", "who may use it: names with tokens, made by hearsay token add")
    .option(
      "--readers <n>",
      "how many processes read what is added; each takes a core and 300 MB; 0 leaves it to hearsay worker",
      (text) => (text === "0" ? 0 : readersIn(text)),
      1,
    )
    .option("--allow-private", "fetch from loopback and private addresses too")
    .option("--no-compare", "leave what is new uncompared until hearsay claims, or a desk without this, is asked")
    .option("--read-only", "write nothing, also where the file could not be written")
    .addOption(new Option("--log <level>", "what to say on standard error").choices(LEVELS).default("warn"))
    .addHelpText("after", EXAMPLES)
    .action(run)
}

async function run(inputs: readonly string[], options: ServeOptions): Promise<void> {
  if (inputs.length > 0) {
    if (options.readOnly)
      throw new UsageError({
        what: "nothing can be added where nothing is written",
        where: "--read-only",
        next: "leave out one of the two",
      })
    const adding = { ...options, entries: "page", longest: LONGEST_ARTICLE, format: "text" } as const
    await withLedger(options, (ledger) => add(ledger, inputs, adding), { create: true })
  }
  const server = await serve(options)
  await print(`The desk is open at ${server.address} (Ctrl-C closes it).\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
  // Who asks twice does not want to wait.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1))
  await server.close()
}

function portIn(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError("it must be a whole number from 0 to 65535")
}
