/** `hearsay export`: takes a ledger out in the forms that newsrooms and researchers use. */
import { appendFile, mkdir, open, rename, rm, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { type Command, Option } from "commander"
import {
  type Entries,
  judgementExports,
  type LedgerExportName,
  ledgerExports,
  type StoryEntries,
} from "../export/ledger/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { InputError, UsageError } from "../record/index.ts"
import { print } from "./print.ts"
import { type Stories, storiesIn } from "./stories.ts"
import { textsOf } from "./story-answer.ts"
import { type LedgerOption, ledgerCommand, withLedger } from "./with-ledger.ts"

interface ExportOptions extends LedgerOption {
  to: LedgerExportName | keyof typeof judgementExports
  out?: string
}

/** @param stories gives the stories of a ledger */
export function register(program: Command, stories: Stories = storiesIn): void {
  const all = { ...ledgerExports, ...judgementExports }
  const forms = Object.entries(all).map(([name, { about }]) => `  ${name.padEnd(12)} ${about}`)
  ledgerCommand(program, "export", "take a ledger out: a table, linked data, a timeline")
    .addOption(
      new Option("--format, --to <form>", "the form, of those below").choices(Object.keys(all)).makeOptionMandatory(),
    )
    .option("-o, --out <path>", "the file, or for brat and tables the folder; without it, standard output")
    .addHelpText(
      "after",
      `\nForms:\n${forms.join("\n")}\n\nExamples:\n  hearsay export --to csv --out statements.csv\n  hearsay export --to jsonl | gzip > records.jsonl.gz\n  hearsay export --to judgements --out judgements.jsonl`,
    )
    .action((options: ExportOptions) =>
      withLedger(options, async (ledger) => {
        const { to } = options
        if (to === "judgements" || to === "corrections")
          return writeParts(judgementExports[to].write(judgementsOf(ledger), ledger.records()), options)
        const form = ledgerExports[to]
        if ("files" in form) return writeFolder(form.files(entriesOf(ledger), toldOf(ledger, stories)), options)
        return writeParts(form.write(entriesOf(ledger), ledger.voices(), toldOf(ledger, stories)), options)
      }),
    )
}

async function writeParts(parts: AsyncIterable<string | Uint8Array>, { to, out }: ExportOptions): Promise<void> {
  if (out !== undefined) await writeWhole(parts, out)
  else await printParts(parts, to)
}

async function* judgementsOf(ledger: Ledger) {
  yield* await ledger.judgements()
}

async function* entriesOf(ledger: Ledger): Entries {
  for await (const { record, revisionOf, recordedAt } of ledger.records()) {
    const identities = new Map<string, string>()
    for (const { id } of record.entities) {
      const identity = await ledger.entityOf(record.article.id, id)
      if (identity) identities.set(id, identity)
    }
    yield { record, revisionOf, recordedAt, identities }
  }
}

async function* toldOf(ledger: Ledger, stories: Stories): StoryEntries {
  const textOf = textsOf(ledger)
  for await (const story of stories(ledger, {})) yield { story, textOf }
}

/** @throws {UsageError} before anything is printed, when bytes would go to a terminal, which would obey some of them */
export async function printParts(
  parts: AsyncIterable<string | Uint8Array>,
  to: string,
  { isTTY }: { isTTY: boolean } = process.stdout,
): Promise<void> {
  for await (const part of parts) {
    if (typeof part !== "string" && isTTY)
      throw new UsageError({
        what: "it is binary, and a terminal cannot show it",
        where: `--to ${to}`,
        next: `write it to a file: --out statements.${to}`,
      })
    await print(part)
  }
}

/** Written beside it and put in its place when whole: what was there before is never half overwritten. */
async function writeWhole(parts: AsyncIterable<string | Uint8Array>, path: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  try {
    const file = await open(beside, "w")
    try {
      for await (const part of parts) await file.write(typeof part === "string" ? Buffer.from(part) : part)
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true })
    throw unwritable(cause, path)
  }
}

async function writeFolder(
  files: AsyncIterable<{ name: string; content: string }>,
  { to, out }: ExportOptions,
): Promise<void> {
  if (out === undefined)
    throw new UsageError({ what: "it makes a folder", where: `--to ${to}`, next: "name it with --out" })
  try {
    await mkdir(out, { recursive: true })
    const begun = new Set<string>()
    for await (const { name, content } of files) {
      // A name is a name: no file is written anywhere else.
      const path = join(out, basename(name))
      await (begun.has(path) ? appendFile(path, content) : writeFile(path, content))
      begun.add(path)
    }
  } catch (cause) {
    throw unwritable(cause, out)
  }
}

function unwritable(cause: unknown, where: string): unknown {
  if (!(cause instanceof Error) || !("code" in cause) || !("syscall" in cause)) return cause
  return new InputError({
    what: `it cannot be written (${cause.code})`,
    where,
    next: "give another path with --out",
    cause,
  })
}
