/** Months and weekdays that are names or other words: "May said", "Monday Oduya", "they march on". */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Known, Match } from "./pattern.ts"
import type { Token } from "./tokens.ts"
import { firstWords } from "./words.ts"

type Names = ReturnType<typeof namesOf>

const namesOf = perLanguage((language) => {
  const rows = language.table("times-names", ["kind", "word"])
  const wordsOf = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map(({ word }) => word))
  return {
    titles: wordsOf("title"),
    streets: wordsOf("street"),
    verbs: wordsOf("verb"),
    named: wordsOf("named"),
    works: wordsOf("work"),
    labels: wordsOf("label"),
    outlets: new Set([...language.list("outlet-words"), ...wordsOf("after")]),
    calendarWords: new Set(["month", "mon", "weekday", "wd", "weekdays"].flatMap((name) => firstWords(language, name))),
    /** words after which a day without "on" is no part of a name */
    bare: wordsOf("bare"),
    /** ends the name of a programme: USA Today */
    programmes: wordsOf("programme"),
    self: wordsOf("self"),
    owner: language.words("owner-mark"),
    months: new Set(firstWords(language, "month")),
    given: givenNames(language),
    /** what stands before a month even where somebody is called like it */
    inMonth: wordsOf("in-month"),
    determiners: wordsOf("determiner"),
    on: wordsOf("on"),
    of: wordsOf("of"),
    datePrepositions: wordsOf("preposition"),
  }
})

/** Given names that are no months themselves. */
function givenNames(language: Language): ReadonlySet<string> {
  const months = new Set(firstWords(language, "month"))
  return new Set(language.table("given-names", ["name"]).flatMap(({ name }) => (months.has(name) ? [] : [name])))
}

/** The months that the text gives to somebody as a surname: the "May" of an article in which "Brenda May" speaks. */
export function surnamesIn(language: Language, tokens: readonly Token[]): ReadonlySet<string> {
  const { months, given } = namesOf(language)
  const isGiven = (token: Token | undefined) => token?.capital === true && given.has(token.word)
  return new Set(
    tokens.flatMap(({ word, capital, paragraph }, i) =>
      capital && months.has(word) && isGiven(tokens[i - 1]) && tokens[i - 1]?.paragraph === paragraph ? [word] : [],
    ),
  )
}

/** Whether the month or weekday at tokens `from` to `to` is more likely somebody's name, or is no noun at all. */
export function isName(
  language: Language,
  tokens: readonly Token[],
  { from, to, known }: Pick<Match, "from" | "to" | "known">,
  surnames: ReadonlySet<string>,
): boolean {
  const names = namesOf(language)
  const {
    titles,
    streets,
    verbs,
    named,
    calendarWords,
    bare,
    programmes,
    self,
    on,
    of,
    datePrepositions,
    inMonth,
    owner,
    determiners,
  } = names
  const token = tokens[from]
  if (!token) return false
  // USA Today, VOA Tonight.
  if (to - from === 1 && token.capital && programmes.has(token.word))
    return tokens[from - 1]?.capital === true && !self.has(tokens[from - 1]?.word ?? "")
  if (isOutlet(names, tokens, from, to, known)) return true
  if (isQuotedTitle(tokens, from, to)) return true
  // Three-quarters of the food.
  if (known.unit === "Q" && (known.num || known.n === "1") && of.has(tokens[to]?.word ?? "") && !known.report)
    return true
  if (known.holiday) return !token.capital
  if (known.year && to - from === 1) return isNumberInName(names, tokens, from, to)
  if (!known.month && !known.weekday) return false
  // Aug. 14 Street, the 26 July Movement.
  if (known.day && !known.year && tokens[to]?.capital && streets.has(tokens[to]?.word ?? "")) return true
  // A calendar name has a capital.
  const words = tokens.slice(from, to).filter(({ word }) => calendarWords.has(word))
  if (words.length && words.every(({ capital }) => !capital)) return true
  if (to - from > 1) return false
  const before = tokens[from - 1]
  const after = tokens[to]
  if (before && titles.has(before.word)) return true
  if (surnames.has(token.word) && (!inMonth.has(before?.word ?? "") || owner.has(after?.word ?? ""))) return true
  if (before?.capital && known.weekday && named.has(before.word)) return true
  if (known.month && after && verbs.has(after.word) && !datePrepositions.has(before?.word ?? "")) return true
  if (!after?.capital || after.start - token.end > 2) return false
  if (on.has(before?.word ?? "")) return false
  // The June Alder case, the April Fools.
  if (known.month && determiners.has(before?.word ?? "")) return true
  const opensOrFollowsName =
    !before || /^[.!?"“”]$/.test(before.word) || before.paragraph !== token.paragraph || !bare.has(before?.word ?? "")
  const verbFollows = verbs.has(tokens[to + 1]?.word ?? "") || tokens[to + 1]?.word === ","
  return opensOrFollowsName && verbFollows
}

/** The Sunday Times, the Daily Mail, the Garrow Daily. */
function isOutlet({ outlets }: Names, tokens: readonly Token[], from: number, to: number, known: Known): boolean {
  const after = tokens[to]
  if (to - from !== 1 || !tokens[from]?.capital) return false
  if (known.adverb) return after?.capital === true || tokens[from - 1]?.capital === true
  return known.weekday !== undefined && after?.capital === true && outlets.has(after.word)
}

/** On "This Week," she said; on "Radio Nord Sunday": a title between quotation marks, with capitals throughout. */
function isQuotedTitle(tokens: readonly Token[], from: number, to: number): boolean {
  let first = from
  while (first > from - LONGEST_TITLE && tokens[first - 1]?.capital) first--
  const words = tokens.slice(first, to)
  if (words.length < 2 || !QUOTE.test(tokens[first - 1]?.word ?? "") || !words.every(({ capital }) => capital))
    return false
  const after = tokens[to]?.word === "," ? tokens[to + 1] : tokens[to]
  return QUOTE.test(after?.word ?? "")
}

const LONGEST_TITLE = 5
const QUOTE = /^["“”‘’'`]$/

/** 1984 Harbour Road, "1984", the novel 1984. */
function isNumberInName(
  { streets, works, labels }: Names,
  tokens: readonly Token[],
  from: number,
  to: number,
): boolean {
  const before = tokens[from - 1]?.word ?? ""
  const after = tokens[to]
  if (after?.capital && streets.has(tokens[to + 1]?.word ?? "")) return true
  return works.has(before) || labels.has(before) || (/^["“‘'`]$/.test(before) && /^["”’']$/.test(after?.word ?? ""))
}
