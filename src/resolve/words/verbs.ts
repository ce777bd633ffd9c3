/** Verbs told by their form alone. */
import { type Language, perLanguage } from "../../language/index.ts"
import { fits, is, type Token } from "./tokens.ts"

const irregularOf = perLanguage((language: Language) => {
  const present = language.pattern("present-form")
  return new Set(
    language
      .table("irregular-forms", ["lemma", "forms"])
      .flatMap(({ lemma, forms }) => forms.split(" ").filter((form) => form !== lemma && !present.test(form))),
  )
})

/** "ran", "met": a past form that no rule of spelling makes. */
export const isIrregularPast = ({ language, lower }: Pick<Token, "language" | "lower">): boolean =>
  irregularOf(language).has(lower)

/** "killed", "ran": a past form, also one that is a participle; no word with a capital, which is more often a name. */
const isPastForm = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.text.charAt(0) === token.lower.charAt(0) &&
  (fits(token, "regular-past") || irregularOf(token.language).has(token.lower))

/** A finite verb, as far as its form shows one: a modal, "has", "killed". A plain "runs" could be a plural, and is none. */
export const isFiniteVerb = (token: Token | undefined): boolean => is(token, "finite") || isPastForm(token)
