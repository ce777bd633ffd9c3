/** A record → the figures and planned days that it states, each with what it is the figure or the day of, as far as the words around it tell. */
import { type Language, paragraphsOf, sentencesOf } from "../../language/index.ts"
import type { Record } from "../../record/index.ts"
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
  const lines = sentencesOf(text, paragraphs, language).map((range) =>
    lineOf(record, range, { known, corrections }, language),
  )
  const mentions = lines.flatMap((line, i) => {
    const nearNames = new Set([lines[i - 1], line, lines[i + 1]].flatMap((one) => [...(one?.names ?? [])]))
    const found = [figuresOf, daysOf, calledOff].flatMap((find) => find(record, { ...line, nearNames }, language))
    return found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  })
  return corrected(mentions, corrections)
}
