/** Which time expression of its own clause says when something was said: "said on Tuesday", "told reporters late on Monday". */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Attribution, Range, Timex } from "../../record/index.ts"
import { beginning, begunAt, extentOf, isInside, type Passage, rangeAt, wallsOf } from "../words/index.ts"
import type { Clause } from "./clause.ts"

const documentsOf = perLanguage((language) => new Set(language.list("document-words")))

/** A day or a moment that can be pointed at, not a length of time and not how often. */
function isPoint({ type }: Timex): boolean {
  return type === "DATE" || type === "TIME"
}

/** Whether it is no more than a vague time ("recently"), or the day of something else ("Monday's debate"). */
function isOther({ text, language }: Passage, { value, end }: Timex): boolean {
  return /_REF$/.test(value) || language.pattern("owner-of-next").test(text.slice(end, end + 12))
}

/** The points of an article in text order; made once. */
export interface Points {
  /** all but those of a dateline */
  inProse: readonly Timex[]
  /** these, without those of something else */
  times: readonly Timex[]
  /** for each sentence the time that the last sentence up to it opens with, and where that sentence begins */
  opened: readonly ({ time: Timex; start: number } | null)[]
}

/** @param all in text order */
export function pointsOf(passage: Passage, all: readonly Timex[]): Points {
  const datelines = wallsOf(passage).filter(({ kind }) => kind === "dateline")
  const inProse = all.filter((time) => isPoint(time) && !datelines.some((wall) => isInside(time.start, [wall])))
  const times = inProse.filter((time) => !isOther(passage, time))
  let last: Points["opened"][number] = null
  const opened = passage.sentences.map(({ start }) => {
    const [time] = beginning(times, start, start + 5)
    if (time) last = { time, start }
    return last
  })
  return { inProse, times, opened }
}

/** The nearest time of the cue's clause: after the cue before one in front of it; else one that the source bears ("a 2031 study"); else one that opens
 *  a sentence before it in the paragraph and so holds for it ("This morning the embassy rang back. “No,” it said."). */
export function ownTime(passage: Passage, attribution: Attribution, clause: Clause, points: Points): Timex | null {
  const cue = extentOf(attribution.cue)
  if (!cue) return null
  const { times } = points
  const free = new Set(clause.tokens.map((token) => token.start))
  const here = beginning(times, clause.start, clause.end).filter(
    (time) => free.has(time.start) && !isInside(time.start, attribution.content) && !isOfAnother(passage, time, cue),
  )
  const far = (time: Timex) => (time.start >= cue.start ? time.start - cue.start : 40 + cue.start - time.end)
  return (
    here.sort((a, b) => far(a) - far(b))[0] ??
    timeOfSource(passage.language, times, attribution) ??
    opening(passage, clause, points)
  )
}

function timeOfSource(language: Language, times: readonly Timex[], attribution: Attribution): Timex | null {
  if (!isWritten(language, attribution)) return null
  const borne = attribution.source.flatMap(({ start, end }) => beginning(times, start, end).slice(0, 1))
  return borne.sort((a, b) => a.start - b.start)[0] ?? null
}

function isWritten(language: Language, { source }: Attribution): boolean {
  const documents = documentsOf(language)
  // "Bill" with a capital is a name.
  return source.some(({ text }) =>
    (text.match(/\p{L}+/gu) ?? []).some((word, i) => documents.has(i === 0 ? word.toLowerCase() : word)),
  )
}

/** "since the office announced on Friday, …": what stands between the clause's beginning and the time makes it that of another act. */
export function isOfAnotherAct({ text, language, sentences }: Passage, { start }: Range): boolean {
  const sentence = rangeAt(sentences, start)?.start ?? 0
  return language.pattern("time-of-another-before").test(text.slice(clauseStart(text, start, sentence), start))
}

/** "since the office announced on Friday …, she told", "said it would stay, as he had warned in August": the time of another act. */
export function isOfAnother(passage: Passage, time: Timex, cue: Range): boolean {
  if (time.start < cue.start) return isOfAnotherAct(passage, time)
  return passage.language.pattern("time-of-another-after").test(passage.text.slice(cue.end, time.start))
}

/** After the last mark before `at`, in the sentence that begins at `sentence`; the stop of "Mr." is none. */
function clauseStart(text: string, at: number, sentence: number): number {
  const least = Math.max(sentence, at - LONGEST_CLAUSE)
  let from = at
  while (from > least && !MARKS.includes(text.charAt(from - 1))) from--
  return from
}

const MARKS = ',;:—–?!”"'
/** No clause that anybody writes is longer. */
const LONGEST_CLAUSE = 2000

/** The time with which one of the paragraph's earlier sentences opens, the last such. */
function opening({ paragraphs, sentences }: Passage, { start }: Clause, { opened }: Points): Timex | null {
  const paragraph = rangeAt(paragraphs, start)
  const last = opened[begunAt(sentences, start - 1) - 1]
  return paragraph && last && last.start >= paragraph.start ? last.time : null
}
