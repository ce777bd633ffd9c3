/** `hearsay claims`: on how many independent origins each claim of a ledger rests, who has it from whom, who disputes it, and what changed. */
import type { Command } from "commander"
import { type Shown, type StoryFormatName, storyFormats } from "../export/story/index.ts"
import type { Ledger } from "../ledger/index.ts"
import { type Claim, counted, type Story, UsageError } from "../record/index.ts"
import { type ClaimFilter, claimsAsked } from "../story/index.ts"
import { dayIn, wholeNumber } from "./arguments.ts"
import { print } from "./print.ts"
import { type Stories, storiesIn } from "./stories.ts"
import { articlesIn, ONE_ARTICLE, storyFormatOption, textsOf } from "./story-answer.ts"
import { terminalStyle } from "./style.ts"
import { type LedgerOption, ledgerCommand, NO_ARTICLES, withLedger } from "./with-ledger.ts"

interface ClaimsOptions extends LedgerOption, Omit<ClaimFilter, "words"> {
  limit?: number
  format: StoryFormatName
}

/** In text; whatever is read by programs has all. */
const MOST_SHOWN = 20

const EXAMPLES = `
Examples:
  hearsay claims                                  the claims that most outlets carry
  hearsay claims dam gate --disputed              those with these words that somebody denies
  hearsay claims --single-origin --outlet gazette
  hearsay claims --format csv > carriers.csv      one row for each article that speaks of a claim
  hearsay claims dam --format html > dam.html     a page for the browser

A claim with one origin may be so and one with three may not: Hearsay says on whose word, and never which is true.`

/** @param stories gives the stories of a ledger */
export function register(program: Command, stories: Stories = storiesIn): void {
  ledgerCommand(program, "claims", "show on how many origins each claim rests, and who has it from whom")
    .argument("[words...]", 'words, "phrases" and beginnings* of a claim, all of which must occur')
    .option("--single-origin", "only those that rest on one origin")
    .option("--disputed", "only those that somebody denies, or that an article sets another against")
    .option("--circular", "only those whose articles have it from one another in a circle")
    .option("--changed", "only those with a figure, day, status, source or doubt that changed, or is another elsewhere")
    .option("--outlet <name>", "only those that this outlet speaks of, or is named for")
    .option("--speaker <name>", "only those that somebody of this name says, denies or will not speak of")
    .option("--from <YYYY-MM-DD>", "only those in articles published on this day or later", dayIn)
    .option("--to <YYYY-MM-DD>", "only those in articles published on this day or earlier", dayIn)
    .option(
      "--limit <n>",
      `how many, those first that most outlets carry (in text ${MOST_SHOWN}, else all)`,
      wholeNumber,
    )
    .addOption(storyFormatOption())
    .addHelpText("after", EXAMPLES)
    .action((words: string[], options: ClaimsOptions) =>
      withLedger(options, (ledger) => claims(ledger, stories, words.join(" "), options)),
    )
}

async function claims(ledger: Ledger, stories: Stories, words: string, options: ClaimsOptions): Promise<void> {
  const { limit, format, ledger: _, ...filter } = options
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
    throw new UsageError({
      what: "it ends before it begins",
      where: `--to ${filter.to}`,
      next: "give the earlier day to --from",
    })
  const asked: ClaimFilter = { ...filter, ...(words.trim() === "" ? {} : { words }) }
  const most = limit ?? (format === "text" ? MOST_SHOWN : Number.POSITIVE_INFINITY)
  const given = await mostCarried(stories(ledger, { claims: asked, most }), asked, most)
  const { best } = given
  // Stories that have none of those that are shown were passed over.
  const found = Math.max(given.found, await ledger.countClaims(asked))
  const all = Math.max(given.all, await ledger.countClaims())
  const how = { style: terminalStyle(), textOf: textsOf(ledger) }
  if (format !== "text") return print(await storyFormats[format].write(inOrder(byStory(best)), how))
  if (found === 0) return print(`${await nothingFor(ledger, all, Object.keys(asked).length > 0)}\n`)
  await print(await storyFormats.text.write(byStory(ranked(best)), how))
  const more = found - most
  if (more > 0) await print(`\nand ${counted(more, "more claim")}, in fewer outlets: --limit ${found}\n`)
  if ((await articlesIn(ledger)) === 1) await print(`\n${ONE_ARTICLE}\n`)
}

interface Ranked {
  claim: Claim
  story: Story
  outlets: number
}

/** The claims that most outlets carry, the first of those that as many carry. No more stories are kept than there are claims to show. */
async function mostCarried(stories: ReturnType<Stories>, filter: ClaimFilter, most: number) {
  let best: Ranked[] = []
  let found = 0
  let all = 0
  for await (const story of stories) {
    all += story.claims.length
    const outlets = new Map(story.articles.map(({ id, outlet }) => [id, outlet ?? id]))
    const asked = claimsAsked(story, filter)
    found += asked.length
    best.push(...asked.map((claim) => ({ claim, story, outlets: outletsOf(claim, outlets) })))
    if (best.length > most) best = ranked(best).slice(0, most)
  }
  return { best, found, all }
}

/** Sorting keeps the order of what is alike. */
const ranked = (claims: readonly Ranked[]) => claims.toSorted((a, b) => b.outlets - a.outlets)

const byStory = (claims: readonly Ranked[]): Shown[] =>
  [...Map.groupBy(claims, ({ story }) => story)].map(([story, own]) => ({
    story,
    claims: own.map(({ claim }) => claim),
  }))

/** As the stories have them, for programs. */
function inOrder(shown: readonly Shown[]): Shown[] {
  return shown.map(({ story, claims }) => {
    const asked = new Set(claims)
    return { story, claims: story.claims.filter((claim) => asked.has(claim)) }
  })
}

const outletsOf = ({ statements }: Claim, outlets: ReadonlyMap<string, string>) =>
  new Set(
    statements.flatMap(({ article, relation }) => (relation === "carries" ? (outlets.get(article) ?? article) : [])),
  ).size

async function nothingFor(ledger: Ledger, all: number, isAsked: boolean): Promise<string> {
  if ((await articlesIn(ledger)) === 0) return NO_ARTICLES
  if (isAsked && all > 0)
    return `No claim of this ledger is so. All that is asked must hold of one; a star finds beginnings, as in ferr*.`
  return "No claims were found in the articles of this ledger."
}
