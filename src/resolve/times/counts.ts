/** Four digits that count something and are no year: "has 2050 members", "1940 engines a month", "by 2012 votes to 1987". */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Token } from "./tokens.ts"

const wordsFor = perLanguage((language) => ({
  counted: language.words("counted"),
  counting: language.words("counting"),
  leads: language.words("count-lead"),
  against: language.words("count-against"),
  rates: language.words("rate"),
}))

/** Whether the year at tokens `from` to `to` is rather a number of what follows, or one set against such a number. */
export function isCount(language: Language, tokens: readonly Token[], from: number, to: number): boolean {
  const { counted, counting, leads, against, rates } = wordsFor(language)
  const word = (at: number) => (tokens[at]?.paragraph === tokens[from]?.paragraph ? (tokens[at]?.word ?? "") : "")
  // "2012 votes", "1987 registered members"
  if (counted.has(word(to)) || (isPlain(tokens[to]) && counted.has(word(to + 1)))) return true
  // "more than 1987", "at least 2000"
  if (leads.has(`${word(from - 2)}_${word(from - 1)}`)) return true
  // "2012 votes to 1987"
  if (against.has(word(from - 1)) && counted.has(word(from - 2)) && /^\d/.test(word(from - 3))) return true
  const plural = isPlain(tokens[to]) && language.pattern("counted-plural").test(word(to))
  // "made 1940 engines", "1940 engines a month"
  return plural && (counting.has(word(from - 1)) || rates.has(`${word(to + 1)}_${word(to + 2)}`))
}

/** A word without a capital. */
const isPlain = (token: Token | undefined): boolean =>
  token !== undefined && !token.capital && /^\p{L}/u.test(token.word)
