/** Somebody over all articles: names, roles as outlets gave them, what they say, and what is said of them, article by article. */
import { z } from "zod"
import type { Appearance, Ledger } from "../../ledger/index.ts"
import { EntityType, MissingError, type Record, Span, type Statement } from "../../record/index.ts"
import { JudgementLine, judgementLineOf } from "../judgements.ts"
import { Damaged, openedIn } from "../opened.ts"
import { StatementLine, statementLineOf } from "../statement-line.ts"
import { listOf, Paging, TOLD, useCase } from "../use-case.ts"
import { EntityId } from "./people.ts"

const Alias = z.object({ id: z.string(), name: z.string(), articles: z.int(), statements: z.int() })

/** One article that names somebody. */
const Naming = z.object({
  article: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  roles: z.array(Span).describe("what it calls them besides their name"),
  says: z.array(StatementLine),
  about: z.array(StatementLine).describe("statements of others whose words name them"),
})

/** Articles whose records are opened for one page. */
const AT_ONCE = 20

export const person = useCase({
  about: "Somebody over all articles: names and why they are one, roles, what they say, and what is said of them.",
  writes: false,
  input: z.object({
    ...Paging.shape,
    id: EntityId.describe("of any of their names"),
    limit: z.coerce.number().int().min(1).max(AT_ONCE).default(AT_ONCE).describe("how many articles, at most"),
  }),
  reads: () => TOLD,
  output: listOf(Naming).extend({
    id: z.string(),
    name: z.string(),
    type: EntityType,
    articles: z.int(),
    statements: z.int(),
    aliases: z.array(Alias).describe("the one with the most statements first"),
    joins: z
      .array(z.object({ names: z.array(z.string()).length(2), score: z.number(), why: z.array(z.string()) }))
      .describe("why names are taken for one"),
    damaged: Damaged,
    judgements: z.array(JudgementLine).describe("on these names, the newest first"),
  }),
  async run({ ledger }, { id, limit, cursor }) {
    const known = await ledger.entity(id)
    if (!known)
      throw new MissingError({
        what: "nobody in the ledger has this id",
        where: id,
        next: "look the name up in the list of people",
      })
    const page = await ledger.appearances(id, { limit, ...(cursor === undefined ? {} : { cursor }) })
    const { name, type, articles, statements, aliases, joins } = known
    const judged = await ledger.judgementsOn(aliases.map((alias) => alias.id))
    return {
      ...{ id: known.id, name, type, articles, statements, aliases },
      joins: joins.map(({ names, score, why }) => ({ names: [...names], score, why })),
      judgements: await Promise.all(judged.map((judgement) => judgementLineOf(ledger, judgement))),
      ...(await namings(ledger, page.items, known.id)),
      next: page.next,
    }
  },
})

async function namings(ledger: Ledger, appearances: readonly Appearance[], id: string) {
  const { record: opened, damaged } = openedIn(ledger)
  const items: z.input<typeof Naming>[] = []
  for (const { article, entities } of appearances) {
    const record = await opened(article)
    if (record) items.push(namingIn(record, new Set(entities), id))
  }
  return { items, damaged }
}

/** @param own the person's ids in this record */
function namingIn(record: Record, own: ReadonlySet<string>, id: string): z.input<typeof Naming> {
  const { article, entities, statements } = record
  const me = entities.filter((entity) => own.has(entity.id))
  const isOwn = ({ source }: Statement) => source.entity !== null && own.has(source.entity)
  const mentions = me.flatMap((entity) => entity.mentions)
  const names = ({ content }: Statement) =>
    mentions.some((mention) => content.spans.some((span) => holds(span, mention)))
  const about = statements.filter((statement) => !isOwn(statement) && names(statement))
  const outer = new Set(about.map((statement) => statement.id))
  const lineOf = (statement: Statement, entity: string | null) =>
    statementLineOf(record, statement, { entity, snippet: "" })
  return {
    article: article.id,
    title: article.title,
    outlet: article.outlet,
    published: article.published,
    roles: distinct(me.flatMap(({ descriptors }) => descriptors)),
    says: statements.filter(isOwn).map((statement) => lineOf(statement, id)),
    // What stands within a statement that names them already is not shown twice.
    about: about
      .filter(({ within }) => within === null || !outer.has(within))
      .map((statement) => lineOf(statement, null)),
  }
}

const holds = (span: Span, { start, end }: Span) => span.start <= start && end <= span.end

const distinct = (spans: readonly Span[]) => [
  ...new Map(spans.map((span) => [span.text.toLowerCase().replace(/\s+/g, " "), span])).values(),
]
