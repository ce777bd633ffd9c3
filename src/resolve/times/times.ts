/**
 * Text → its time expressions, by TIMEX3, each with its value and what that was counted from.
 *
 * In: "The ministry said on Saturday that talks would resume in early June.", published 2031-03-10. Out: "Saturday", DATE,
 * 2031-03-08, from publication; "early June", DATE, 2031-06, from publication. First the patterns of `language/en/times.tsv` find
 * expressions and what they know of themselves; then names and overlaps go; then each gets its value, in text order, for later
 * ones count from earlier ones. No clock, no locale, no time zone: the date of publication is an argument.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Range, spanOf, type Timex } from "../../record/index.ts"
import { begunAt, type Passage } from "../words/index.ts"
import { dayIn } from "./calendar.ts"
import { type Context, type Dated, placeOf, type Resolved } from "./context.ts"
import { isCount } from "./counts.ts"
import { sharing } from "./lists.ts"
import { meanings } from "./meanings.ts"
import { isName, surnamesIn } from "./names.ts"
import { numericDates } from "./numeric.ts"
import { byFirstWords, type Match, matchAt, rulesOf } from "./pattern.ts"
import { isCompared, isReported, saysBeginning, tenseAt } from "./tense.ts"
import { type Token, tokensOf } from "./tokens.ts"
import { shortWords } from "./words.ts"

const grammarOf = perLanguage((language) => {
  const rules = rulesOf(language)
  return {
    starting: byFirstWords(rules),
    order: new Map(rules.map((rule, i) => [rule, i])),
    joins: language.words("date-joins"),
    monthPrepositions: language.words("before-month"),
    amounts: language.words("amount-units"),
    until: language.words("range-joins"),
    lasting: language.words("before-lasting"),
    last: language.words("lasting"),
    owner: language.words("owner-mark"),
  }
})

/** How many earlier dates later ones may count from. */
const REMEMBERED = 40

/**
 * The time expressions of a passage, in order; spans in UTF-16 units that never overlap. Never throws on any text.
 *
 * @param published ISO 8601, or null: then relative values stay open (XXXX-WXX-6), unless a full date in the dateline stands in for it
 */
export function findTimes(passage: Passage, published: string | null): Timex[] {
  const { text, sentences, paragraphs, language } = passage
  const tokens = tokensOf(passage, shortWords(language))
  const found = inLists(language, tokens, chosen([...figures(text, paragraphs), ...expressions(language, tokens)]))
  const publication = dayIn(published)
  if (publication !== null) return resolved(language, text, tokens, sentences, found, publication, "publication")
  const open = resolved(language, text, tokens, sentences, found, null, null)
  const dateline = open.find((timex) => isDateline(text, paragraphs, timex))
  const stated = dateline ? dayIn(dateline.value) : null
  return dateline && stated !== null
    ? resolved(language, text, tokens, sentences, found, stated, spanOf(text, dateline.start, dateline.end))
    : open
}

/** A candidate: where it stands, and how its value is worked out. */
interface Found extends Range {
  type: Timex["type"]
  match: Match | null
  /** of a date in figures */
  value: string | null
  rank: number
  /** a name or another word: nothing is read of it, nor of its parts */
  named: boolean
}

function expressions(language: Language, tokens: readonly Token[]): Found[] {
  const { starting, order, joins } = grammarOf(language)
  const surnames = surnamesIn(language, tokens)
  return tokens.flatMap(({ word }, at) =>
    starting(word, tokens[at + 1]?.word ?? "").flatMap((rule) => {
      const match = matchAt(rule, tokens, at, joins)
      const first = match && tokens[match.from]
      const last = match && tokens[match.to - 1]
      if (!first || !last || !isMeant(language, tokens, match)) return []
      const named = isName(language, tokens, match, surnames)
      const rank = order.get(rule) ?? 0
      return [{ start: first.start, end: last.end, type: rule.type, match, value: null, rank, named }]
    }),
  )
}

function isMeant(language: Language, tokens: readonly Token[], { rule, from, to, known }: Match): boolean {
  // Digits alone are an hour only after a word that says so.
  if (known.sure?.startsWith("~")) return false
  const { lasting, last } = grammarOf(language)
  // "will last two months".
  if (known.run && last.has(tokens[from]?.word ?? "") && lasting.has(tokens[from - 1]?.word ?? "")) return false
  // No AD is an ad, no CE a name.
  if (rule.meaning === "era" && !tokens.slice(from, to).some(({ capital }) => capital)) return false
  if (rule.meaning === "year" && known.year && isCount(language, tokens, to - 1, to)) return false
  // "In June 12 people died": a day of June would be "on".
  const after = tokens[to]
  return !(
    rule.meaning === "date" &&
    known.day &&
    !known.year &&
    grammarOf(language).monthPrepositions.has(tokens[from - 1]?.word ?? "") &&
    after &&
    /^\p{Ll}/u.test(after.word) &&
    !after.capital
  )
}

function figures(text: string, paragraphs: readonly Range[]): Found[] {
  return paragraphs.flatMap((range) =>
    numericDates(text, range).map((date) => ({ ...date, match: null, rank: -1, named: false })),
  )
}

/** Of those that overlap, the one that begins first; of these the longest; of these the rule that stands first. */
function chosen(candidates: readonly Found[]): Found[] {
  const sorted = [...candidates].sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank)
  const out: Found[] = []
  for (const candidate of sorted) if (candidate.start >= (out.at(-1)?.end ?? 0)) out.push(candidate)
  return out.filter(({ named }) => !named)
}

/** What stands in a row takes its month or year from the last of it. */
function inLists(language: Language, tokens: readonly Token[], found: readonly Found[]): Found[] {
  const matches = found.flatMap(({ match }) => match ?? [])
  const after = new Map(sharing(language, tokens, matches).map((match, i) => [matches[i], match]))
  return found.map((each) => {
    const match = each.match && (after.get(each.match) ?? each.match)
    return match ? { ...each, match, end: tokens[match.to - 1]?.end ?? each.end } : each
  })
}

function resolved(
  language: Language,
  text: string,
  tokens: readonly Token[],
  sentences: readonly Range[],
  found: readonly Found[],
  publication: Context["publication"],
  anchor: Timex["anchor"],
): Timex[] {
  const out: Timex[] = []
  const earlier: Dated[] = []
  const places = sentences.map((range) => {
    const [first, last] = tokensWithin(tokens, range)
    return { first, last, begins: saysBeginning(language, tokens, first, last) }
  })
  let sentence = 0
  let stretch: Context["stretch"] = null
  /** what belongs to a time, and when that was: the second "Friday's ruling" is the first */
  const owned = new Map<string, Resolved>()
  for (const each of found) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1]?.start ?? Infinity) <= each.start) sentence += 1
    const { first, last, begins } = places[sentence] ?? { first: 0, last: tokens.length, begins: false }
    const from = each.match?.from ?? begunAt(tokens, each.start - 1)
    const paragraph = tokens[from]?.paragraph ?? 0
    const context: Context = {
      publication,
      anchor,
      earlier,
      sentence,
      paragraph,
      tense: tenseAt(language, tokens, from, each.match?.to ?? from + 1, first, last),
      isRate: isRate(language, tokens, from, first),
      isCompared: isCompared(language, tokens, from, first),
      start: startOf(language, earlier.at(-1), tokens, from),
      stretch,
    }
    const property = propertyOf(language, tokens, each)
    const value = (property && owned.get(property)) ?? valueFor(each, context)
    if (!value) continue
    if (property) owned.set(property, value)
    const span = spanOf(text, each.start, each.end)
    out.push({ ...span, type: value.type ?? each.type, value: value.value, anchor: value.anchor })
    if (each.match?.known.report && LONGER_THAN_A_QUARTER.test(value.value)) stretch = { start: each.start, paragraph }
    const place = placeOf(value.value)
    if (!place) continue
    const compared = value.compared ?? false
    if (earlier.length >= REMEMBERED) earlier.shift()
    earlier.push({
      ...place,
      span,
      value: value.value,
      sentence,
      paragraph,
      begins,
      compared,
      reported: isReported(language, tokens, from, first),
    })
  }
  return out
}

/** "friday night's ruling": a weekday and what is its; null for any other expression. */
function propertyOf(language: Language, tokens: readonly Token[], { match }: Found): string | null {
  if (match?.rule.meaning !== "weekday" || !grammarOf(language).owner.has(tokens[match.to]?.word ?? "")) return null
  const words = tokens.slice(match.from, match.to + 2)
  return words.length === match.to + 2 - match.from ? words.map(({ word }) => word).join(" ") : null
}

function valueFor({ match, value }: Found, context: Context): Resolved | null {
  if (!match) return value === null ? null : { value, anchor: null }
  return meanings[match.rule.meaning]?.(match.known, context) ?? null
}

const tokensWithin = (tokens: readonly Token[], range: Range): [number, number] => [
  begunAt(tokens, range.start - 1),
  begunAt(tokens, range.end - 1),
]

function isRate(language: Language, tokens: readonly Token[], from: number, first: number): boolean {
  const { amounts } = grammarOf(language)
  return tokens
    .slice(Math.max(first, from - 4), from)
    .some(({ word }) => /^[\d\p{Sc}%]/u.test(word) || amounts.has(word))
}

/** The day that the range up to token `from` begins with: "[Monday] to Friday". */
function startOf(language: Language, last: Dated | undefined, tokens: readonly Token[], from: number): Dated | null {
  if ((last?.unit !== "D" && last?.unit !== "M") || !grammarOf(language).until.has(tokens[from - 1]?.word ?? ""))
    return null
  return last.span.end === tokens[from - 2]?.end ? last : null
}

const LONGER_THAN_A_QUARTER = /^P(?:[4-9]|1\d)M$/

/** "ALDMOOR, June 9, 2031 (Agency) –", "June 9, 2031 (ALDMOOR) –" at the head of the text, or a day in a line of its own. */
function isDateline(text: string, paragraphs: readonly Range[], timex: Timex): boolean {
  const paragraph = paragraphs.slice(0, 3).find(({ start, end }) => start <= timex.start && timex.end <= end)
  if (!paragraph || timex.start - paragraph.start > 60 || !/^\d{4}-\d\d-\d\d/.test(timex.value)) return false
  const before = text.slice(paragraph.start, timex.start)
  const after = text.slice(timex.end, Math.min(paragraph.end, timex.end + 40))
  if (before === "") {
    return (
      /^\s*$/.test(text.slice(timex.end, paragraph.end)) ||
      /^\s*[,/|]?\s*(?:\(\p{Lu}{2}[^()\p{Ll}]*\)|\p{Lu}{3}[^.!?\p{Ll}]*?)\s*[-–—:]/u.test(after)
    )
  }
  return (
    /^\p{Lu}{3}[^.!?\p{Ll}]*(?:\([^)]*\)[ ,]*)?$/u.test(before) && /^\s*(?:\([^)]*\)\s*)?(?:[-–—_:]|\/)/u.test(after)
  )
}
