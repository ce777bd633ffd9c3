/** Notes in two lists: what the outlet could be asked, and what Hearsay could not settle. */
import type { Note, Record } from "../record/index.ts"

export const noteLists = {
  outlet: "Worth asking the outlet",
  hearsay: "Hearsay is unsure",
}

const notes = {
  "anonymous-without-reason": ["outlet", "A source is unnamed, and the text does not say why"],
  "hedge-without-source": ["outlet", "A hedge names nobody whose word it is"],
  "descriptor-differs": ["outlet", "Two descriptions of one person or body do not agree"],
  "quotation-not-closed": ["outlet", "A quotation is opened and never closed"],
  "quotation-without-speaker": ["hearsay", "A quotation has no speaker that could be found"],
  "speaker-unsure": ["hearsay", "Several could be meant, and none was chosen"],
  "no-date": ["hearsay", "No date of publication is known, so relative dates stay open"],
  "language-forced": ["hearsay", "The article is in a language that the model was not made to read"],
} satisfies { [code in Note["code"]]: readonly [list: keyof typeof noteLists, words: string] }

export interface Listed {
  about: string
  /** each with the owner by which its words are lit */
  notes: { owner: string; words: string | null }[]
}

/** The notes of a list, those of one kind together. */
export function notesIn({ notes: all }: Record, list: keyof typeof noteLists): Listed[] {
  const kinds = new Map<string, Listed>()
  for (const [i, { code, span }] of all.entries()) {
    const [own, about] = notes[code]
    if (own !== list) continue
    const kind = kinds.get(code) ?? { about, notes: [] }
    kind.notes.push({ owner: `n${i + 1}`, words: span?.text.replace(/\s+/g, " ") ?? null })
    kinds.set(code, kind)
  }
  return [...kinds.values()]
}
