/** `hearsay show`: an article, a statement or an entity of a ledger, by its id. */
import { type Command, Option } from "commander"
import { type FormatName, formats } from "../export/index.ts"
import type { Entity, Hit, Kept, Ledger } from "../ledger/index.ts"
import { UsageError } from "../record/index.ts"
import { hitText } from "./hit.ts"
import { print } from "./print.ts"
import { terminalStyle } from "./style.ts"
import {
  bold,
  count,
  dim,
  type LedgerOption,
  ledgerCommand,
  listed,
  nothingSuch,
  plain,
  withLedger,
} from "./with-ledger.ts"

/** Of an entity: what fits a screen or two. */
const MOST_STATEMENTS = 10

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
      withLedger(options, async (ledger) => print(await shown(ledger, id, options.format))),
    )
}

async function shown(ledger: Ledger, id: string, format: FormatName): Promise<string> {
  if (id.startsWith("E")) {
    const entity = await ledger.entity(id)
    if (!entity) throw nothingSuch("entity", id, "look it up with hearsay speakers")
    if (format === "html")
      throw new UsageError({ what: "only articles have a page", where: id, next: "take --format text or json" })
    const { items: said } = await ledger.search({ of: "statements", speaker: id, limit: MOST_STATEMENTS })
    const whole = { ...entity, said }
    return format === "text" ? entityText(whole) : `${JSON.stringify(whole, null, format === "json" ? 2 : 0)}\n`
  }
  const [articleId = "", statementId] = id.split("/")
  const kept = await ledger.article(articleId)
  if (!kept)
    throw nothingSuch("article", id, "look it up with hearsay search, and give six characters of its id or more")
  const record = statementId === undefined ? kept.record : only(kept, statementId, id)
  return `${format === "text" ? versionsText(kept) : ""}${await formats[format].write(record, terminalStyle())}`
}

/** The statement alone, with the events that stand on its word and the notes on its own words. */
function only({ record, applied }: Kept, statement: string, id: string): Kept["record"] {
  const one = record.statements.find((each) => each.id === statement)
  const none = applied.findLast((each) => each.statement === statement && each.judgement.verdict === "none")?.judgement
  if (!one && none)
    throw new UsageError({
      what: `it is no statement, as ${none.who} judged on ${none.at.slice(0, 10)}`,
      where: id,
      next: `hearsay undo ${none.number} takes it back`,
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

function versionsText(kept: Kept): string {
  const { revisionOf, revisedBy, readings, recordedAt } = kept
  const lines = [
    `recorded ${recordedAt.slice(0, 10)}, read by ${readings.map(({ name, version }) => `${name} ${version}`).join(", then ")}`,
    ...(revisionOf ? [`a later version of ${revisionOf}`] : []),
    ...(revisedBy ? [`replaced by ${revisedBy}`] : []),
    ...judgedAway(kept),
  ]
  return lines.map((line) => listed("", dim(plain(line)))).join("")
}

/** What the record itself cannot say: which statements are gone, and which judgements it does not follow. */
function judgedAway({ record, applied, unfitting }: Kept): string[] {
  const left = new Set(record.statements.map(({ id }) => id))
  const gone = new Map(applied.map(({ judgement, statement }) => [statement, judgement]))
  for (const id of [null, ...left]) gone.delete(id)
  const numbers = (judgements: readonly { number: number }[]) => judgements.map(({ number }) => number).join(", ")
  return [
    ...[...gone].map(([id, { who, at, number }]) => {
      return `${id} is no statement, as ${who} judged on ${at.slice(0, 10)} (${number})`
    }),
    ...(unfitting.length
      ? [`fits nothing that is read here now: ${count(unfitting.length, "judgement")} (${numbers(unfitting)})`]
      : []),
  ]
}

interface Speaking extends Entity {
  /** the newest statements */
  said: Hit[]
}

function entityText({ id, name, type, articles, statements, aliases, joins, recent, said }: Speaking): string {
  const names = aliases.map(
    (alias) => `${plain(alias.name)}  ${dim(`${alias.id}, ${count(alias.articles, "article")}`)}`,
  )
  const reasons = joins.map(
    ({ names, score, why }) => `${names.map((each) => plain(each)).join(" = ")}: ${why.join(", ")}; in all ${score}`,
  )
  const newest = recent.map((article) => {
    const where = [plain(article.outlet), article.published?.slice(0, 10)].filter(Boolean).join(", ")
    return `${plain(article.title) || "(no title)"}  ${dim([article.id, where].filter(Boolean).join(", "))}`
  })
  return [
    listed("", `${bold(plain(name))}  ${dim(`${type}, ${id}`)}`),
    listed("", `${count(statements, "statement")} in ${count(articles, "article")}`),
    ...(said.length ? ["\nStatements, the newest first:\n\n", said.map(hitText).join("\n")] : []),
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
