/** Articles that are a body's own word, such as a press release, and no outlet's: what they say plainly, that body says. */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Article } from "../../record/index.ts"

/** Words that outlets have in their names, in small letters. */
export const outletWordsOf = perLanguage(
  (language): ReadonlySet<string> =>
    new Set([...language.list("outlet-words"), ...language.list("outlet-nouns")].map((word) => word.toLowerCase())),
)

const bodiesOf = perLanguage((language): ReadonlySet<string> => {
  const either = language.words("body-or-outlet")
  const nouns = language.table("organisation-words", ["noun"]).map(({ noun }) => noun)
  return new Set(nouns.filter((noun) => !either.has(noun)))
})

export const isNamedAsOutlet = (outlet: string, language: Language): boolean =>
  wordsOf(outlet).some((word) => outletWordsOf(language).has(word))

/** Its name is no outlet's, and has the word for a kind of body in it or stands first in the text. */
export function isOwnWord({ outlet, text }: Pick<Article, "outlet" | "text">, language: Language): boolean {
  if (outlet === null || isNamedAsOutlet(outlet, language)) return false
  const opening = text.replace(language.pattern("opening-dateline"), "").trimStart()
  return wordsOf(outlet).some((word) => bodiesOf(language).has(word)) || opening.startsWith(outlet)
}

/** The words of a text of more than one letter, in small letters without marks. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([each]) => plain(each)).filter((word) => word.length > 1)
}

export const plain = (word: string): string => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
