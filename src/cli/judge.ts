/** `hearsay judge`: a statement is right, wrong in a field, or none; and taking in what was judged in another ledger. */
import { type Command, Option } from "commander"
import {
  AskedMissed,
  AskedOfStatement,
  type AskedSpeaker,
  type Kept,
  type Ledger,
  missedVerdict,
  statementVerdict,
} from "../ledger/index.ts"
import {
  entityTypes,
  type Record,
  type StatementVerdict,
  sourceTypes,
  stances,
  statementVerdicts,
  UsageError,
} from "../record/index.ts"
import { type FormatOption, formatOption, printOne } from "./answer.ts"
import { takeFrom } from "./judge-from.ts"
import { judgementText, named, who, whoOption, whyOption } from "./judgement-text.ts"
import { dim, type LedgerOption, ledgerCommand, listed, nothingSuch, withLedger } from "./with-ledger.ts"

interface JudgeOptions extends LedgerOption, FormatOption {
  who?: string
  why?: string
  type?: string
  from?: string
  source?: string
  cue?: string
  stance?: string
  speaker?: string
  sourceType?: string
}

const EXAMPLES = `
Examples:
  hearsay judge 46908a/s3 right                       it is right as it is shown
  hearsay judge 46908a/s3 speaker "Edda Quist"        she says it; also an entity's id (E…), or the place of words (START-END)
  hearsay judge 46908a/s3 speaker open                nobody can tell who says it
  hearsay judge 46908a/s3 stance denies
  hearsay judge 46908a/s3 words 120-164 170-181       these are its words
  hearsay judge 46908a/s3 none                        it is no statement
  hearsay judge 46908a/s3 unsure                      looked at, cannot be told
  hearsay judge 46908a missed "the ramp had cracked" --source "the harbour master" --cue denied --stance denies
                                                      a statement that was not read as one
  hearsay judge --from judgements.jsonl               takes in what hearsay export --to judgements wrote of another ledger`

const VERDICTS = statementVerdicts.map(([word]) => word)

export function register(program: Command): void {
  ledgerCommand(program, "judge", "judge a statement: right, none, or with another speaker, stance or words")
    .argument("[statement]", "ARTICLE/sN, as search and show give it; of one that was missed, ARTICLE")
    .argument("[verdict]", VERDICTS.join(", "))
    .argument(
      "[value...]",
      "of speaker: a name, an entity's id, START-END, or open; of stance: which; of words: START-END …; of missed: what is said, START-END or as it stands there",
    )
    .addOption(whyOption())
    .addOption(whoOption())
    .addOption(
      new Option("--type <type>", "what a speaker is whom the record does not know").choices(
        entityTypes.map(([word]) => word),
      ),
    )
    .option("--source <words>", "of missed: who says it, START-END or as it stands there")
    .option("--cue <words>", "of missed: the word of saying")
    .addOption(
      new Option("--stance <stance>", "of missed: what the source does").choices(stances.map(([word]) => word)),
    )
    .option("--speaker <name>", "of missed: who that is, as above")
    .addOption(
      new Option("--source-type <type>", "of missed: what kind of source").choices(sourceTypes.map(([word]) => word)),
    )
    .option("--from <file>", "take in the judgements of another ledger; - for standard input")
    .addOption(formatOption())
    .addHelpText("after", EXAMPLES)
    .action((statement: string | undefined, verdict: string | undefined, values: string[], options: JudgeOptions) =>
      withLedger(options, async (ledger) => {
        if (options.from !== undefined) {
          if (statement !== undefined)
            throw new UsageError({ what: "a patch says itself what it judges", where: statement, next: "leave it out" })
          return takeFrom(ledger, options.from, options.format)
        }
        if (statement === undefined || verdict === undefined)
          throw new UsageError({
            what: "there is nothing to judge",
            where: statement ?? "hearsay judge",
            next: `give ARTICLE/sN and one of ${VERDICTS.join(", ")}`,
          })
        return judgeOne(ledger, statement, [verdict, ...values], options)
      }),
    )
}

async function judgeOne(ledger: Ledger, id: string, typed: readonly string[], options: JudgeOptions): Promise<void> {
  const [articleId = "", statement = ""] = id.split("/")
  const kept = await ledger.article(articleId)
  if (!kept)
    throw nothingSuch("article", id, "look it up with hearsay search, and give six characters of its id or more")
  const isMissed = typed[0] === "missed" && statement === ""
  const verdict = await (isMissed ? missedIn : verdictIn)(ledger, kept, { statement, typed, options })
  const made = await named(ledger, await ledger.judge(verdict))
  await printOne(made, options.format, (each) => {
    return `${judgementText(each)}${listed("      ", dim(`hearsay undo ${each.number} takes it back`))}`
  })
}

interface Typed {
  statement: string
  typed: readonly string[]
  options: JudgeOptions
}

async function verdictIn(ledger: Ledger, kept: Kept, { statement, typed, options }: Typed): Promise<StatementVerdict> {
  const asked = await askedIn(ledger, kept.record, typed, options.type)
  return statementVerdict(kept, statement, asked, { who: who(options), why: options.why ?? null })
}

async function missedIn(ledger: Ledger, { record }: Kept, { typed, options }: Typed): Promise<StatementVerdict> {
  const { source, cue, stance, speaker, sourceType, type } = options
  const words = (given: string | undefined) => (given === undefined ? [] : [placeIn(given)])
  const asked = AskedMissed.safeParse({
    verdict: "missed",
    content: typed.slice(1).map(placeIn),
    source: words(source),
    cue: words(cue),
    stance: stance ?? null,
    ...(speaker === undefined ? {} : { speaker: await speakerIn(ledger, record, speaker, type) }),
    ...(sourceType === undefined ? {} : { sourceType }),
  })
  if (asked.success) return missedVerdict(record, asked.data, { who: who(options), why: options.why ?? null })
  throw new UsageError({
    what: "it does not say what is said",
    where: typed.join(" "),
    next: "give the words behind missed, as they stand in the article",
  })
}

async function askedIn(
  ledger: Ledger,
  record: Record,
  [verdict, ...values]: readonly string[],
  type: string | undefined,
): Promise<AskedOfStatement> {
  const value = values.join(" ")
  const wants: { [verdict: string]: () => unknown } = {
    speaker: async () => ({ speaker: await speakerIn(ledger, record, value, type) }),
    stance: () => ({ stance: value }),
    words: () => ({ words: values.map(placeIn) }),
  }
  const more = verdict !== undefined && Object.hasOwn(wants, verdict) ? await wants[verdict]?.() : null
  const asked = AskedOfStatement.safeParse({ verdict, ...(typeof more === "object" ? more : {}) })
  if (asked.success && (more !== null || values.length === 0)) return asked.data
  throw new UsageError({
    what: asked.success ? "this verdict takes no value" : "this is no verdict on a statement",
    where: [verdict, ...values].join(" "),
    next: `give right, unsure, none, speaker NAME, stance ${stances.map(([word]) => word).join("|")}, or words START-END`,
  })
}

const PLACE = /^(\d+)-(\d+)$/
const placeIn = (typed: string) => {
  const [, start, end] = PLACE.exec(typed) ?? []
  return start === undefined ? typed : { start: Number(start), end: Number(end) }
}

/** An entity over all articles is who of this article is it, else the first of its names that the article says. */
async function speakerIn(
  ledger: Ledger,
  record: Record,
  value: string,
  type: string | undefined,
): Promise<AskedSpeaker | null> {
  const known = type === undefined ? {} : { type: entityTypes.find(([word]) => word === type)?.[0] }
  if (value === "open") return null
  const place = placeIn(value)
  if (typeof place !== "string") return { ...place, ...known }
  if (!/^E[0-9a-f]{12}$/.test(value)) return { name: value, ...known }
  const entity = await ledger.entity(value)
  if (!entity) throw nothingSuch("entity", value, "look it up with hearsay speakers")
  for (const { id } of record.entities)
    if ((await ledger.entityOf(record.article.id, id)) === entity.id) return { entity: id }
  const name = entity.aliases.find((alias) => record.article.text.includes(alias.name))?.name
  return { name: name ?? entity.name, type: entity.type }
}
