/** Which time expression says when it was said: "said on Tuesday", "told reporters late on Monday"; not the times the content speaks of. */
import { wordList } from "../../language/index.ts"
import type { Attribution, Range, Timex } from "../../record/index.ts"
import { extentOf, isInside, type Passage, rangeAt } from "../words/index.ts"
import { carriedFrom } from "./carry.ts"
import { clauseOf } from "./clause.ts"

const documents = new Set(wordList("document-words"))

/**
 * @param speakers as for framesOf
 * @returns for each attribution the time expression that says when it was said, or null
 */
export function saidTimes(
  passage: Passage,
  attributions: readonly Attribution[],
  times: readonly Timex[],
  speakers: readonly (string | null)[] = [],
): (Timex | null)[] {
  const points = times.filter((time) => isPoint(passage.text, time))
  const own = attributions.map((attribution) => ownTime(passage, attribution, attributions, points))
  return own.map((time, i) => {
    if (time) return time
    const at = carriedFrom(passage, attributions, speakers, i, (k) => own[k] !== null)
    return at === null ? null : (own[at] ?? null)
  })
}

/** A day or a moment that can be pointed at: not "recently", and not the day of something else ("Monday's debate"). */
function isPoint(text: string, { type, value, end }: Timex): boolean {
  return (
    (type === "DATE" || type === "TIME") && !/_REF$/.test(value) && !/^['’]s?\s+\p{L}/u.test(text.slice(end, end + 12))
  )
}

/** The nearest time of the cue's clause: after the cue before one in front of it; else one that the source bears ("a 2031 study"); else one that opens
 *  a sentence before it in the paragraph and so holds for it ("This morning the embassy rang back. “No,” it said."). */
function ownTime(
  passage: Passage,
  attribution: Attribution,
  all: readonly Attribution[],
  times: readonly Timex[],
): Timex | null {
  const clause = clauseOf(passage, attribution, all)
  const cue = extentOf(attribution.cue)
  if (!cue) return null
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
