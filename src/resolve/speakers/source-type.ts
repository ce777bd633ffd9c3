/** A source's own words → what kind of source it is and how many they are, before anybody has asked who. See docs/speakers.md. */
import type { Range, SourceType } from "../../record/index.ts"
import { isNoun } from "./descriptions.ts"
import * as lexicon from "./lexicon.ts"
import type { Token } from "./tokens.ts"
import type { NameMention } from "./types.ts"

/** The head of a source: the word that says what it is, with what stands around it. */
export interface Head {
  /** a pronoun, a name or a noun */
  kind: "pronoun" | "name" | "noun"
  token: Token
  names: NameMention[]
  /** the words before it */
  before: Token[]
  /** the words after it, lower case */
  after: string[]
  /** the name that follows in apposition: "the bank's spokesman, Emil Soster" */
  apposed: NameMention | null
}

const AFTER_HEAD = new Set(
  "of for who whom whose which that familiar with in at from on to by close about near including aged briefed such as is was has had whose involved responding polled surveyed among".split(
    " ",
  ),
)
const QUANTITY = new Set(
  "one two three four five six seven eight nine ten some many several few most all half both group number dozens hundreds thousands scores majority handful couple pair dozen raft host string series slew any each none another either others panel".split(
    " ",
  ),
)

/** The head of the words in `spans`, or null when there are none. */
export function headOf(
  text: string,
  tokens: readonly Token[],
  names: readonly NameMention[],
  spans: readonly Range[],
): Head | null {
  const inside = tokens.filter((token) => spans.some((span) => span.start <= token.start && token.start < span.end))
  if (inside[0]?.lower === "that" && inside.length > 1 && !isNoun(inside[1]?.lower ?? "")) inside.shift()
  const [first] = inside
  if (!first) return null
  const within = names.filter((name) => spans.some((span) => span.start <= name.start && name.end <= span.end + 1))
  if (
    isPronoun(first.lower) &&
    (inside.length === 1 ||
      /^wh/.test(first.lower) ||
      /^(?:all|both|himself|herself|themselves|also|too)$/.test(inside[1]?.lower ?? ""))
  )
    return { kind: "pronoun", token: first, names: within, before: [], after: [], apposed: null }
  let from = 0
  let one = false
  let end = chunkEnd(text, inside, from, within)
  while (QUANTITY.has(inside[end - 1]?.lower ?? "") && inside[end]?.lower === "of" && end + 1 < inside.length) {
    one ||= /^(?:one|another|each|either)$/.test(inside[end - 1]?.lower ?? "")
    from = end + 1
    end = chunkEnd(text, inside, from, within)
  }
  const last = inside[end - 1] ?? first
  const token = one && !last.capital ? { ...last, lower: lexicon.singularOf(last.lower) } : last
  const named = within.find((name) => name.start <= token.start && token.end <= name.end + 1)
  const apposed = named ? null : apposedName(text, inside, end, within)
  return {
    kind: named ? "name" : "noun",
    token,
    names: within,
    before: inside.slice(0, end - 1),
    after: inside.slice(end).map(({ lower }) => lower),
    apposed,
  }
}

const isPronoun = (word: string) =>
  lexicon.pronouns.has(word) || /^(?:i|we|you|me|us|my|our|who|which|that|this|these|those|whom|whose)$/.test(word)

function chunkEnd(text: string, inside: readonly Token[], from: number, names: readonly NameMention[]): number {
  for (let i = from + 1; i < inside.length; i++) {
    const token = inside[i]
    const before = inside[i - 1]
    if (!token || !before) break
    if (names.some((name) => name.start < token.start && token.start < name.end)) continue
    const gap = text.slice(before.end, token.start)
    if (/[,;:(–—“"\n]|--/.test(gap) || AFTER_HEAD.has(token.lower)) return i
    if (endsNoun(before, token) && !names.some((name) => name.start === token.start)) return i
  }
  return inside.length
}

/** The person's name after the comma of "the head of the press office, Dr Emil Ost", or a name right after it. */
function apposedName(
  text: string,
  inside: readonly Token[],
  end: number,
  names: readonly NameMention[],
): NameMention | null {
  for (let i = end; i < inside.length; i++) {
    const token = inside[i]
    const before = inside[i - 1]
    if (!token || !before || /^(?:who|whom|which|whose|that)$/.test(token.lower)) return null
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
        (start > token.start && start - token.start < 12 && lexicon.titles.has(token.lower)),
    )
    if (name && (name.type === "person" || (i === end && name.type !== "place"))) return name
    if (i > end) return null
  }
  return null
}

/** "an analysis released by", "the experts I spoke to", "people Democrats have asked": the noun was whole before this word. */
function endsNoun(before: Token, token: Token): boolean {
  if (before.capital || !isNoun(before.lower) || before.possessive) return false
  return token.capital
    ? !isNoun(token.lower) || lexicon.isPlural(token.lower)
    : /(?:ed|ing|own|ut|ept|een|ade|itten|eld|ought)$/.test(token.lower) ||
        /^(?:he|she|they|it|have|will|not|also)$/.test(token.lower)
}

/** Those who speak for somebody, and so are known by whom they speak for. */
const REPRESENTS = /^(?:lawyer|attorney|solicitor|barrister|counsel|representative|spokes\w+)$/

/** The type that a noun gives, with what stands around it. */
export function typeOfNoun({ token, before, after }: Head): SourceType {
  const noun = token.lower
  const single = lexicon.singularOf(noun)
  const determiners = new Set(before.map((word) => word.lower))
  const owned =
    before.some((word) => word.possessive) ||
    ["his", "her", "its", "their", "my", "our"].some((word) => determiners.has(word))
  const definite = owned || determiners.has("the") || determiners.has("that") || determiners.has("this")
  const counted = before.some((word) => lexicon.numbers.has(word.lower) || /^\d+$/.test(word.word))
  const plural = lexicon.isPlural(noun)
  if (/^(?:others|some|many|few|most)$/.test(noun)) return "group"
  if (/^(?:them|other|another|one|two|three|first|second|third|fourth|fifth|latter|former)$/.test(noun))
    return "anonymous"
  const kin = lexicon.hasKind(noun, "kin") || lexicon.hasKind(single, "kin")
  if (/^(?:percent|%)$/.test(noun) || before.some((word) => word.lower === "percent") || after[0] === "percent")
    return "group"
  if (lexicon.outletNouns.has(noun) || (lexicon.outletWords.has(noun) && token.capital)) return "media"
  const aboutNews = before.some((word) => /^(?:news|press|media|radio|television|tv|broadcasting)$/.test(word.lower))
  if (aboutNews && /^(?:reports?|agency|agencies|channel|organi[sz]ations?|service|company|group)$/.test(noun))
    return "media"
  if (
    noun === "guard" &&
    before.some((word) => /^(?:coast|national|border|presidential|revolutionary|civil)$/.test(word.lower))
  )
    return "organisation"
  if (noun === "people")
    return /^(?:familiar|close|briefed|with|involved)$/.test(after[0] ?? "") ||
      /\b(?:spoke|declined|asked|requested|insisted|knowledge|direct)\b/.test(after.join(" ")) ||
      counted
      ? "anonymous"
      : "group"
  if (!plural && determiners.has("one") && lexicon.isPeopleWord(noun)) return "anonymous"
  if (kin && (owned || definite || /^(?:of)$/.test(after[0] ?? ""))) return "described"
  const conjoined = before.some((word) => lexicon.hasKind(word.lower, "people")) && determiners.has("and")
  if (plural && conjoined) return "group"
  if (
    plural &&
    lexicon.hasKind(single, "office") &&
    ((REPRESENTS.test(single) && (owned || after[0] === "for")) || (definite && counted))
  )
    return "described"
  if (
    lexicon.hasKind(noun, "unnamed") &&
    !(lexicon.hasKind(noun, "office") && (definite || /^(?:for|of)$/.test(after[0] ?? "")))
  )
    return after[0] === "of" && noun === "members" && !counted ? "group" : "anonymous"
  if (plural && counted && (lexicon.hasKind(single, "unnamed") || /^(?:spoke|declined|asked)$/.test(after[1] ?? "")))
    return "anonymous"
  if (
    lexicon.hasKind(noun, "people") ||
    (plural && (lexicon.hasKind(single, "office") || lexicon.hasKind(single, "person")))
  )
    return "group"
  if (lexicon.hasKind(noun, "office")) return "described"
  if (lexicon.hasKind(noun, "person") || lexicon.isPeopleWord(noun))
    return definite ? "described" : plural ? "group" : "anonymous"
  if (lexicon.organisationWords.has(noun)) return "organisation"
  if (lexicon.documentWords.has(noun) || lexicon.documentWords.has(single)) return "document"
  if (lexicon.organisationWords.has(single) || lexicon.nationalities.has(single)) return "group"
  if (lexicon.nationalities.has(noun)) return "organisation"
  if (plural) return "group"
  if (/(?:er|or|ist|ian|man|woman|ant)$/.test(noun)) return definite ? "described" : "anonymous"
  return "organisation"
}

/** "three port officials" 3, "a dozen" 12, "a person familiar with the matter" 1; null where the text gives no number. */
export function countOf({ token, before }: Head): number | null {
  const words = [...before.map(({ lower }) => lower), token.lower]
  if (words.some((word) => word === "percent" || word === "million" || word === "billion")) return null
  const people = lexicon.isPeopleWord(token.lower)
  const second = words[words.indexOf("and") + 1] ?? ""
  if (words.includes("and") && (/^an?$/.test(second) || lexicon.numbers.has(second))) {
    const values = words.flatMap((word) => (/^an?$/.test(word) ? 1 : (lexicon.numbers.get(word) ?? [])))
    return people && values.length > 1 ? values.reduce((sum, value) => sum + value, 0) : null
  }
  const digits = before.filter((word) => /^\d{1,4}$/.test(word.word)).at(-1)
  if (digits && people) return Number(digits.word) || null
  const number = words.findLast((word) => lexicon.numbers.has(word))
  const plural = lexicon.isPlural(token.lower)
  if (number && (people || number === words.at(-1))) {
    const dozens = number === "dozen" ? words[words.indexOf("dozen") - 1] : undefined
    const times = dozens ? (lexicon.numbers.get(dozens) ?? 1) : 1
    const value = lexicon.numbers.get(number) ?? null
    return value === null || (words.includes("half") && number === "dozen") ? (value ? 6 : null) : value * times
  }
  return people &&
    !plural &&
    !/^(?:everyone|everybody|nobody|anyone|family|many|some|few|most|majority|crowd|public|audience|world|team|group)$/.test(
      token.lower,
    )
    ? 1
    : null
}
