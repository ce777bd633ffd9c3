/**
 * Transcripts, interviews, questions and answers: a turn is a statement, its label the source, its paragraphs the content.
 *
 *   {Rusk}{:} {At night. Nobody rang the bell.}¶{I went out at five.}¶Holt: And the police?
 *
 * What the reader finds inside a turn is told by whoever has the turn; what it joined over a label is left out. "Q" and "A" name nobody: the prose above
 * says who asks and who answers (interview.ts), else nobody does.
 */
import { type Attribution, type Range, type Span, spanOf } from "../../record/index.ts"
import { begunAt, holding, is, type Passage, tokenAt, type Wall, wallsOf } from "../words/index.ts"
import { type Interview, interviewAbove } from "./interview.ts"
import { isOfAnother } from "./of-another.ts"

const SURE = 0.9
/** Paragraphs between two labels; more are prose. */
const MOST_PARAGRAPHS = 12

interface Turn {
  label: Span
  /** the mark behind the label; none where the label is a line of its own */
  mark: Span[]
  content: Span[]
}

export function withTurns(passage: Passage, attributions: readonly Attribution[]): Attribution[] {
  const turns = turnsOf(passage, wallsOf(passage))
  const [first] = turns
  if (!first || !isTranscript(passage, turns)) return [...attributions]
  const interview = interviewAbove(passage, first.label.start)
  const made = turns.map(
    (turn): Attribution => ({
      source: sayerOf(passage, turn, interview),
      cue: turn.mark,
      content: turn.content,
      within: null,
      confidence: SURE,
    }),
  )
  const contents = turns.flatMap(({ content }, i) => content.map(({ start, end }) => ({ start, end, i })))
  const labels = turns.map(({ label, mark }) => ({ start: label.start, end: mark[0]?.end ?? label.end }))
  const turnOf = ({ start, end }: Range) => {
    const held = holding(contents, start)
    return held && end <= held.end ? held.i : null
  }
  const kept = attributions.map((attribution) => {
    const parts = [...attribution.source, ...attribution.cue, ...attribution.content]
    const homes = new Set(parts.map(turnOf))
    if (parts.some(({ start }) => holding(labels, start))) return null
    if (homes.size === 1 && homes.has(null)) return attribution
    const [home] = homes
    if (home === null || home === undefined || homes.size > 1) return withoutTurns(attribution, turnOf)
    return isOfAnother(passage, attribution) ? { ...attribution, home } : null
  })
  return joined(attributions, kept, made)
}

/** The turns first, then what is kept; what is in a turn is within it, and what is within something left out is in what that was in. */
function joined(
  attributions: readonly Attribution[],
  kept: readonly ((Attribution & { home?: number }) | null)[],
  turns: readonly Attribution[],
): Attribution[] {
  const places = new Map<number, number>()
  for (const [i, each] of kept.entries()) if (each) places.set(i, turns.length + places.size)
  const placeOf = (i: number | null): number | null => {
    for (let at = i; at !== null; at = attributions[at]?.within ?? null) {
      const place = places.get(at)
      if (place !== undefined) return place
    }
    return null
  }
  const inner = kept.flatMap((each) => {
    if (!each) return []
    const { home, ...attribution } = each
    return { ...attribution, within: placeOf(attribution.within) ?? home ?? null }
  })
  return [...turns, ...inner]
}

/** Of what stands outside of turns, the words that do not reach into one. */
function withoutTurns(attribution: Attribution, turnOf: (span: Range) => number | null): Attribution | null {
  const isOutside = (span: Span) => turnOf(span) === null
  const { source, cue, content } = attribution
  if (![...source, ...cue].every(isOutside)) return null
  return { ...attribution, content: content.filter(isOutside) }
}

function turnsOf(passage: Passage, walls: readonly Wall[]): Turn[] {
  const { text, paragraphs } = passage
  const labels = walls.filter(({ kind }) => kind === "turn")
  const turns = labels.map((wall, k): Turn => {
    const from = begunAt(paragraphs, wall.start) - 1
    const next = labels[k + 1]
    const isLine = paragraphs[from]?.end === wall.end
    const until = next ? begunAt(paragraphs, next.start) - 1 : from + (isLine ? 2 : 1)
    const content: Span[] = []
    for (let i = from; i < Math.min(until, from + MOST_PARAGRAPHS); i++) {
      const paragraph = paragraphs[i]
      if (!paragraph) break
      // A heading, or a caption, is nobody's turn, and what follows it is prose.
      if (i > (isLine ? from + 1 : from) && holding(walls, paragraph.start)) break
      const start = i === from ? afterBlanks(text, wall.end, paragraph.end) : paragraph.start
      if (start < paragraph.end && !isAside(text.slice(start, paragraph.end)))
        content.push(spanOf(text, start, paragraph.end))
    }
    // Each paragraph of a transcript that is quoted whole opens with a mark.
    const named = wall.start + text.slice(wall.start, wall.end).search(/[\p{L}\p{N}]/u)
    const words = text.slice(named, wall.end)
    const name = words
      .trimEnd()
      .replace(/[:.]$/, "")
      .trimEnd()
      .replace(/\([^()]*\)$/, "")
      .trimEnd()
    const at = named + words.trimEnd().length - 1
    const mark = /[:.]/.test(text.charAt(at)) && !isLine ? [spanOf(text, at, at + 1)] : []
    return { label: spanOf(text, named, named + (name.length || words.length)), mark, content }
  })
  return turns.filter(({ content }) => content.length > 0)
}

/** "(Crosstalk.)": what no one says. */
const isAside = (words: string) => /^["“]?[([][^()[\]]*[)\]]["”.]*$/u.test(words)

function afterBlanks(text: string, from: number, end: number): number {
  let start = from
  while (start < end && /[\s—–-]/.test(text.charAt(start))) start++
  return start
}

/** Lists have labels too ("Price: 40"). Here somebody is asked, or most speak in their own person, and the labels come again or are "Q" and "A". */
function isTranscript(passage: Passage, turns: readonly Turn[]): boolean {
  const labels = turns.map(({ label }) => label.text.toLowerCase())
  const isKnown = new Set(labels).size < labels.length || labels.some((label) => asks(passage, label))
  const asked = turns.filter(({ content }) => /\?["”’']?$/.test(content.at(-1)?.text ?? "")).length
  const own = turns.filter(({ content }) => content.some((span) => isOwn(passage, span))).length
  return (isKnown && asked > 0) || (turns.length > 1 && own * 2 >= turns.length && (isKnown || asked > 0))
}

const isOwn = (passage: Passage, { start, end }: Range) =>
  passage.tokens.slice(tokenAt(passage, start), tokenAt(passage, end - 1) + 1).some((token) => is(token, "of-oneself"))

const asks = ({ language }: Passage, label: string) => language.words("label-asks").has(label)
const answers = ({ language }: Passage, label: string) => language.words("label-answers").has(label)

/** The label, or where it is only a letter whoever asks or answers by the prose above. */
function sayerOf(passage: Passage, { label }: Turn, interview: Interview): Span[] {
  const words = label.text.toLowerCase()
  if (asks(passage, words)) return interview.asks ? [interview.asks] : []
  if (answers(passage, words)) return interview.answers ? [interview.answers] : []
  return [label]
}
