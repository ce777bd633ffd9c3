/** `hearsay read`: who says what in articles, on whose word. */
import { type Command, Option } from "commander"
import { acquire } from "../acquire/index.ts"
import { type FormatName, formats } from "../export/index.ts"
import { recordOf } from "../pipeline.ts"
import { loadReader } from "../read/index.ts"
import { type Article, type HearsayError, type Record, UsageError } from "../record/index.ts"
import { dayIn, entriesOption, INPUTS, languageOption, longestOption, spoken, wholeNumber } from "./arguments.ts"
import { print } from "./print.ts"
import { progressOn } from "./progress.ts"
import { isError, recordOrError } from "./read-one.ts"
import { terminalStyle } from "./style.ts"

interface ReadOptions {
  format: FormatName
  date?: string
  outlet?: string
  force?: true
  explain?: true
  allowPrivate?: true
  entries: "page" | "text"
  longest: number
  language?: string
  threads: number
}

const EXAMPLES = `
Examples:
  hearsay read page.html                              for reading in the terminal
  hearsay read https://paper.example/story            from the web
  hearsay read page.html --format html > desk.html    as a page for the browser
  hearsay read articles/ --format jsonl > out.jsonl   every article of a folder, a record a line
  hearsay read feed.xml --entries text                a feed, by what it carries itself
  hearsay read crawl.warc.gz                          the pages of an archive
  pbpaste | hearsay read - --date 2031-03-11          text from elsewhere, with its date`

export function register(program: Command): void {
  program
    .command("read")
    .description("read articles: who says what, on whose word")
    .argument("<inputs...>", INPUTS)
    .addOption(new Option("-f, --format <format>", "how to write it").choices(Object.keys(formats)).default("text"))
    .option("--date <YYYY-MM-DD>", "publication date, over what the article states", dayIn)
    .option("--outlet <name>", "who published it, over what the article states")
    .option("--force", "read languages that the model was not made for")
    .option("--explain", "say of each field which pass gave it, why, and on which words")
    .option("--allow-private", "fetch from loopback and private addresses too")
    .addOption(entriesOption())
    .addOption(languageOption())
    .addOption(longestOption())
    .option("--threads <n>", "threads of the model", wholeNumber, 1)
    .addHelpText("after", EXAMPLES)
    .action(run)
}

async function run(inputs: string[], options: ReadOptions): Promise<void> {
  const reader = await loadReader({ threads: options.threads })
  const read = (article: Article) =>
    recordOf(article, reader, { longest: options.longest, explain: options.explain === true, ...spoken(options) })
  const out = writerOf(options.format)
  const progress = progressOn(process.stderr)
  const failed: HearsayError[] = []
  let done = 0
  for await (const acquired of acquire(inputs, options)) {
    const outcome = "error" in acquired ? acquired.error : await recordOrError(acquired.article, read)
    if (isError(outcome)) {
      failed.push(outcome)
      progress.say(`hearsay: ${outcome.message}`)
      continue
    }
    await out.add(outcome)
    done++
    progress.show(`${done} read${failed.length ? `, ${failed.length} failed` : ""}`)
  }
  progress.end()
  await out.end()
  if (failed.length) process.exitCode = done ? 1 : 2
}

/** JSON of several records is an array, and a page holds one article; the other forms are written as records come. */
function writerOf(name: FormatName) {
  const style = terminalStyle()
  const format = formats[name]
  const held: Record[] = []
  let written = 0
  return {
    async add(record: Record): Promise<void> {
      if (name === "json" || name === "html") {
        held.push(record)
        if (name === "html" && held.length > 1) throw manyPages()
      } else {
        const parting = name === "text" && written++ > 0 ? `\n${"─".repeat(Math.min(style.columns, 88))}\n\n` : ""
        await print(parting + (await format.write(record, style)))
      }
    },
    async end(): Promise<void> {
      const [only] = held
      if (held.length > 1) await print(`${JSON.stringify(held, null, 2)}\n`)
      else if (only) await print(await format.write(only, style))
    },
  }
}

function manyPages(): UsageError {
  return new UsageError({
    what: "a page holds one article",
    where: "--format html",
    next: "give one input, or take --format jsonl",
  })
}
