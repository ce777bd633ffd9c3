/** Where an outlet says that it has seen for itself what it tells: "the contract, which the Observer has seen", "we counted sixty boats". Then it is a first sayer, and leans on nobody. */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Article, Span } from "../../record/index.ts"
import { spanOf } from "../../record/index.ts"
import type { Unit } from "../claims/units.ts"
import { outletWordsOf } from "../outlets/own-word.ts"

const observing = perLanguage((language) => language.pattern("own-observation").source)

/** The words that say so in the sentence of a part that is nobody's statement; null: none do. */
export function observedIn(unit: Unit, article: Article, language: Language): Span | null {
  if (unit.statement !== null || unit.who !== null) return null
  const pattern = new RegExp(
    observing(language).replaceAll("OUTLET", `(?:${callsOf(article, language).join("|")})`),
    "iu",
  )
  const found = pattern.exec(unit.told)
  const sentence = unit.span.start - unit.asked.start
  return found ? spanOf(article.text, sentence + found.index, sentence + found.index + found[0].length) : null
}

/** What an outlet calls itself, as patterns: "we", "this newspaper", its name, the last word of it, its letters. */
function callsOf({ outlet }: Article, language: Language): string[] {
  const words = (outlet ?? "").split(/\s+/).filter(Boolean)
  const name = words[0]?.toLowerCase() === "the" ? words.slice(1) : words
  const letters = name.flatMap((word) => /^\p{Lu}/u.exec(word)?.[0] ?? []).join("")
  const tells = (word: string | undefined) => (word && !outletWordsOf(language).has(word.toLowerCase()) ? [word] : [])
  const calls = [name.join(" "), ...(name.length > 1 ? [name.at(-1) ?? "", ...tells(name[0])] : [])]
  const own = [...calls, ...(letters.length > 1 ? [letters] : [])].filter(Boolean)
  return [language.pattern("outlet-itself").source, ...own.map((each) => `(?:the )?${escaped(each)}`)]
}

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
