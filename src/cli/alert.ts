/** `hearsay alert`: says what one wants to be told of, by `hearsay watch`. */
import { type Command, Option } from "commander"
import { watching } from "../desk/index.ts"
import type { Ledger, Saved, SavedQuery } from "../ledger/index.ts"
import { type Claim, sourceTypes, stances } from "../record/index.ts"
import { wholeNumber } from "./arguments.ts"
import { print } from "./print.ts"
import { storiesIn } from "./stories.ts"
import { dim, type LedgerOption, ledgerCommand, listed, nothingSuch, plain, withLedger } from "./with-ledger.ts"

interface AlertOptions extends LedgerOption, Omit<SavedQuery, "words"> {
  webhook?: string
  list?: true
  remove?: number
}

const EXAMPLES = `
Examples:
  hearsay alert ferry licence                  new statements with these words, and what changes about such claims
  hearsay alert --speaker okafor --stance denies
  hearsay alert 3f9c0a12b4de                   what changes about one claim (hearsay claims shows ids)
  hearsay alert harbour --webhook https://desk.example/hook
  hearsay alert --list
  hearsay alert --remove 2

Alerts are raised by hearsay watch, and listed by hearsay alerts.`

export function register(program: Command): void {
  ledgerCommand(program, "alert", "say what you want to be told of: a search, or a claim")
    .argument("[words...]", 'words, "phrases" and beginnings*, all of which must occur; or the id of a claim')
    .option("--speaker <name>", "words and beginnings* of a name, or an entity's id")
    .option("--outlet <name>", "who published it")
    .addOption(new Option("--stance <stance>", "what the source does").choices(stances.map(([word]) => word)))
    .addOption(new Option("--source-type <type>", "what kind of source").choices(sourceTypes.map(([word]) => word)))
    .option("--webhook <address>", "tell this server of it, beside the feed of alerts")
    .option("--list", "list what is saved")
    .option("--remove <number>", "be told of this no more", wholeNumber)
    .addHelpText("after", EXAMPLES)
    .action((words: string[], options: AlertOptions) =>
      withLedger(options, (ledger) => run(ledger, words, options), { create: true }),
    )
}

/** As the ids of claims are made. */
const CLAIM_ID = /^[0-9a-f]{12}$/

async function run(ledger: Ledger, words: string[], options: AlertOptions): Promise<void> {
  const { saveClaim, saveSearch, forgetSaved, nameOf } = await watching()
  const line = ({ number, wanted, webhook }: Saved) =>
    listed(`${number}  `, `${plain(nameOf(wanted))}${webhook === null ? "" : `  ${dim(`to ${plain(webhook)}`)}`}`)
  if (options.list) {
    const saved = await ledger.watches.saved()
    return await print(saved.map(line).join("") || "Nothing is saved; hearsay alert with words saves a search.\n")
  }
  if (options.remove !== undefined) return await forgetSaved(ledger, options.remove)
  const { webhook = null, ledger: _, ...filters } = options
  const parts = { ledger, told: (articles: readonly string[]) => storiesIn(ledger, { articles }) }
  const [first = ""] = words
  if (words.length === 1 && CLAIM_ID.test(first)) {
    const claim = await claimOf(ledger, first)
    if (!claim) throw nothingSuch("claim", first, "look it up with hearsay claims")
    return await print(line(await saveClaim(parts, claim, webhook)))
  }
  const asked = words.join(" ").trim()
  await print(line(await saveSearch(parts, { ...filters, ...(asked === "" ? {} : { words: asked }) }, webhook)))
}

/** Also by an id that it had. */
async function claimOf(ledger: Ledger, id: string): Promise<Claim | undefined> {
  // Asked for first, for that brings what is told up to what the ledger holds.
  for await (const _ of storiesIn(ledger, { id })) break
  return (await ledger.claim(id))?.claim
}
