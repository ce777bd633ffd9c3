/**
 * Which statement of a reading a judgement is about. In the same text it is the one at the same place: the same words, or mostly the same with the same word of saying. In another text,
 * of a later version, it is the only one with the same words. Where it cannot be told, there is none: a judgement is never hung on something else.
 */
import type { Record, Span, Statement, StatementVerdict, Target } from "../../record/index.ts"
import { isSame, overlap, quotes, wordingOf } from "./places.ts"

/** Of two contents with one word of saying, so much of what either has must be in both. */
const MOSTLY = 0.5

export interface Fit {
  statement: Statement
  /** by how many characters its words stand further on than they did */
  shift: number
}

export function fitOf(verdict: StatementVerdict, record: Record): Fit | null {
  const { target } = verdict
  const { text } = record.article
  if (!isIn(text, target)) return isOwn(target, record) ? null : byWords(target, record)
  const contents = [target.content, ...("words" in verdict && quotes(text, verdict.words) ? [verdict.words] : [])]
  const best = record.statements
    .flatMap((statement) => contents.map((content) => ({ statement, rank: rankOf(statement, { ...target, content }) })))
    .reduce<{ statement: Statement; rank: number } | null>((best, each) => {
      return each.rank > (best?.rank ?? 0) ? each : best
    }, null)
  if (best) return { statement: best.statement, shift: 0 }
  return isOwn(target, record) ? null : byWords(target, record)
}

/** Whether nothing in a reading is what was judged to be none. */
export function isNowhere({ target }: StatementVerdict, { article, statements }: Record): boolean {
  return (
    !isIn(article.text, target) ||
    statements.every(
      ({ content, cue }) => overlap(content.spans, target.content) === 0 || isOther(cue.spans, target.cue),
    )
  )
}

/** Whether the judgement was made on this very text. */
export const isOwn = ({ article }: Target, record: Record): boolean => article === record.article.id

const isIn = (text: string, { content, source, cue }: Target) => quotes(text, [...content, ...source, ...cue])

/** 0: it is another one. */
function rankOf({ content, cue, source }: Statement, target: Target): number {
  const [sameContent, sameCue, sameSource] = [
    isSame(content.spans, target.content),
    isSame(cue.spans, target.cue),
    isSame(source.spans, target.source),
  ]
  const shared = overlap(content.spans, target.content)
  const isIt =
    content.spans.length === 0 || target.content.length === 0
      ? sameContent && sameCue && cue.spans.length > 0
      : sameContent
        ? sameSource || !isOther(cue.spans, target.cue)
        : shared >= MOSTLY && overlap(cue.spans, target.cue) > 0
  return isIt ? 1 + 8 * Number(sameContent) + 4 * Number(sameCue) + 2 * Number(sameSource) + shared : 0
}

/** Two words of saying, and not one and the same. */
const isOther = (a: readonly Span[], b: readonly Span[]) => a.length > 0 && b.length > 0 && overlap(a, b) === 0

function byWords(target: Target, { statements }: Record): Fit | null {
  const key = (content: readonly Span[], cue: readonly Span[], source: readonly Span[]) =>
    JSON.stringify([content, cue, source].map(wordingOf))
  const wanted = key(target.content, target.cue, target.source)
  const [first] = [...target.content, ...target.cue]
  const [found, other] = statements.filter(
    (each) => key(each.content.spans, each.cue.spans, each.source.spans) === wanted,
  )
  const [now] = found ? [...found.content.spans, ...found.cue.spans] : []
  return found && !other && first && now ? { statement: found, shift: now.start - first.start } : null
}
