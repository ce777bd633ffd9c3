/** What wordings of one claim have in common, to be shown to whoever asks why they are taken for one. */
import type { Language } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"
import { termsIn } from "./terms.ts"

/** A word of two letters is no sign of anything, and a number always is. */
const TELLS = /\p{N}|\p{L}{3}/u

/**
 * @param wordings the same words twice are one wording: of a copy nothing is learnt
 * @returns for each wording its words that another wording has too, whatever their endings; words that mean nothing by themselves are left out
 */
export function sharedWords(wordings: readonly string[], language: Language): Range[][] {
  const found = wordings.map((wording) => [...termsIn(wording, language)].filter(({ word }) => TELLS.test(word)))
  const first = new Map(wordings.map((wording, i) => [wording, i] as const).reverse())
  const counts = new Map<string, number>()
  for (const i of first.values())
    for (const term of new Set(found[i]?.map(({ term }) => term))) counts.set(term, (counts.get(term) ?? 0) + 1)
  return found.map((terms) =>
    terms.filter(({ term }) => (counts.get(term) ?? 0) > 1).map(({ start, end }) => ({ start, end })),
  )
}
