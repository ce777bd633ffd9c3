/** `hearsay origins`: on whose word a claim, a statement or an article rests, with the words of each who carries it. */
import type { Command } from "commander"
import { type Shown, type StoryFormatName, storyFormats } from "../export/story/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { type Claim, type HearsayError, type Story, UsageError } from "../record/index.ts"
import { print } from "./print.ts"
import { type Stories, storiesIn } from "./stories.ts"
import { articlesIn, ONE_ARTICLE, storyFormatOption, textsOf } from "./story-answer.ts"
import { terminalStyle } from "./style.ts"
import { type LedgerOption, ledgerCommand, NO_ARTICLES, nothingSuch, withLedger } from "./with-ledger.ts"

interface OriginsOptions extends LedgerOption {
  format: StoryFormatName
}

const EXAMPLES = `
Examples:
  hearsay origins 3fa81c22b07d            a claim, by its id as hearsay claims gives it
  hearsay origins 46908adcfb9aeb3b/s1     what a statement claims
  hearsay origins 46908a                  all that an article claims, on whose word`

/** As many carriers as anybody would read; the table has all. */
const MOST_CARRIERS = 200

/** @param stories gives the stories of a ledger */
export function register(program: Command, stories: Stories = storiesIn): void {
  ledgerCommand(program, "origins", "show on whose word a claim, a statement or an article rests")
    .argument("<id>", "a claim's or an article's id or its beginning, or article/statement")
    .addOption(storyFormatOption())
    .addHelpText("after", EXAMPLES)
    .action((id: string, { format, ...options }: OriginsOptions) =>
      withLedger(options, async (ledger) => {
        const { found, article } = await meant(ledger, stories, id)
        if (found.every(({ claims }) => claims.length === 0) && format === "text")
          return print(`${await nothingFor(ledger, id)}\n`)
        const style = { ...terminalStyle(), wording: true, most: MOST_CARRIERS, ...(article ? { article } : {}) }
        await print(await storyFormats[format].write(found, { style, textOf: textsOf(ledger) }))
        if (format === "text" && (await articlesIn(ledger)) === 1) await print(`\n${ONE_ARTICLE}\n`)
      }),
    )
}

/** An id is found by this many characters or more, as in every command; a whole one by itself. */
const FEWEST = 6

interface Meant {
  found: Shown[]
  /** the id of the article that was asked for */
  article?: string
}

/** @throws {UsageError} when nothing has the id, or several have its beginning */
async function meant(ledger: Ledger, stories: Stories, id: string): Promise<Meant> {
  const [head = "", statement] = id.split("/")
  const isMeant = (other: string) => other === head || (head.length >= FEWEST && other.startsWith(head))
  const kept = head.length >= FEWEST ? await ledger.article(head) : null
  const articles = new Set<string>(kept ? [kept.record.article.id] : [])
  const claims = new Set<string>()
  const holding: Story[] = []
  for await (const story of stories(ledger, { id })) {
    const own = story.articles.map((article) => article.id).filter(isMeant)
    const told = statement === undefined ? story.claims.map((claim) => claim.id).filter(isMeant) : []
    for (const each of own) articles.add(each)
    for (const each of told) claims.add(each)
    if (own.length > 0 || told.length > 0) holding.push(story)
  }
  const exact = [...articles, ...claims].filter((each) => each === head)
  const all = exact.length ? exact : [...articles, ...claims]
  const [only] = all
  const former = only === undefined && statement === undefined ? await ledger.claim(head) : null
  if (former) return { found: [{ story: former.story, claims: [former.claim] }] }
  if (only === undefined) throw await unknown(ledger, id)
  if (all.length > 1) throw ambiguous(id, all)
  if (claims.has(only)) return { found: shownOf(holding, (claim) => claim.id === only) }
  if (statement !== undefined && !(await hasStatement(ledger, only, statement)))
    throw nothingSuch("statement", id, "show the article to see its statements")
  const isOwn = (claim: Claim) =>
    claim.statements.some((each) => each.article === only && (statement === undefined || each.statement === statement))
  return { found: shownOf(holding, isOwn), article: only }
}

const shownOf = (stories: readonly Story[], isAsked: (claim: Claim) => boolean): Shown[] =>
  stories.map((story) => ({ story, claims: story.claims.filter(isAsked) })).filter(({ claims }) => claims.length > 0)

async function hasStatement(ledger: Ledger, article: string, statement: string): Promise<boolean> {
  const kept = await ledger.article(article)
  return kept?.record.statements.some(({ id }) => id === statement) ?? false
}

async function unknown(ledger: Ledger, id: string): Promise<HearsayError> {
  if ((await articlesIn(ledger)) === 0)
    return new UsageError({ what: "the ledger holds no articles", where: id, next: "hearsay add puts some in" })
  return nothingSuch(
    "claim, statement or article",
    id,
    `look it up with hearsay claims or hearsay search, and give ${FEWEST} characters of its id or more`,
  )
}

/** As many as a line bears. */
const MOST_NAMED = 5

function ambiguous(id: string, all: readonly string[]): UsageError {
  const named = all.slice(0, MOST_NAMED).join(", ")
  const more = all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : ""
  return new UsageError({ what: `several ids begin so: ${named}${more}`, where: id, next: "give more of it" })
}

async function nothingFor(ledger: Ledger, id: string): Promise<string> {
  if ((await articlesIn(ledger)) === 0) return NO_ARTICLES
  return `No claim was found in ${id.includes("/") ? "this statement" : "this article"}: it is kept, and nothing in it was read as one that others could carry.`
}
