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

/** Turns of a transcript, or of questions and answers, for which the text names nobody. */
export function turnNotes(attributions: readonly Attribution[]): Note[] {
  return attributions
    .filter((attribution) => isTurn(attribution) && attribution.source.length === 0)
    .flatMap(({ content }) => content.slice(0, 1).map((span): Note => ({ code: "quotation-without-speaker", span })))
}

/** Notes by where they stand. */
export const inOrder = (notes: readonly Note[]): Note[] =>
  notes.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
