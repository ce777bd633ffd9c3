/** A note: what reading could not settle. It is about the text and travels with the record; an error is about the world. */
import { z } from "zod"
import { words } from "./closed-list.ts"
import { Span } from "./span.ts"

export const noteCodes = [
  ["no-date", "No date of publication is known, so relative dates stay unresolved."],
  ["language-forced", "The article is in a language that the model was not made to read."],
  ["anonymous-without-reason", "A source is kept unnamed and the text does not say why."],
  ["hedge-without-source", "A hedge names nobody whose word it is."],
  ["quotation-without-speaker", "A quotation has no speaker that could be found."],
  ["quotation-not-closed", "A quotation is opened and never closed."],
  ["descriptor-differs", "Two descriptions of one entity do not agree."],
  ["speaker-unsure", "Several entities could be meant, and none was chosen."],
] as const

export const NoteCode = z.enum(words(noteCodes))
export type NoteCode = z.infer<typeof NoteCode>

export const Note = z.object({ code: NoteCode, span: Span.nullable() })
export type Note = z.infer<typeof Note>
