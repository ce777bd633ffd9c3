/**
 * Inflected form → the plain forms it may come from, by rules of spelling and a table of irregular ones.
 *
 * It answers with every candidate ("hoping": hop, hope, hoping) and leaves the choice to the word that is looked for, so no dictionary is needed.
 */
import { table } from "../../language/index.ts"

const irregular = new Map<string, string[]>()
for (const { lemma, forms } of table("irregular-forms", ["lemma", "forms"])) {
  for (const form of forms.split(" ")) irregular.set(form, [...(irregular.get(form) ?? []), lemma])
}

const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ies$/, ["y"]],
  [/ied$/, ["y"]],
  [/ying$/, ["ie", "y"]],
  [/(?<=.)es$/, ["", "e"]],
  [/(?<=[^s])s$/, [""]],
  [/(?<=..)ed$/, ["", "e"]],
  [/(?<=..)ing$/, ["", "e"]],
  [/([bdfgklmnprtvz])\1(?:ed|ing)$/, ["$1"]],
]

const known = new Map<string, ReadonlySet<string>>()

/** @param word in lower case */
export function plainForms(word: string): ReadonlySet<string> {
  const before = known.get(word)
  if (before) return before
  const forms = new Set([word, ...(irregular.get(word) ?? [])])
  // "noted" is no form of "not": words that take no endings are nobody's plain form.
  const add = (form: string) => !/^(?:not|nor|on|us|so|as|the)$/.test(form) && forms.add(form)
  for (const [ending, plain] of endings) {
    if (ending.test(word)) for (const letters of plain) add(word.replace(ending, letters))
  }
  // The words of a long-running service are without end; the common ones are few.
  if (known.size < 50_000) known.set(word, forms)
  return forms
}
