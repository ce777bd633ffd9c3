/** A source's own words → its head: the word that says what it is, and what stands around it. */
import type { Range } from "../../record/index.ts"
import { beginning, fits, is, merged, type Passage, sentenceOf, type Word } from "../words/index.ts"
import { reasonIn } from "./anonymity.ts"
import { type Lexicon, lexiconOf } from "./lexicon.ts"
import type { NameMention } from "./types.ts"

/** The head of a source: the word that says what it is, with what stands around it. */
export interface Head {
  /** a pronoun, a name or a noun */
  kind: "pronoun" | "name" | "noun"
  token: Word
  names: NameMention[]
  /** the words before it */
  before: Word[]
  /** the words after it, lower case */
  after: string[]
  /** the name that follows in apposition: "the bank's spokesman, Emil Soster" */
  apposed: NameMention | null
  /** the text says of them, right behind the noun, that they are kept unnamed */
  unnamed: boolean
}

/** The head of the words in `spans`, or null when there are none. */
export function headOf(passage: Passage, names: readonly NameMention[], spans: readonly Range[]): Head | null {
  const { text, words, language } = passage
  const lexicon = lexiconOf(language)
  const inside = merged(spans)
    .flatMap(({ start, end }) => beginning(words, start, end))
    .slice(0, LONGEST)
  if (is(inside[0], "content-opener") && inside.length > 1 && !lexicon.isNoun(inside[1]?.lower ?? "")) inside.shift()
  const [first] = inside
  if (!first) return null
  const within = namesIn(names, spans).slice(0, LONGEST)
  if (
    isPronoun(lexicon, first.lower) &&
    (inside.length === 1 || is(first, "relative-or-question") || is(inside[1], "after-lone-pronoun"))
  )
    return { kind: "pronoun", token: first, names: within, before: [], after: [], apposed: null, unnamed: false }
  let from = 0
  let one = false
  let end = chunkEnd(text, inside, from, within)
  while (is(inside[end - 1], "quantity") && is(inside[end], "of") && end + 1 < inside.length) {
    one ||= is(inside[end - 1], "one-of-several")
    from = end + 1
    end = chunkEnd(text, inside, from, within)
  }
  const last = inside[end - 1] ?? first
  const token = one && !last.capital ? { ...last, lower: lexicon.singularOf(last.lower) } : last
  const named = within.find((name) => name.start <= token.start && token.end <= name.end + 1)
  const apposed = named ? null : (apposedName(text, inside, end, within) ?? titledName(inside, end, within))
  return {
    kind: named ? "name" : "noun",
    token,
    names: within,
    before: inside.slice(0, end - 1),
    after: inside.slice(end).map(({ lower }) => lower),
    apposed,
    unnamed: !named && !apposed && isKeptUnnamed(passage, last, spans.at(-1)?.end ?? last.end),
  }
}

/** "a strategist, speaking on condition of anonymity,", "a teacher at the school who did not want her name used": in the source's words, or next to them. */
function isKeptUnnamed(passage: Passage, { start }: Word, sourceEnd: number): boolean {
  const { text, language } = passage
  const sentence = sentenceOf(passage, start)
  if (!sentence || start + LONGEST_SOURCE < sourceEnd) return false
  const end = Math.min(sentence.end, sourceEnd + LONGEST_SOURCE)
  const reason = reasonIn(language, text, { start, end })
  if (!reason) return false
  return (
    reason.start < sourceEnd || language.pattern("between-source-and-reason").test(text.slice(sourceEnd, reason.start))
  )
}

/** Characters; a source's words, and what is looked at behind them. */
const LONGEST_SOURCE = 400

/** Words of a source that are looked at; nobody writes longer ones. */
const LONGEST = 300

function namesIn(names: readonly NameMention[], spans: readonly Range[]): NameMention[] {
  const found = spans.flatMap(({ start, end }) =>
    beginning(names, start, end + 1).filter((name) => name.end <= end + 1),
  )
  return [...new Set(found)].sort((a, b) => a.start - b.start)
}

const isPronoun = ({ pronouns, is }: Lexicon, word: string) => pronouns.has(word) || is(word, "other-pronoun")

function chunkEnd(text: string, inside: readonly Word[], from: number, names: readonly NameMention[]): number {
  for (let i = from + 1; i < inside.length; i++) {
    const token = inside[i]
    const before = inside[i - 1]
    if (!token || !before) break
    if (names.some((name) => name.start < token.start && token.start < name.end)) continue
    const gap = text.slice(before.end, token.start)
    if (gap === "," && /^\d+$/.test(before.word) && /^\d{3}$/.test(token.word)) continue
    if (gap === ", " && listsQualities(inside, i, names)) continue
    if (/[,;:(–—“"\n]|--/.test(gap) || endsHead(token, inside[i + 1])) return i
    if (is(token, "and") && addsCompany(before, inside.slice(i + 1), names)) return i
    if (endsNoun(before, token) && !names.some((name) => name.start === token.start)) return i
  }
  return inside.length
}

/** "critics {outside} the council", and not "an {inside} source". */
const endsHead = (token: Word, next: Word | undefined) =>
  is(token, "after-head") && !(next && is(token, "after-head-or-quality") && isPerson(next))

/** "a 46-page, two-volume report", "a Sept. 15, 2011 email": the comma stands before the noun. */
function listsQualities(inside: readonly Word[], i: number, names: readonly NameMention[]): boolean {
  const before = inside[i - 1]
  const token = inside[i]
  if (!before || !token || lexiconOf(token.language).isNoun(before.lower) || is(token, "after-head")) return false
  if (is(token, "not-in-list-of-qualities")) return false
  if (names.some((name) => name.end === before.end || name.start === token.start)) return false
  return (
    inside.slice(i, i + 4).some((word) => lexiconOf(word.language).isNoun(word.lower)) &&
    !fits(before, "ending-of-people")
  )
}

/** "Oduya and her allies", "the company and its founder", "Oduya and other ministers": who is named first is the source. */
function addsCompany(before: Word, rest: readonly Word[], names: readonly NameMention[]): boolean {
  const [next] = rest
  if (is(next, "third-person-owner")) return true
  const named = names.some((name) => name.end === before.end)
  if (!named || !next) return false
  if (is(next, "quantity") && rest.some((word) => is(word, "third-person-owner"))) return true
  return (
    is(next, "and-others") || (rest.length === 1 && lexiconOf(next.language).isPeopleWord(next.lower) && !next.capital)
  )
}

/** The person's name after the comma of "the head of the press office, Dr Emil Ost", or a name right after it. */
function apposedName(
  text: string,
  inside: readonly Word[],
  end: number,
  names: readonly NameMention[],
): NameMention | null {
  for (let i = end; i < inside.length; i++) {
    const token = inside[i]
    const before = inside[i - 1]
    if (!token || !before || is(token, "ends-before-apposition")) return null
    // "a spokeswoman for the senator, Ada Venn": the name may be either's, so it is nobody's.
    if (speaksForOthers(inside[end - 1]) && inside.slice(end, i).some(isPerson)) return null
    if (!/^['’]?s?(?:,\s|\s?[-–—]+\s?)$/.test(text.slice(before.end, token.start))) continue
    const name = names.find(
      ({ start, descriptors }) =>
        start === token.start ||
        descriptors.some(
          (range) =>
            range.start >= token.start &&
            range.start - token.start < 40 &&
            !/[,;:(]/.test(text.slice(token.start, range.start)),
        ) ||
        (start > token.start && start - token.start < 12 && lexiconOf(token.language).titles.has(token.lower)),
    )
    if (name && (name.type === "person" || (i === end && name.type !== "place"))) return name
    if (i > end) return null
  }
  return null
}

const speaksForOthers = (head: Word | undefined) =>
  !!head && lexiconOf(head.language).fits(head.lower, "speaks-for-others")
const isPerson = (word: Word) => lexiconOf(word.language).isPeopleWord(word.lower)

/** "{Minister of Defence} Ivo Marek": a role with a capital, what it is of, and right behind that the person who has it. */
function titledName(inside: readonly Word[], end: number, names: readonly NameMention[]): NameMention | null {
  const role = inside[end - 1]
  if (!role?.capital || !is(inside[end], "of") || !lexiconOf(role.language).isRole(role.lower)) return null
  for (let i = end + 1; i < inside.length; i++) {
    const token = inside[i]
    if (!token?.capital && !is(token, "small-in-title")) return null
    const name = names.find(({ start, type }) => start === token?.start && type === "person")
    if (name) return inside.slice(end + 1, i).some(({ capital }) => capital) ? name : null
  }
  return null
}

/** "an analysis released by", "the experts I spoke to", "people Democrats have asked": the noun was whole before this word. */
function endsNoun(before: Word, token: Word): boolean {
  const lexicon = lexiconOf(token.language)
  if (before.possessive) return false
  const participle = fits(token, "ending-of-participle") && !token.capital
  if (participle && (lexicon.isPlural(before.lower) || lexicon.documentWords.has(before.lower))) return true
  // "a letter sent to the board"
  if (lexicon.documentWords.has(before.lower) && is(token, "done-to-paper")) return true
  // "liberal Democrats"
  if (is(before, "noun-or-quality") && lexicon.isPeopleWord(token.lower)) return false
  const noun = lexicon.isNoun(before.lower)
  if (noun && is(token, "after-whole-noun") && !token.capital) return true
  // "Scientists advising the conference"
  if ((before.capital && !(lexicon.isPeopleWord(before.lower) && lexicon.isPlural(before.lower))) || !noun) return false
  return token.capital
    ? !lexicon.isNoun(token.lower) || lexicon.isPlural(token.lower)
    : fits(token, "ending-of-participle") || fits(token, "present-participle") || is(token, "begins-clause-after-noun")
}
