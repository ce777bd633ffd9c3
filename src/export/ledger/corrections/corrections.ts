/** What people judged of an article's statements → what was read and what should be, each with the paragraphs around it: what a model can learn from. */
import { paragraphsOf } from "../../../language/index.ts"
import {
  entityOf,
  type JudgedBy,
  type Range,
  type Record,
  type Span,
  type Statement,
  type StatementJudgement,
  spanOf,
  statementOf,
  type VouchedField,
  vouchedFields,
} from "../../../record/index.ts"

/** An article as it was read, with what was put in, and as people corrected it, with which judgement is on which statement. */
export interface JudgedArticle {
  record: Record
  asRead: Record
  added: readonly Statement[]
  applied: readonly { judgement: StatementJudgement; statement: string | null }[]
}

interface Side {
  speaker: { name: string; type: string } | null
  source: { spans: Span[]; type: string | null }
  cue: Span[]
  content: { spans: Span[]; quotation: string }
  stance: string | null
}

interface Correction {
  id: string
  article: Pick<Record["article"], "id" | "url" | "outlet" | "published" | "language">
  model: Record["model"]
  /** the paragraphs in which its words stand; all spans count from the beginning of the article */
  context: Span
  /** null: it was read as no statement */
  read: Side | null
  /** null: it is no statement */
  should: Side | null
  /** the fields that somebody vouches for */
  judged: VouchedField[]
  by: Omit<JudgedBy, "number">[]
}

export function correctionsIn({ record, asRead, added, applied }: JudgedArticle): Correction[] {
  const { id, url, outlet, published, language, text } = record.article
  const paragraphs = paragraphsOf(text)
  const put = new Set(added)
  return [...asRead.statements, ...added].flatMap((read) => {
    const judgements = applied.filter(({ statement }) => statement === read.id).map(({ judgement }) => judgement)
    const should = statementOf(record, read.id)
    const fields = should ? vouchedFields({ judged: judgements }) : []
    if (should ? fields.length === 0 : put.has(read)) return []
    const context = contextOf(text, paragraphs, [...wordsOf(read), ...(should ? wordsOf(should) : [])])
    if (!context) return []
    return {
      id: `${id}/${read.id}`,
      article: { id, url, outlet, published, language },
      model: record.model,
      context,
      read: put.has(read) ? null : sideOf(read, asRead),
      should: should ? sideOf(should, record) : null,
      judged: fields,
      by: judgements.map(({ verdict, who, why, at }) => ({ verdict, who, why, at })),
    }
  })
}

function sideOf({ source, cue, content, stance }: Statement, record: Record): Side {
  const entity = entityOf(record, source.entity)
  return {
    speaker: entity ? { name: entity.name, type: entity.type } : null,
    source: { spans: source.spans, type: source.type },
    cue: cue.spans,
    content,
    stance,
  }
}

const wordsOf = ({ source, cue, content }: Statement): Span[] => [...source.spans, ...cue.spans, ...content.spans]

function contextOf(text: string, paragraphs: readonly Range[], words: readonly Span[]): Span | null {
  if (words.length === 0) return null
  const [first, last] = [Math.min(...words.map(({ start }) => start)), Math.max(...words.map(({ end }) => end))]
  const around = paragraphs.filter(({ start, end }) => start < last && first < end)
  return spanOf(text, Math.min(first, around[0]?.start ?? first), Math.max(last, around.at(-1)?.end ?? last))
}
