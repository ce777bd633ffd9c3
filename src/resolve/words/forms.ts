/**
 * Inflected form → the plain forms it may come from, by rules of spelling (endings.tsv) and a table of irregular ones (irregular-forms.tsv).
 *
 * It answers with every candidate ("hoping": hop, hope, hoping) and leaves the choice to the word that is looked for, so no dictionary is needed.
 */
import { type Language, perLanguage } from "../../language/index.ts"

const inflectionOf = perLanguage((language) => {
  const irregular = new Map<string, string[]>()
  for (const { lemma, forms } of language.table("irregular-forms", ["lemma", "forms"])) {
    for (const form of forms.split(" ")) irregular.set(form, [...(irregular.get(form) ?? []), lemma])
  }
  const endings = language
    .table("endings", ["ending", "plain"])
    .map(({ ending, plain }) => ({ ending: new RegExp(ending, "u"), plain: plain.split("|") }))
  // The words of a long-running service are without end; the common ones are few.
  return { irregular, endings, unbent: language.words("take-no-ending"), known: new Map<string, ReadonlySet<string>>() }
})
const MOST_KNOWN = 50_000

/** @param word in lower case */
export function plainForms(language: Language, word: string): ReadonlySet<string> {
  const { irregular, endings, unbent, known } = inflectionOf(language)
  const before = known.get(word)
  if (before) return before
  const forms = new Set([word, ...(irregular.get(word) ?? [])])
  // "noted" is no form of "not": words that take no endings are nobody's plain form.
  const add = (form: string) => !unbent.has(form) && forms.add(form)
  for (const { ending, plain } of endings) {
    if (ending.test(word)) for (const letters of plain) add(word.replace(ending, letters))
  }
  if (known.size < MOST_KNOWN) known.set(word, forms)
  return forms
}
