/** One statement a row: what CSV and Parquet share. */
import type { Cell, Span, Statement } from "../../record/index.ts"
import { calendarDate } from "./calendar.ts"
import { type Entry, speakerOf, wordsOf } from "./entry.ts"
import { toldOf } from "./told.ts"

/** The columns in their order, each with what stands in it. */
const columns = {
  id: ({ record }, { id }) => `${record.article.id}/${id}`,
  article: ({ record }) => record.article.id,
  uri: ({ record }) => record.article.uri,
  url: ({ record }) => record.article.url,
  outlet: ({ record }) => record.article.outlet,
  title: ({ record }) => record.article.title,
  published: ({ record }) => record.article.published,
  speaker: ({ record }, statement) => speakerOf(statement, record),
  speaker_id: ({ identities }, { source }) => identities.get(source.entity ?? "") ?? null,
  source: (_, { source }) => words(source),
  source_type: (_, { source }) => source.type,
  source_count: (_, { source }) => source.count,
  cue: (_, { cue }) => words(cue),
  stance: (_, { stance }) => stance,
  told: ({ record }, statement) => toldOf(statement, record),
  content: (_, { content }) => words(content),
  quotation: (_, { content }) => content.quotation,
  addressee: (_, { addressee }) => words(addressee),
  medium: (_, { medium }) => words(medium),
  medium_kind: (_, { medium }) => medium?.kind ?? null,
  occasion: (_, { occasion }) => words(occasion),
  said: (_, { said }) => said?.value ?? null,
  said_date: (_, { said }) => calendarDate(said?.value),
  hedge: (_, { hedge }) => words(hedge),
  condition: (_, { condition }) => words(condition),
  via: (_, { via }) => (via.length ? via.map(({ spans }) => wordsOf(spans)).join(" < ") : null),
  within: ({ record }, { within }) => (within === null ? null : `${record.article.id}/${within}`),
  start: (_, { content }) => content.spans[0]?.start ?? null,
  end: (_, { content }) => content.spans.at(-1)?.end ?? null,
  confidence: (_, { confidence }) => confidence,
  judged: (_, { judged }) => judged?.map(({ verdict, who }) => `${verdict} by ${who}`).join("; ") ?? null,
  model: ({ record }) => `${record.model.name} ${record.model.version}`,
} satisfies { [column: string]: (entry: Entry, statement: Statement) => Cell }

export type Column = keyof typeof columns
export const columnNames = Object.keys(columns) as Column[]

export const rowsOf = (entry: Entry): Cell[][] =>
  entry.record.statements.map((statement) => columnNames.map((column) => columns[column](entry, statement)))

const words = (part: { spans: Span[] } | null): string | null => (part?.spans.length ? wordsOf(part.spans) : null)
