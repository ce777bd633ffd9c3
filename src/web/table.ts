/** The statements of a record as files to take away: CSV for a spreadsheet, JSON for a program. */
import { type Cell, csvHead, csvLine, linkToWords, type Record, type Span, type Statement } from "../record/index.ts"
import { joined, nameOf } from "./words.ts"

const columns = {
  id: (_, { id }) => id,
  outlet: ({ article }) => article.outlet,
  title: ({ article }) => article.title,
  published: ({ article }) => article.published,
  speaker: (record, { source }) => nameOf(record, source.entity),
  source: (_, { source }) => words(source),
  source_type: (_, { source }) => source.type,
  source_count: (_, { source }) => source.count,
  cue: (_, { cue }) => words(cue),
  stance: (_, { stance }) => stance,
  content: (_, { content }) => words(content),
  quotation: (_, { content }) => content.quotation,
  addressee: (_, { addressee }) => words(addressee),
  medium: (_, { medium }) => words(medium),
  occasion: (_, { occasion }) => words(occasion),
  said: (_, { said }) => said?.value ?? null,
  hedge: (_, { hedge }) => words(hedge),
  condition: (_, { condition }) => words(condition),
  via: (_, { via }) => via.map(({ spans }) => joined(spans)).join(" < ") || null,
  within: (_, { within }) => within,
  start: (_, { content }) => content.spans[0]?.start ?? null,
  end: (_, { content }) => content.spans.at(-1)?.end ?? null,
  confidence: (_, { confidence }) => confidence,
  link: linkToWords,
} satisfies { [column: string]: (record: Record, statement: Statement) => Cell }

export function csvOf(record: Record, statements: readonly Statement[]): string {
  const rows = statements.map((statement) => csvLine(Object.values(columns).map((cell) => cell(record, statement))))
  return csvHead(Object.keys(columns)) + rows.join("")
}

/** The record with these statements only, offsets and all. */
export function jsonOf(record: Record, statements: readonly Statement[]): string {
  return `${JSON.stringify({ ...record, statements }, null, 2)}\n`
}

const words = (part: { spans: readonly Span[] } | null): string | null =>
  part?.spans.length ? joined(part.spans) : null
