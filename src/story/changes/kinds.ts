/** Families of words that tell what a number of people or a planned day is of: "killed", "dead" and "died" are one kind. */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Range } from "../../record/index.ts"
import type { Amount } from "./amounts.ts"
import { type Phrases, phraseAt, phrasesOf, stemOf, type Token } from "./tokens.ts"

interface Kind {
  kind: string
  /** whether its words follow the number or precede it: after, before, both */
  where: string
  phrases: Phrases
}

/** Words between a number or a day and what it is of. */
const WITHIN = 14

const figureKindsOf = perLanguage((language): Kind[] =>
  language
    .table("figure-kinds", ["kind", "where", "words"])
    .map(({ words, ...kind }) => ({ ...kind, phrases: phrasesOf(words.split(" ")) })),
)
const dateKindsOf = perLanguage((language): Kind[] =>
  language
    .table("date-kinds", ["kind", "words"])
    .map(({ kind, words }) => ({ kind, where: "both", phrases: phrasesOf(words.split(" ")) })),
)
const peopleOf = perLanguage(
  (language) =>
    new Set([
      ...language.table("people-words", ["noun"]).map(({ noun }) => stemOf(noun, language)),
      ...[...language.words("party"), ...language.words("plural-alone"), ...language.words("some-of-people")].map(
        (noun) => stemOf(noun, language),
      ),
    ]),
)

export interface Found {
  kind: string
  /** "one of the three sailors listed as missing" tells of three, "twenty of the 22 crew were rescued" of twenty */
  value: number
  tokens: Token[]
}

/** The words nearest to a number that say what happened to so many; none that another number has already. */
export function kindOf(
  amounts: readonly Amount[],
  i: number,
  tokens: readonly Token[],
  taken: Set<number>,
  isPaired: boolean,
  language: Language,
): Found | null {
  const amount = amounts[i]
  if (amount?.measure !== "number") return null
  const kinds = figureKindsOf(language)
  const own = amount.noun?.word ?? ""
  const isOwn = kinds.some(({ phrases }) => phrases.has(own))
  if (amount.noun && !isOwn && !peopleOf(language).has(amount.noun.stem)) return null
  const last = Math.min(amounts[i + 1]?.from ?? tokens.length, amount.to + WITHIN)
  const find = (at: number, where: string) => {
    for (const { kind, where: own, phrases } of kinds) {
      const length = own === "both" || own === where ? phraseAt(tokens, at, phrases) : 0
      if (length > 0) return { kind, at, length }
    }
    return null
  }
  const direct = directKind(tokens, amount, (at) => find(at, "before"), language)
  if (direct && !taken.has(direct.at)) {
    taken.add(direct.at)
    return { kind: direct.kind, value: amount.value, tokens: tokens.slice(direct.at, direct.at + direct.length) }
  }
  const isPartOfKind = tokens[amount.to]?.word === "of"
  for (let at = amount.to; at < last; at++) {
    const found = find(at, "after")
    if (!found || taken.has(at)) continue
    if (isPartOfKind && at <= amount.to + 3) return null
    taken.add(at)
    const isOfPart = tokens.slice(amount.to, at).some(({ word }) => language.words("auxiliary").has(word))
    const value = amount.whole === null || isOfPart ? amount.value : amount.whole
    return { kind: found.kind, value, tokens: tokens.slice(at, at + found.length) }
  }
  for (let at = amount.from - 1; at >= Math.max(0, amount.from - WITHIN); at--) {
    const found = find(at, "before")
    if (!found || (taken.has(at) && !isPaired)) continue
    taken.add(at)
    return { kind: found.kind, value: amount.value, tokens: tokens.slice(at, at + found.length) }
  }
  return null
}

/** "killing at least {11} people and injuring": the word whose object the number is, with nothing but a measure of doubt between. */
function directKind<Kind extends { length: number }>(
  tokens: readonly Token[],
  amount: Amount,
  find: (at: number) => Kind | null,
  language: Language,
): Kind | null {
  for (let at = amount.from - 1; at >= 0; at--) {
    const found = find(at)
    if (found && at + found.length <= amount.from) return found
    if (!language.words("about-so-many").has(tokens[at]?.word ?? "")) return null
  }
  return null
}

export interface Near extends Range {
  kinds: string[]
  stems: Set<string>
}

/**
 * The words nearest to a day, or to what calls one off, that say what it is the day of; of several kinds where they are of several.
 *
 * @param times whose words say nothing of the kind: March is no march
 */
export function nearestKinds(
  tokens: readonly Token[],
  time: Range,
  times: readonly Range[],
  language: Language,
  within = WITHIN,
): Near | null {
  const first = tokens.findIndex(({ start }) => start >= time.start)
  const last = tokens.findLastIndex(({ end }) => end <= time.end)
  let best: { far: number; at: number; length: number; kinds: string[] } | null = null
  for (const [at, token] of tokens.entries()) {
    if (times.some(({ start, end }) => start < token.end && token.start < end)) continue
    const far = at < first ? first - at : at - last
    if (far <= 0 || far > within || (best && far >= best.far)) continue
    const found = dateKindsOf(language).map(({ kind, phrases }) => ({ kind, length: phraseAt(tokens, at, phrases) }))
    const length = Math.max(0, ...found.map(({ length }) => length))
    if (length > 0)
      best = { far, at, length, kinds: found.filter((one) => one.length === length).map((one) => one.kind) }
  }
  const begin = best && tokens[best.at]
  const end = best && tokens[best.at + best.length - 1]
  if (!best || !begin || !end) return null
  const stems = new Set(tokens.slice(best.at, best.at + best.length).map(({ stem }) => stem))
  return { start: begin.start, end: end.end, kinds: best.kinds, stems }
}
