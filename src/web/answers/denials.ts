/** Claim against denial: what is denied, by whom, and against which statement, where the text ties the two together. */
import {
  type Range,
  type Record,
  type Shelf,
  type Span,
  type Statement,
  sentenceAt,
  shelvedBy,
} from "../../record/index.ts"
import { joined } from "../words.ts"

export interface Denial {
  denial: Statement
  /** null: no statement of this article is surely the one denied */
  claim: Statement | null
}

/** Words that take up a claim just made: "which he denies", "denied it", "dismissed the report". */
const TAKES_UP =
  /^(which|that|this|it|them|so)[,.;]?$|^((the|this|that|these|those|such|any such|her|his|their|its)\s+(\p{L}+\s+)?(report|claim|allegation|accusation|account|charge|suggestion|assertion|criticism|version|story|statement|figure)s?)\b/iu

/** One for each denial, in the text's order. */
export function denialsIn(record: Record): Denial[] {
  const outer = record.statements.filter(({ within }) => within === null)
  const contents = shelvedBy(outer, ({ content }) => content.spans)
  return record.statements
    .filter(({ stance }) => stance === "denies")
    .map((denial) => ({ denial, claim: claimOf(record, outer, contents, denial) }))
}

/** The statement of somebody else whose words are denied; or, where they are only taken up, the nearest, in this sentence or the one before. */
function claimOf(
  { article }: Record,
  outer: readonly Statement[],
  contents: Shelf<number>,
  denial: Statement,
): Statement | null {
  const isOther = ({ id, source }: Statement) =>
    id !== denial.id && (source.entity === null || source.entity !== denial.source.entity)
  /** Of somebody else, with a content that shares a character with one of these, in the text's order. */
  const others = (ranges: readonly Range[]) =>
    [...new Set(ranges.flatMap((range) => contents.over(range)).map(({ value }) => value))]
      .sort((a, b) => a - b)
      .flatMap((i) => outer[i] ?? [])
      .filter(isOther)
  const shared = others(denial.content.spans).find(({ content }) => !overlaps(content.spans, denial.cue.spans))
  if (shared) return shared
  const what = denial.content.spans[0]
  if (what && !TAKES_UP.test(joined(denial.content.spans))) return null
  const at = Math.min(
    ...[denial.cue, denial.source, denial.content].flatMap(({ spans }) => spans.map(({ start }) => start)),
  )
  const here = sentenceAt(article.text, { start: at, end: at + 1 })
  const from = here.start > 0 ? sentenceAt(article.text, { start: here.start - 2, end: here.start - 1 }).start : 0
  const before = others([{ start: from, end: at }])
  return before.findLast(({ content }) => content.spans.some(({ start, end }) => start >= from && end <= at)) ?? null
}

function overlaps(some: readonly Span[], others: readonly Span[]): boolean {
  return some.some(({ start, end }) => others.some((other) => other.start < end && other.end > start))
}
