/** From whom an article has a statement: the first sayer, those who passed it on, and the outlet that prints it. */
import { z } from "zod"
import type { Ledger } from "../ledger/index.ts"
import {
  linkTo,
  MissingError,
  type Record,
  type Relay,
  type Source,
  SourceType,
  Span,
  StatementId,
  statementOf,
} from "../record/index.ts"
import { Origins, originsOf } from "./origins.ts"
import { calledIn, StatementLine, statementLineOf } from "./statement-line.ts"
import { TOLD, useCase } from "./use-case.ts"

const Step = z.object({
  role: z.enum(["source", "relay", "outlet"]),
  who: z.string().nullable().describe("by name where the article has one, else in its words; null: nobody is named"),
  entity: z.string().nullable().describe("who that is over all articles"),
  type: SourceType.nullable(),
  words: z.array(Span).describe("that stand for them in the article"),
  carried: z.boolean().describe("another sentence names it, as what several statements rest on"),
  link: z.string().nullable().describe("opens the article at these words; null: it is not on the web"),
})

export const chain = useCase({
  about:
    "From whom an article has a statement, from the first sayer outwards, and on how many origins its claims rest.",
  writes: false,
  input: z.object({
    article: z
      .string()
      .regex(/^[0-9a-f]{6,64}$/, "an article's id, or its beginning, 6 characters or more")
      .describe("an article's id, or its beginning, 6 characters or more"),
    statement: StatementId.describe("its number in the article: s1"),
  }),
  reads: () => TOLD,
  output: z.object({
    statement: StatementLine,
    steps: z.array(Step).describe("the first sayer first, the outlet last"),
    claims: z.array(Origins).describe("what it claims, as it stands over all articles; none before they were compared"),
  }),
  async run({ ledger }, { article, statement }) {
    const record = (await ledger.article(article))?.record
    const found = record && statementOf(record, statement)
    if (!record || !found)
      throw new MissingError({
        what: record ? "the article has no such statement" : "the ledger has no such article",
        where: `${article}/${statement}`,
        next: "look it up with a search of statements",
      })
    const { source, via } = found
    // A source is no relay of its own words.
    const relays = via.filter((relay) => relay.entity === null || relay.entity !== source.entity)
    const entity = source.entity === null ? null : await ledger.entityOf(record.article.id, source.entity)
    return {
      statement: statementLineOf(record, found, { entity, snippet: found.content.spans[0]?.text ?? "" }),
      steps: [
        await stepOf(ledger, record, source, "source"),
        ...(await Promise.all(relays.map((relay) => stepOf(ledger, record, relay, "relay")))),
        outletOf(record),
      ],
      claims: await originsOf(ledger, record.article.id, statement),
    }
  },
})

async function stepOf(
  ledger: Ledger,
  record: Record,
  party: Source | Relay,
  role: "source" | "relay",
): Promise<z.output<typeof Step>> {
  const { spans, entity, type } = party
  return {
    role,
    who: calledIn(record, party),
    entity: entity === null ? null : await ledger.entityOf(record.article.id, entity),
    type,
    words: spans,
    carried: "carried" in party && party.carried === true,
    link: linkTo(record.article, spans[0]),
  }
}

const outletOf = ({ article }: Record): z.output<typeof Step> => ({
  role: "outlet",
  who: article.outlet,
  entity: null,
  type: "media",
  words: [],
  carried: false,
  link: linkTo(article, undefined),
})
