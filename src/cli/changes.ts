/** `hearsay changes`: figures, days, statuses, sources and doubts that are others later, or elsewhere. */
import { type Command, Option } from "commander"
import { mergedOf, tables, writeChangesText } from "../export/story/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { type Change, changeKinds, counted, type Story } from "../record/index.ts"
import { type ChangeFilter, changesAsked } from "../story/index.ts"
import { dayIn, wholeNumber } from "./arguments.ts"
import { print } from "./print.ts"
import { type Stories, storiesIn } from "./stories.ts"
import { articlesIn } from "./story-answer.ts"
import { terminalStyle } from "./style.ts"
import { type LedgerOption, ledgerCommand, NO_ARTICLES, withLedger } from "./with-ledger.ts"

type Format = "text" | "json" | "csv"

interface ChangesOptions extends LedgerOption, Omit<ChangeFilter, "words"> {
  limit?: number
  format: Format
}

const MOST_SHOWN = 50

/** @param stories gives the stories of a ledger */
export function register(program: Command, stories: Stories = storiesIn): void {
  ledgerCommand(program, "changes", "list what changed over the articles, or is told otherwise elsewhere")
    .argument("[words...]", 'words, "phrases" and beginnings* of what changed, or of its values')
    .addOption(new Option("--kind <kind>", "only changes of this kind").choices(changeKinds.map(([kind]) => kind)))
    .option("--outlet <name>", "only those that this outlet has a value of")
    .option("--from <YYYY-MM-DD>", "only those with a value published on this day or later", dayIn)
    .option("--to <YYYY-MM-DD>", "only those with a value published on this day or earlier", dayIn)
    .option("--limit <n>", `how many (in text ${MOST_SHOWN}, else all)`, wholeNumber)
    .addOption(new Option("-f, --format <format>", "how to write it").choices(["text", "json", "csv"]).default("text"))
    .action((words: string[], options: ChangesOptions) =>
      withLedger(options, (ledger) => changes(ledger, stories, words.join(" ").trim(), options)),
    )
}

async function changes(ledger: Ledger, stories: Stories, words: string, options: ChangesOptions): Promise<void> {
  const { limit, format, ledger: _, ...rest } = options
  const filter: ChangeFilter = { ...rest, ...(words === "" ? {} : { words }) }
  const most = limit ?? (format === "text" ? MOST_SHOWN : Number.POSITIVE_INFINITY)
  const shown: Story[] = []
  let found = 0
  for await (const story of stories(ledger, { changing: true })) {
    const asked = changesAsked(story, filter)
    const room = Math.max(0, most - found)
    found += asked.length
    if (room > 0 && asked.length > 0) shown.push(only(story, asked.slice(0, room)))
  }
  if (format === "json") return print(`${JSON.stringify(mergedOf(shown), null, 2)}\n`)
  if (format === "csv")
    return print(tables.changes.head() + shown.map((story) => tables.changes.body(story, [])).join(""))
  if (found === 0) return print(`${await nothingFor(ledger, filter)}\n`)
  await print(shown.map((story) => writeChangesText(story, terminalStyle())).join("\n"))
  if (found > most) await print(`\nand ${counted(found - most, "more change")}: --limit ${found}\n`)
}

/** The changes, with the claims and articles that they name. */
function only(story: Story, changes: readonly Change[]): Story {
  const claims = new Set(changes.flatMap((change) => change.claims))
  const kept = story.claims.filter(({ id }) => claims.has(id))
  return { ...story, claims: kept, changes: [...changes], events: [], notes: [] }
}

async function nothingFor(ledger: Ledger, filter: ChangeFilter): Promise<string> {
  if ((await articlesIn(ledger)) === 0) return NO_ARTICLES
  return Object.keys(filter).length > 0
    ? "No change of this ledger is so. All that is asked must hold of one."
    : "Nothing changed over the articles of this ledger, as far as it was read."
}
