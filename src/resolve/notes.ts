/** Notes on the article as a whole. */
import type { Language } from "../language/index.ts"
import type { Article, Attribution, Note } from "../record/index.ts"
import { dayIn } from "./times/index.ts"
import { isTurn } from "./words/index.ts"

/** What stands in the way of reading the article as a whole. */
export function notesOf({ published, language }: Article, { code }: Language): Note[] {
  const notes: Note[] = []
  if (!dayIn(published)) notes.push({ code: "no-date", span: null })
  if (language && language.toLowerCase().split("-")[0] !== code) notes.push({ code: "language-forced", span: null })
  return notes
}

/** What is said in a turn of a transcript, or without a cue, and for which the text names nobody. */
export function turnNotes(attributions: readonly Attribution[]): Note[] {
  return attributions
    .filter((attribution) => attribution.source.length === 0 && (attribution.cue.length === 0 || isTurn(attribution)))
    .flatMap(({ content }) => content.slice(0, 1).map((span): Note => ({ code: "quotation-without-speaker", span })))
}

/** Notes by where they stand, one of a kind at a place. */
export function inOrder(notes: readonly Note[]): Note[] {
  const places = new Map(notes.map((note) => [`${note.code} ${note.span?.start}`, note] as const))
  return [...places.values()].toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
}
