/** The words around a cue that belong to the act of saying: its sentence without the content and without the source. */
import { type Attribution, type Span, spanOf } from "../../record/index.ts"
import {
  extentOf,
  holding,
  isInside,
  merged,
  type Passage,
  type Shelf,
  sentenceOf,
  shelf,
  type Token,
  tokensIn,
} from "../words/index.ts"

export interface Clause {
  /** the sentence's tokens outside content and source, in text order */
  tokens: readonly Token[]
  /** index of the first token of the cue, and after its last; -1 for both when there is no cue */
  cueFrom: number
  cueTo: number
  start: number
  end: number
}

/** All attributions of an article, and their parts by where they stand; made once. */
export interface Others {
  all: readonly Attribution[]
  contents: Shelf<Attribution>
  /** their cues and sources */
  marks: Shelf<Attribution>
}

export function othersOf(all: readonly Attribution[]): Others {
  const [contents, marks] = [shelf<Attribution>(), shelf<Attribution>()]
  for (const attribution of all) {
    for (const span of attribution.content) contents.put(span, attribution)
    for (const span of [...attribution.cue, ...attribution.source]) marks.put(span, attribution)
  }
  return { all, contents, marks }
}

export function clauseOf(passage: Passage, attribution: Attribution, others: Others = othersOf([])): Clause {
  const { cue, content, source } = attribution
  const anchor = extentOf(cue.length ? cue : source.length ? source : content) ?? { start: 0, end: 0 }
  const sentence = sentenceOf(passage, anchor.start) ?? anchor
  const end = Math.max(sentenceOf(passage, Math.max(anchor.end - 1, 0))?.end ?? anchor.end, sentence.end)
  const near = others.contents.over({ start: sentence.start, end }).filter(({ value }) => isApart(value, attribution))
  const inner = merged([...content, ...source, ...near])
  // The clause of a claim inside a claim ends where the other's content ends.
  const around = attribution.within === null ? null : others.all[attribution.within]?.content
  const tokens = tokensIn(passage, { start: sentence.start, end }).filter(
    (token) =>
      (!holding(inner, token.start) || isInside(token.start, cue)) && (!around || isInside(token.start, around)),
  )
  const cueFrom = tokens.findIndex((token) => isInside(token.start, cue))
  const cueTo = tokens.findLastIndex((token) => isInside(token.start, cue)) + 1
  return { tokens, cueFrom, cueTo: cueFrom < 0 ? -1 : cueTo, start: sentence.start, end }
}

/** Another attribution's content is not this one's clause, unless this one stands in it. */
function isApart(other: Attribution, attribution: Attribution): boolean {
  if (other === attribution) return false
  const at = attribution.cue[0]?.start ?? attribution.content[0]?.start ?? 0
  return !isInside(at, other.content)
}

/** The span over tokens[from, to), cut where they are parted by what was left out; null when there is none. */
export function spanOver(passage: Passage, tokens: readonly Token[], from: number, to: number): Span | null {
  const first = tokens[from]
  let last = first
  for (let at = from + 1; at < to; at++) {
    const token = tokens[at]
    if (!token || !last || token.start - last.end > 2) break
    last = token
  }
  return first && last ? spanOf(passage.text, first.start, last.end) : null
}
