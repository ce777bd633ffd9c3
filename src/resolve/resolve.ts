/**
 * Article and reading → everything else of its record.
 *
 * In: an article and what reading found in it. Out: entities, statements, events, times and notes, each pointing at its words.
 */
import type { Article, Note, Reading, Record } from "../record/index.ts"
import { statementsOf } from "./statements.ts"

export type Resolved = Pick<Record, "entities" | "statements" | "events" | "times" | "notes">

export function resolve(article: Article, reading: Reading): Resolved {
  const notes: Note[] = []
  if (!article.published) notes.push({ code: "no-date", span: null })
  if (article.language && !/^en\b/i.test(article.language)) notes.push({ code: "language-forced", span: null })
  return {
    entities: [],
    statements: statementsOf(reading.attributions, reading.quotations),
    events: [],
    times: [],
    notes,
  }
}
