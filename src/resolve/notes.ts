/** Notes on the article as a whole. */
import type { Language } from "../language/index.ts"
import type { Article, Note } from "../record/index.ts"
import { dayIn } from "./times/index.ts"

/** What stands in the way of reading the article as a whole. */
export function notesOf({ published, language }: Article, { code }: Language): Note[] {
  const notes: Note[] = []
  if (!dayIn(published)) notes.push({ code: "no-date", span: null })
  if (language && language.toLowerCase().split("-")[0] !== code) notes.push({ code: "language-forced", span: null })
  return notes
}
