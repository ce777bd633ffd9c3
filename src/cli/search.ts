/** `hearsay search`: finds articles and statements in a ledger. */
import { type Command, Option } from "commander"
import type { Query } from "../ledger/index.ts"
import { sourceTypes, stances } from "../record/index.ts"
import { type FormatOption, formatOption, printList } from "./answer.ts"
import { dateIn, wholeNumber } from "./arguments.ts"
import { hitText } from "./hit.ts"
import { type LedgerOption, ledgerCommand, withLedger } from "./with-ledger.ts"

interface SearchOptions extends LedgerOption, FormatOption, Query {
  statements?: true
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
    .action(async (words: string[], { ledger, format, statements, ...filters }: SearchOptions) => {
      const query: Query = { ...filters, words: words.join(" "), of: statements ? "statements" : "articles" }
      const { items: hits } = await withLedger({ ledger }, (opened) => opened.search(query))
      await printList(hits, format, { text: hitText, parting: "\n", empty: nothingFor(query) })
    })
}

function nothingFor({ words = "", of }: Query): string {
  const inWords = /(^|\s)[^"*\s]+(\s|$)/.test(words)
    ? " All words must occur; a star finds beginnings, as in ferr*."
    : ""
  return `Nothing was found.${inWords}${of === "articles" ? " With -s, statements are searched." : ""}`
}
