/** `hearsay search`: finds articles and statements in a ledger. */
import { type Command, Option } from "commander"
import { type SourceType, type Stance, sourceTypes, stances } from "../record/index.ts"
import { type FormatOption, formatOption, printList } from "./answer.ts"
import { dateIn, wholeNumber } from "./arguments.ts"
import { manyOf, withDesk } from "./asking.ts"
import { articleText, statementText } from "./hit.ts"
import { type LedgerOption, ledgerCommand } from "./with-ledger.ts"

interface Filters {
  speaker?: string
  outlet?: string
  stance?: Stance
  sourceType?: SourceType
  saidFrom?: string
  saidTo?: string
  publishedFrom?: string
  publishedTo?: string
  allVersions?: true
}

interface SearchOptions extends LedgerOption, FormatOption, Filters {
  statements?: boolean
  limit: number
}

const EXAMPLES = `
Examples:
  hearsay search ferry                             articles with the word, the best first
  hearsay search '"ferry licence"' --statements    statements with the phrase
  hearsay search --speaker okafor --stance denies --statements
  hearsay search 'ferr*' --published-from 2031-03-01 --format json`

export function register(program: Command): void {
  ledgerCommand(program, "search", "find articles and statements in a ledger")
    .argument("[words...]", 'words, "phrases" and beginnings*, all of which must occur')
    .option("-s, --statements", "single statements, not articles")
    .option("--speaker <name>", "words and beginnings* of a name, or an entity's id")
    .option("--outlet <name>", "who published it")
    .addOption(new Option("--stance <stance>", "what the source does").choices(stances.map(([word]) => word)))
    .addOption(new Option("--source-type <type>", "what kind of source").choices(sourceTypes.map(([word]) => word)))
    .option("--said-from <date>", "said on this day or later", dateIn)
    .option("--said-to <date>", "said on this day or earlier", dateIn)
    .option("--published-from <date>", "published on this day or later", dateIn)
    .option("--published-to <date>", "published on this day or earlier", dateIn)
    .option("--all-versions", "also versions that a later one replaced")
    .option("--limit <n>", "how many", wholeNumber, 20)
    .addOption(formatOption())
    .addHelpText("after", EXAMPLES)
    .action((words: string[], { statements = false, limit, format, ledger, ...filters }: SearchOptions) =>
      withDesk({ ledger }, async (ask) => {
        const asked = { ...filters, q: words.join(" ") }
        const how = { parting: "\n", empty: nothingFor(asked.q, statements) }
        if (statements) {
          const found = await manyOf(limit, (page) => ask("statements", { ...asked, ...page }))
          return printList(found, format, { text: statementText, ...how })
        }
        const found = await manyOf(limit, (page) => ask("articles", { ...asked, ...page }))
        return printList(found, format, { text: articleText, ...how })
      }),
    )
}

function nothingFor(words: string, statements: boolean): string {
  const inWords = /(^|\s)[^"*\s]+(\s|$)/.test(words)
    ? " All words must occur; a star finds beginnings, as in ferr*."
    : ""
  return `Nothing was found.${inWords}${statements ? "" : " With -s, statements are searched."}`
}
