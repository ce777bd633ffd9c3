/** Which time expression of its own clause says when something was said: "said on Tuesday", "told reporters late on Monday". */
import { wordList } from "../../language/index.ts"
import type { Attribution, Range, Timex } from "../../record/index.ts"
import { extentOf, isInside, type Passage, rangeAt } from "../words/index.ts"
import type { Clause } from "./clause.ts"

const documents = new Set(wordList("document-words"))

/** A day or a moment that can be pointed at, not a length of time and not how often. */
export function isPoint({ type }: Timex): boolean {
  return type === "DATE" || type === "TIME"
}

/** Whether it is no more than a vague time ("recently"), or the day of something else ("Monday's debate"). */
function isOther(text: string, { value, end }: Timex): boolean {
  return /_REF$/.test(value) || /^['’]s?\s+\p{L}/u.test(text.slice(end, end + 12))
}

/** The nearest time of the cue's clause: after the cue before one in front of it; else one that the source bears ("a 2031 study"); else one that opens
 *  a sentence before it in the paragraph and so holds for it ("This morning the embassy rang back. “No,” it said."). */
export function ownTime(
  passage: Passage,
  attribution: Attribution,
  clause: Clause,
  all: readonly Timex[],
): Timex | null {
  const cue = extentOf(attribution.cue)
  if (!cue) return null
  const times = all.filter((time) => isPoint(time) && !isOther(passage.text, time))
  const free = new Set(clause.tokens.map((token) => token.start))
  const inSource = times.filter((time) => isInside(time.start, attribution.source) && isWritten(attribution))
  const here = times.filter(
    (time) =>
      free.has(time.start) &&
      !isInside(time.start, attribution.content) &&
      clause.start <= time.start &&
      time.start < clause.end &&
      !isOfAnother(passage.text, time, cue),
  )
  const far = (time: Timex) => (time.start >= cue.start ? time.start - cue.start : 40 + cue.start - time.end)
  return here.sort((a, b) => far(a) - far(b))[0] ?? inSource[0] ?? opening(passage, clause.start, times)
}
function isWritten({ source }: Attribution): boolean {
  return source.some((span) => (span.text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => documents.has(word)))
}

/** "since the office announced on Friday …, she told", "said it would stay, as he had warned in August": the time of another act. */
function isOfAnother(text: string, time: Timex, cue: Range): boolean {
  const from = time.start < cue.start ? text.slice(0, time.start).search(/[^,;:—–.?!”"]*$/) : cue.end
  const between = text.slice(Math.max(from, 0), time.start)
  if (time.start < cue.start) return /\b(?:since|after|when|until|who|which|whose|before)\b/i.test(between)
  return /,\s*(?:as|after)\b|\b(?:who|which|whose|since|when|until|before|where|because)\b/i.test(between)
}

/** The time with which one of the paragraph's earlier sentences opens, the last such. */
function opening(passage: Passage, start: number, times: readonly Timex[]): Timex | null {
  const paragraph = rangeAt(passage.paragraphs, start)
  if (!paragraph) return null
  const before = passage.sentences.filter((sentence) => sentence.start >= paragraph.start && sentence.start < start)
  const opens = (sentence: Range) =>
    times.find((time) => time.start >= sentence.start && time.start <= sentence.start + 4)
  const last = before.findLast((sentence) => opens(sentence))
  return last ? (opens(last) ?? null) : null
}
