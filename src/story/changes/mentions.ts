/** A record → the figures and planned days that it states, each with what it is the figure or the day of, as far as the words around it tell. */
import { type Language, paragraphsOf, sentencesOf } from "../../language/index.ts"
import type { Range, Record } from "../../record/index.ts"
import { calledOff, daysOf } from "./days.ts"
import { figuresOf } from "./figures.ts"
import { lineOf, type Mention, namesOf } from "./mention.ts"
import { corrected } from "./pairs.ts"

/** In text order. */
export function mentionsOf(record: Record, language: Language): Mention[] {
  const { text } = record.article
  const paragraphs = paragraphsOf(text)
  const corrections = paragraphs.filter(({ start, end }) => language.pattern("correction").test(text.slice(start, end)))
  const known = namesOf(record.entities)
  const ranges = sentencesOf(text, paragraphs, language)
  const near = inEach(record, ranges)
  const lines = ranges.map((range, i) => lineOf(near[i] ?? record, range, { known, corrections }, language))
  const mentions = lines.flatMap((line, i) => {
    const nearNames = new Set([lines[i - 1], line, lines[i + 1]].flatMap((one) => [...(one?.names ?? [])]))
    const found = [figuresOf, daysOf, calledOff].flatMap((find) =>
      find(near[i] ?? record, { ...line, nearNames }, language),
    )
    return found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  })
  return corrected(mentions, corrections)
}

/** The record as each sentence needs it, with the times and statements that stand there alone: an article may have thousands of both. */
function inEach(record: Record, sentences: readonly Range[]): Record[] {
  const times = byPlace(record.times, sentences, (time) => [time])
  const statements = byPlace(record.statements, sentences, ({ source, via, said }) =>
    [source, ...via, ...(said ? [said] : [])].flatMap(({ spans }) => spans),
  )
  return sentences.map((_, i) => ({ ...record, times: times[i] ?? [], statements: statements[i] ?? [] }))
}

/** For each sentence what has words in it, in its order; sentences stand one behind the other. */
function byPlace<T>(all: readonly T[], sentences: readonly Range[], placesOf: (one: T) => readonly Range[]): T[][] {
  const found = sentences.map(() => new Set<T>())
  for (const one of all)
    for (const { start, end } of placesOf(one))
      for (let i = firstBeyond(sentences, start); i < sentences.length; i++) {
        if ((sentences[i]?.start ?? end) >= end) break
        found[i]?.add(one)
      }
  return found.map((some) => [...some])
}

/** The index of the first sentence that ends behind a place. */
function firstBeyond(sentences: readonly Range[], place: number): number {
  let [low, high] = [0, sentences.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.end ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}
