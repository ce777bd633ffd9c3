/** `hearsay search`: finds articles and statements in a ledger. */
import { type Command, Option } from "commander"
import type { Hit, Query } from "../ledger/index.ts"
import { sourceTypes, stances } from "../record/index.ts"
import { dateIn, wholeNumber } from "./arguments.ts"
import { print } from "./print.ts"
import {
  bold,
  dim,
  jsonOption,
  type LedgerOption,
  ledgerCommand,
  listed,
  marked,
  plain,
  withLedger,
} from "./with-ledger.ts"

interface SearchOptions extends LedgerOption, Query {
  format: "text" | "json"
  statements?: true
}

const EXAMPLES = `
Examples:
  hearsay search ferry                             articles with the word, the best first
  hearsay search '"ferry licence"' --statements    statements with the phrase
  hearsay search --speaker okafor --stance denies --statements
  hearsay search ferr* --published-from 2031-03-01 --format json`

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
    .addOption(jsonOption())
    .addHelpText("after", EXAMPLES)
    .action(async (words: string[], { ledger, format, statements, ...filters }: SearchOptions) => {
      const query: Query = { ...filters, words: words.join(" "), of: statements ? "statements" : "articles" }
      const hits = await withLedger({ ledger }, (opened) => opened.search(query))
      await print(format === "json" ? `${JSON.stringify(hits, null, 2)}\n` : hits.map(hitText).join("\n"))
      if (hits.length === 0 && format === "text") process.stderr.write("hearsay: nothing was found\n")
    })
}

function hitText({ id, title, outlet, published, speaker, stance, said, snippet }: Hit): string {
  const where = [outlet, published?.slice(0, 10)]
    .filter(Boolean)
    .map((part) => plain(part))
    .join(", ")
  const head =
    speaker === null && stance === null
      ? bold(plain(title) || "(no title)")
      : `${bold(plain(speaker) || "(nobody named)")} ${[stance, said && `on ${said}`].filter(Boolean).join(" ")}`
  return `${listed("", `${head.trim()}  ${dim(id)}`)}${listed("  ", marked(snippet))}${listed("  ", dim(where || "no outlet, no date"))}`
}
