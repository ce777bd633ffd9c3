/** `hearsay add`: reads articles into a ledger. What the ledger has already is passed over, so a run that was stopped is simply run again. */
import { existsSync } from "node:fs"
import type { Command } from "commander"
import { acquire, inputsOf } from "../acquire/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { recordOf } from "../pipeline.ts"
import { loadReader, type Reader } from "../read/index.ts"
import { type Article, grouped, UsageError } from "../record/index.ts"
import { addAll } from "./add-all.ts"
import { type FormatOption, formatOption, printOne } from "./answer.ts"
import { dayIn, entriesOption, INPUTS, languageOption, longestOption, spoken } from "./arguments.ts"
import { type LedgerOption, ledgerCommand, withLedger } from "./with-ledger.ts"

interface AddOptions extends LedgerOption, FormatOption {
  date?: string
  outlet?: string
  force?: true
  allowPrivate?: boolean
  entries: "page" | "text"
  longest: number
  language?: string
  retry?: true
  queue?: true
}

const EXAMPLES = `
Examples:
  hearsay add articles/                      every page of a folder, into ./hearsay.db
  hearsay add --ledger desk.db page.html https://paper.example/story
  hearsay add https://paper.example/feed     the page of every entry of a feed
  hearsay add crawl.warc.gz export.jsonl     every page of an archive, every line of an export
  hearsay add --retry                        what failed before, once more
  hearsay add --queue --ledger postgres://… articles/    for hearsay worker to read, here or elsewhere`

export function register(program: Command): void {
  ledgerCommand(program, "add", "read articles into a ledger; run again, it goes on where it stopped")
    .argument("[inputs...]", INPUTS)
    .option("--date <YYYY-MM-DD>", "publication date, over what the articles state", dayIn)
    .option("--outlet <name>", "who published them, over what they state")
    .option("--force", "read languages that the model was not made for")
    .option("--allow-private", "fetch from loopback and private addresses too")
    .addOption(entriesOption())
    .addOption(languageOption())
    .addOption(longestOption())
    .option("--retry", "add what failed before, once more")
    .option("--queue", "only put them in: hearsay worker, or a desk, reads them")
    .addOption(formatOption())
    .addHelpText("after", EXAMPLES)
    .action((inputs: string[], options: AddOptions) =>
      withLedger(options, (ledger) => add(ledger, inputs, options), { create: true }),
    )
}

/** Reads inputs into a ledger, and says how many were what. */
export async function add(ledger: Ledger, inputs: readonly string[], options: AddOptions): Promise<void> {
  if (inputs.length === 0 && !options.retry)
    throw new UsageError({ what: "nothing to add", where: "add", next: "give files, folders or addresses, or --retry" })
  const all = options.retry ? [...inputs, ...(await failedInputs(ledger))] : inputs
  if (options.queue) return await putIn(ledger, all, options)
  let loading: Promise<Reader> | undefined
  const read = async (article: Article) => {
    // Loaded when the first article comes that the ledger does not have.
    loading ??= loadReader()
    return recordOf(article, await loading, { longest: options.longest, ...spoken(options) })
  }
  const counts = await addAll(ledger, acquire(all, options), { read, inputs: [...inputsOf(all)].length })
  await printOne(counts, options.format, (all) => {
    const parts = Object.entries(all).filter(([name, n]) => n > 0 || name === "added")
    return `${parts.map(([name, n]) => `${grouped(n)} ${name}`).join(", ")}\n`
  })
  if (counts.failed > 0) process.exitCode = Object.values(counts).some((n) => n > 0 && n !== counts.failed) ? 1 : 2
}

/** For others to read. What cannot be had is kept as a failure, as when it is read here. */
async function putIn(ledger: Ledger, inputs: readonly string[], options: AddOptions): Promise<void> {
  const { printPut, putAll, worksOf } = await import("./queued.ts")
  const { date, outlet, force, language, entries, longest, allowPrivate } = options
  const how = {
    ...(date === undefined ? {} : { date }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(force ? { force } : {}),
    ...(language === undefined ? {} : { language }),
    ...(allowPrivate ? { allowPrivate } : {}),
    ...{ entries, longest },
  }
  const works = worksOf(inputs, how, async (error) => {
    process.stderr.write(`hearsay: ${error.message}\n`)
    await ledger.fail({ uri: error.where, code: error.code, reason: error.what })
  })
  const put = await putAll(ledger, works)
  await printPut(put, options.format)
  if (put.failed > 0) process.exitCode = put.queued + put.known > 0 ? 1 : 2
}

/** Failures of a line of a file are tried again with the whole file: its other lines are known by now. */
async function failedInputs(ledger: Ledger): Promise<string[]> {
  const uris = (await ledger.failures()).map(({ uri }) => (existsSync(uri) ? uri : uri.replace(/:\d+$/, "")))
  return [...new Set(uris)].filter((uri) => uri !== "-")
}
