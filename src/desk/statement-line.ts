/** A statement as a line of a list: all that is needed to read it, print it and find its place, without its article. */
import { z } from "zod"
import {
  entityOf,
  linkToWords,
  Quotation,
  type Record,
  SourceType,
  Span,
  Stance,
  type Statement,
  statementVerdicts,
  words,
} from "../record/index.ts"

export const StatementLine = z
  .object({
    id: z.string().describe("ARTICLE/sN"),
    article: z.string(),
    statement: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    speaker: z.string().nullable().describe("by the fullest name of its article, else by the words that stand for it"),
    entity: z.string().nullable().describe("who that is over all articles"),
    source: z.string().nullable().describe("the words that stand for the speaker"),
    sourceType: SourceType.nullable(),
    stance: Stance.nullable(),
    cue: z.string().nullable(),
    quotation: Quotation,
    words: z.string().describe("of the content, as they stand in the text; where they are parted, … stands between"),
    spans: z.array(Span).describe("the same, character by character; none where somebody will not speak"),
    snippet: z.string().describe("the words around what was found, what was found between « »"),
    hedge: z.string().nullable(),
    said: z.string().nullable().describe("TIMEX3 value"),
    through: z.array(z.string()).describe("who passed it on, from the source outwards"),
    judged: z.array(z.enum(words(statementVerdicts))).describe("what people judged of it, oldest first"),
    confidence: z.number(),
    link: z.string().nullable().describe("opens the article at these words; null: it is not on the web"),
  })
  .meta({ id: "StatementLine" })
export type StatementLine = z.output<typeof StatementLine>

/** @param around who the speaker is over all articles, and the words around what was found */
export function statementLineOf(
  record: Record,
  statement: Statement,
  { entity, snippet }: { entity: string | null; snippet: string },
): StatementLine {
  const { article } = record
  const { source, cue, content, via, hedge } = statement
  return {
    id: `${article.id}/${statement.id}`,
    article: article.id,
    statement: statement.id,
    title: article.title,
    outlet: article.outlet,
    published: article.published,
    speaker: calledIn(record, source),
    entity,
    source: joined(source.spans),
    sourceType: source.type,
    stance: statement.stance,
    cue: joined(cue.spans),
    quotation: content.quotation,
    words: joined(content.spans) ?? "",
    spans: content.spans,
    snippet,
    hedge: joined(hedge?.spans ?? []),
    said: statement.said?.value ?? null,
    through: via.flatMap((relay) => calledIn(record, relay) ?? []),
    judged: (statement.judged ?? []).map(({ verdict }) => verdict),
    confidence: statement.confidence,
    link: linkToWords(record, statement),
  }
}

/** What somebody is called: by name where the article has one, else by its words for them; null where it has neither. */
export function calledIn(record: Record, party: { entity: string | null; spans: readonly Span[] }): string | null {
  return entityOf(record, party.entity)?.name ?? joined(party.spans)
}

/** On one line. */
const joined = (spans: readonly Span[]): string | null =>
  spans.length === 0 ? null : spans.map(({ text }) => text.replace(/\s+/g, " ").trim()).join(" … ")
