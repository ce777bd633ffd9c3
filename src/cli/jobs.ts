/** `hearsay jobs`: what waits to be read, what is being read, what failed and why; and failed ones once more. */
import { setTimeout as wait } from "node:timers/promises"
import { type Command, Option } from "commander"
import type { Job, JobCounts, JobState, Ledger } from "../ledger/index.ts"
import { counted, grouped, UsageError } from "../record/index.ts"
import { type FormatOption, formatOption, printOne } from "./answer.ts"
import { wholeNumber } from "./arguments.ts"
import { progressOn } from "./progress.ts"
import { bold, dim, type LedgerOption, ledgerCommand, listed, plain, withLedger } from "./with-ledger.ts"

interface Options extends LedgerOption, FormatOption {
  state?: JobState
  limit: number
  again?: true
  follow?: true
}

const EXAMPLES = `
Examples:
  hearsay jobs                        how many wait, and the last of each kind
  hearsay jobs --state failed         all that failed, each with its reason
  hearsay jobs --again                what failed, once more
  hearsay jobs --again 17 23          only these
  hearsay jobs --follow               how far it is, until nothing waits

Jobs are put in by hearsay add --queue, hearsay reread --queue and by desks, and done by hearsay worker and desks.`

export function register(program: Command): void {
  ledgerCommand(program, "jobs", "show what waits to be read, what is being read and what failed")
    .argument("[numbers...]", "with --again: only these jobs")
    .addOption(new Option("--state <state>", "only those").choices(["queued", "reading", "done", "failed"]))
    .option("--limit <n>", "how many of each", wholeNumber, 10)
    .option("--again", "put in once more what failed")
    .option("--follow", "say how far it is, until nothing waits")
    .addOption(formatOption())
    .addHelpText("after", EXAMPLES)
    .action((numbers: string[], options: Options) => withLedger(options, (ledger) => jobs(ledger, numbers, options)))
}

async function jobs(ledger: Ledger, typed: readonly string[], options: Options): Promise<void> {
  if (options.again) return await again(ledger, typed.map(numberIn), options)
  if (options.follow) await follow(ledger)
  const counts = await ledger.jobs.counts()
  const states: readonly JobState[] = options.state ? [options.state] : ["reading", "queued", "failed"]
  const lists: Job[][] = []
  for (const state of states) lists.push(await ledger.jobs.list({ state, limit: options.limit }))
  await printOne(
    { counts, jobs: lists.flat() },
    options.format,
    () => `${said(counts)}\n${lists.flat().map(line).join("")}`,
  )
}

async function again(ledger: Ledger, numbers: readonly number[], { format }: FormatOption): Promise<void> {
  const put = await ledger.jobs.again(numbers.length > 0 ? numbers : undefined)
  await printOne({ again: put }, format, () => `${counted(put, "job")} put in once more\n`)
}

const EVERY = 1000

async function follow(ledger: Ledger): Promise<void> {
  const progress = progressOn(process.stderr)
  const started = performance.now()
  const first = await ledger.jobs.counts()
  for (let counts = first; counts.queued + counts.reading > 0; counts = await ledger.jobs.counts()) {
    const ended = counts.done + counts.failed - first.done - first.failed
    const rate = ended / ((performance.now() - started) / 1000)
    progress.show(`${said(counts)}${ended > 0 ? `; ${rate.toFixed(1)} a second` : ""}`)
    await wait(EVERY)
  }
  progress.end()
}

const said = ({ queued, reading, done, failed }: JobCounts) =>
  `${counted(queued, "waits", "wait")}, ${counted(reading, "is", "are")} being read, ${counted(done, "is", "are")} done, ${grouped(failed)} failed`

const SHOWN: { [state in JobState]: string } = { queued: "waits", reading: "is read", done: "done", failed: "failed" }

function line({ number, state, about, askedAt, tries, dueAt, faults }: Job): string {
  const [fault, ...others] = faults
  const more = others.length > 0 ? ` (and ${others.length} more)` : ""
  const why = fault ? `: ${plain(fault.what)}${more}; ${plain(fault.next)}` : ""
  const tried = tries > 1 ? `, ${state === "reading" ? `try ${tries}` : `tried ${counted(tries, "time")}`}` : ""
  const again = dueAt ? `, again at ${dueAt.slice(11, 16)} UTC` : ""
  return listed(
    `${String(number).padStart(6)}  ${SHOWN[state].padEnd(8)}`,
    `${bold(plain(about))}${why}  ${dim(`${askedAt.slice(0, 16).replace("T", " ")} UTC${tried}${again}`)}`,
  )
}

function numberIn(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new UsageError({ what: "it is no number of a job", where: text, next: "look them up with hearsay jobs" })
}
