/** One outlet: what kind of sources it has, through whom it gets things, who did not speak to it, and what it changed. Counts, and never a score. */
import { z } from "zod"
import type { Language } from "../../language/index.ts"
import type { Ledger } from "../../ledger/index.ts"
import { linkTo, MissingError, type Record, SourceType, Span } from "../../record/index.ts"
import { citationsOf, knownOutlets } from "../../story/index.ts"
import { Damaged, openedIn } from "../opened.ts"
import { calledIn, StatementLine, statementLineOf } from "../statement-line.ts"
import { LISTED, useCase } from "../use-case.ts"

const Giver = z.object({
  name: z.string(),
  isHere: z.boolean().describe("whether the ledger has articles of an outlet of this name"),
  articles: z.int().describe("of those that were opened, in which something comes from it"),
  as: z
    .array(z.enum(["source", "relay", "told", "credit"]))
    .describe("it says so itself, passes it on, was told it, or its text is credited"),
  shown: z.object({
    article: z.string(),
    title: z.string().nullable(),
    published: z.string().nullable(),
    words: Span.nullable().describe("that name it, in the newest such article; null: only the byline does"),
    link: z.string().nullable(),
  }),
})
type Giver = z.infer<typeof Giver>

const Withheld = z.object({
  id: z.string().nullable().describe("who that is over all articles"),
  name: z.string(),
  statements: z.int(),
  articles: z.int(),
})

export const outlet = useCase({
  about: "One outlet: its kinds of sources, through whom it gets things, who did not speak to it, what it changed.",
  writes: false,
  input: z.object({ name: z.string().min(1).max(300).describe("as the list of outlets has it") }),
  reads: () => LISTED,
  output: z.object({
    name: z.string(),
    articles: z.int(),
    statements: z.int(),
    first: z.string().nullable(),
    last: z.string().nullable(),
    counted: z
      .object({ articles: z.int(), statements: z.int(), through: z.int(), looked: z.int() })
      .describe(
        "over how many of its newest articles it was counted; of the statements, those that came through others, and those that somebody judged",
      ),
    sources: z.array(z.object({ type: SourceType.nullable(), sources: z.int(), statements: z.int() })),
    opened: z.int().describe("of its newest articles, so many were opened for what follows"),
    damaged: Damaged,
    givers: z.array(Giver).describe("outlets that it has things from"),
    withheld: z.array(Withheld).describe("who would not speak, or could not be reached, most often"),
    silences: z.array(StatementLine).describe("such statements in the articles that were opened"),
    revised: z
      .array(
        z.object({
          id: z.string(),
          of: z.string(),
          title: z.string().nullable(),
          published: z.string().nullable(),
          recordedAt: z.string(),
        }),
      )
      .describe("articles that it changed, those that were seen last first"),
  }),
  async run({ ledger, language }, { name }) {
    const found = await ledger.outlet(name)
    if (!found)
      throw new MissingError({
        what: "the ledger has no article of this outlet",
        where: name,
        next: "take its name from the list of outlets",
      })
    const { newest, ...counts } = found
    const { record, damaged } = openedIn(ledger)
    const records = (await Promise.all(newest.map(record))).flatMap((one) => one ?? [])
    const names = (await ledger.outlets({ limit: MOST_KNOWN })).items.flatMap(({ name }) => name ?? [])
    return {
      ...counts,
      opened: records.length,
      damaged,
      givers: giversIn(records, names, language),
      silences: await silencesIn(ledger, records),
    }
  },
})

/** Outlets whose short names are heeded, and names that are listed. */
const [MOST_KNOWN, MOST] = [500, 40]

/** @param records the newest first */
function giversIn(records: readonly Record[], names: readonly string[], language: Language): Giver[] {
  const known = knownOutlets(
    names.map((outlet) => ({ outlet, url: null })),
    language,
  )
  const here = new Set(names)
  const givers = new Map<string, Giver & { in: Set<string> }>()
  for (const record of records)
    for (const { family, outlet, kind, span } of citationsOf(record, language, known)) {
      const { article } = record
      const giver = givers.get(family ?? outlet.toLowerCase()) ?? {
        name: outlet,
        isHere: here.has(outlet),
        articles: 0,
        as: [],
        shown: {
          article: article.id,
          title: article.title,
          published: article.published,
          words: span,
          link: linkTo(article, span ?? undefined),
        },
        in: new Set<string>(),
      }
      if (giver.shown.words === null && span && giver.shown.article === article.id)
        giver.shown = { ...giver.shown, words: span, link: linkTo(article, span) }
      giver.in.add(article.id)
      if (!giver.as.includes(kind)) giver.as.push(kind)
      givers.set(family ?? outlet.toLowerCase(), giver)
    }
  return [...givers.values()]
    .map(({ in: articles, ...giver }) => ({ ...giver, articles: articles.size }))
    .sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
}

async function silencesIn(ledger: Ledger, records: readonly Record[]) {
  const lines: z.input<typeof StatementLine>[] = []
  for (const record of records)
    for (const statement of record.statements) {
      if (statement.stance !== "withholds" || calledIn(record, statement.source) === null || lines.length >= MOST)
        continue
      const local = statement.source.entity
      const entity = local === null ? null : await ledger.entityOf(record.article.id, local)
      lines.push(statementLineOf(record, statement, { entity, snippet: "" }))
    }
  return lines
}
