/** `hearsay show`: an article, a statement or an entity of a ledger, by its id. */
import { type Command, Option } from "commander"
import type { Answer, Ask } from "../desk/index.ts"
import { type FormatName, formats } from "../export/index.ts"
import { counted, MissingError, UsageError } from "../record/index.ts"
import { withDesk } from "./asking.ts"
import { statementText } from "./hit.ts"
import { print } from "./print.ts"
import { terminalStyle } from "./style.ts"
import { bold, dim, type LedgerOption, ledgerCommand, listed, nothingSuch, plain } from "./with-ledger.ts"

/** Of an entity: what fits a screen or two. */
const [MOST_STATEMENTS, MOST_ARTICLES] = [10, 10]

interface ShowOptions extends LedgerOption {
  format: FormatName
}

const EXAMPLES = `
Examples:
  hearsay show 46908a                 an article with all its statements
  hearsay show 46908adcfb9aeb3b/s1    one statement
  hearsay show E3bc7008c2bce          what somebody says, and why these names are one`

export function register(program: Command): void {
  ledgerCommand(program, "show", "show what stands under an id: an article, a statement, an entity with what it says")
    .argument(
      "<id>",
      "an article's id or its beginning, article/statement, or an entity's id, as search and speakers give them",
    )
    .addOption(new Option("-f, --format <format>", "how to write it").choices(Object.keys(formats)).default("text"))
    .addHelpText("after", EXAMPLES)
    .action((id: string, options: ShowOptions) =>
      withDesk(options, async (ask) => print(await shown(ask, id, options.format))),
    )
}

async function shown(ask: Ask, id: string, format: FormatName): Promise<string> {
  if (id.startsWith("E")) return shownPerson(ask, id, format)
  const [articleId = "", statementId] = id.split("/")
  const article = await ask("article", { id: articleId }).catch(
    none("article", id, "look it up with hearsay search, and give six characters of its id or more"),
  )
  const record = statementId === undefined ? article.record : only(article, statementId, id)
  return `${format === "text" ? versionsText(article) : ""}${await formats[format].write(record, terminalStyle())}`
}

async function shownPerson(ask: Ask, id: string, format: FormatName): Promise<string> {
  const person = await ask("person", { id }).catch(none("entity", id, "look it up with hearsay speakers"))
  if (format === "html")
    throw new UsageError({ what: "only articles have a page", where: id, next: "take --format text or json" })
  return format === "text" ? personText(person) : `${JSON.stringify(person, null, format === "json" ? 2 : 0)}\n`
}

/** For who typed an id of nothing, whatever is wrong with it. */
const none = (what: string, id: string, next: string) => (error: unknown) => {
  throw error instanceof MissingError || error instanceof UsageError ? nothingSuch(what, id, next) : error
}

type Shown = Answer<"article">

/** The statement alone, with the events that stand on its word and the notes on its own words. */
function only({ record, away }: Shown, statement: string, id: string): Shown["record"] {
  const one = record.statements.find((each) => each.id === statement)
  const gone = away.find((each) => each.statement === statement)
  if (!one && gone)
    throw new UsageError({
      what: `it is no statement, as ${gone.who} judged on ${gone.at.slice(0, 10)}`,
      where: id,
      next: `hearsay undo ${gone.number} takes it back`,
    })
  if (!one) throw nothingSuch("statement", id, "show the article to see its statements")
  const own = [one.source, one.cue, one.content, ...one.via].flatMap(({ spans }) => spans)
  return {
    ...record,
    statements: [one],
    events: record.events.filter((event) => event.statement === statement),
    notes: record.notes.filter(
      ({ span }) => span && own.some(({ start, end }) => span.start < end && span.end > start),
    ),
  }
}

function versionsText(article: Shown): string {
  const { revisionOf, revisedBy, readings, recordedAt } = article
  const lines = [
    `recorded ${recordedAt.slice(0, 10)}, read by ${readings.map(({ name, version }) => `${name} ${version}`).join(", then ")}`,
    ...(revisionOf ? [`a later version of ${revisionOf}`] : []),
    ...(revisedBy ? [`replaced by ${revisedBy}`] : []),
    ...judgedAway(article),
  ]
  return lines.map((line) => listed("", dim(plain(line)))).join("")
}

/** Which statements are gone, and which judgements the record does not follow. */
const judgedAway = ({ away, unfitting }: Shown): string[] => [
  ...away.map(({ statement, who, at, number }) => {
    return `${statement} is no statement, as ${who} judged on ${at.slice(0, 10)} (${number})`
  }),
  ...(unfitting.length
    ? [`fits nothing that is read here now: ${counted(unfitting.length, "judgement")} (${unfitting.join(", ")})`]
    : []),
]

function personText({ id, name, type, articles, statements, aliases, joins, items }: Answer<"person">): string {
  const names = aliases.map(
    (alias) => `${plain(alias.name)}  ${dim(`${alias.id}, ${counted(alias.articles, "article")}`)}`,
  )
  const reasons = joins.map(
    ({ names, score, why }) => `${names.map((each) => plain(each)).join(" = ")}: ${why.join(", ")}; in all ${score}`,
  )
  const newest = items.slice(0, MOST_ARTICLES).map(({ article, title, outlet, published }) => {
    const where = [plain(outlet), published?.slice(0, 10)].filter(Boolean).join(", ")
    return `${plain(title) || "(no title)"}  ${dim([article, where].filter(Boolean).join(", "))}`
  })
  const said = items.flatMap(({ says }) => says).slice(0, MOST_STATEMENTS)
  return [
    listed("", `${bold(plain(name))}  ${dim(`${type}, ${id}`)}`),
    listed("", `${counted(statements, "statement")} in ${counted(articles, "article")}`),
    ...(said.length ? ["\nStatements, the newest first:\n\n", said.map(statementText).join("\n")] : []),
    ...(statements > said.length && said.length > 0
      ? ["\n", listed("", dim(`all ${statements}: hearsay search -s --speaker ${id} --limit ${statements}`))]
      : []),
    ...section("Its names:", aliases.length > 1 ? names : []),
    ...section("Why they are taken for one:", reasons),
    ...section("Newest articles:", newest),
  ].join("")
}

const section = (title: string, lines: readonly string[]) =>
  lines.length ? [`\n${title}\n`, ...lines.map((line) => listed("  ", line))] : []
