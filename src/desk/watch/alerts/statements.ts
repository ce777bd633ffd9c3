/** What a saved search finds in articles that came since: each wording once, however many print it, and nothing that the version before said already. */
import type { Ledger, Saved, SavedQuery } from "../../../ledger/index.ts"
import {
  type Article,
  entityOf,
  type Record,
  type Span,
  type Statement,
  spanOf,
  statementOf,
} from "../../../record/index.ts"
import { folded } from "./state.ts"

export interface FoundStatement {
  article: Article
  statement: Statement
  who: string | null
  span: Span
  /** the same for the same words of the same people */
  mark: string
}

/** Shorter ones ("No comment") are said again and again, and each time are something else. */
const SHORT = 4

export async function statementsFound(
  ledger: Ledger,
  query: SavedQuery,
  { upto }: Pick<Saved, "upto">,
): Promise<FoundStatement[]> {
  const found: FoundStatement[] = []
  const hits = await ledger.watches.statementsSince(query, upto)
  for (const [id, own] of Map.groupBy(hits, ({ article }) => article)) {
    const kept = await ledger.article(id)
    if (!kept) continue
    const before = kept.revisionOf === null ? null : await ledger.article(kept.revisionOf)
    const said = new Set(before?.record.statements.map((each) => saidIn(before.record, each)))
    for (const { statement: name } of own) {
      const statement = statementOf(kept.record, name)
      const span = statement && wordsOf(kept.record.article, statement)
      if (!statement || !span || said.has(saidIn(kept.record, statement))) continue
      const words = saidIn(kept.record, statement)
      const isShort = folded(span.text).split(" ").length < SHORT
      const mark = isShort ? `${kept.record.article.id} ${words}` : words
      found.push({ article: kept.record.article, statement, who: whoSays(kept.record, statement), span, mark })
    }
  }
  return found
}

function saidIn(record: Record, statement: Statement): string {
  const words = statement.content.spans.map(({ text }) => text).join(" ")
  return [whoSays(record, statement) ?? "", statement.stance ?? "", words].map(folded).join("\n")
}

const whoSays = (record: Record, { source }: Statement): string | null =>
  entityOf(record, source.entity)?.name ?? (source.spans.map(({ text }) => text).join(" ") || null)

/** Longer words than these are not one quotation in pieces. */
const LONGEST = 1000

/** The words of a statement; of one in pieces all of it, with what stands between, where that is not long. Of one without content, what shows that it was refused. */
function wordsOf({ text }: Article, { content, cue, source }: Statement): Span | null {
  const spans = [content.spans, cue.spans, source.spans].find(({ length }) => length > 0) ?? []
  const [first] = spans
  if (!first) return null
  const [start, end] = [Math.min(...spans.map((each) => each.start)), Math.max(...spans.map((each) => each.end))]
  return end - start > LONGEST ? first : spanOf(text, start, end)
}
