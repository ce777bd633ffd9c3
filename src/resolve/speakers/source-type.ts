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
  "of for who whom whose which that familiar with in at from on to by close about near including aged briefed such as is was has had whose involved responding polled surveyed among himself herself itself themselves alike here there taken".split(
    " ",
  ),
)
const QUANTITY = new Set(
  "one two three four five six seven eight nine ten some many several few most all half both group number dozens hundreds thousands scores majority handful couple pair dozen raft host string series slew any each none another either others panel much rest flood lot lots chunk bulk swath swathe wave bunch share generation cadre chorus plenty collection coterie".split(
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
      /^(?:all|both|himself|herself|itself|themselves|also|too|and)$/.test(inside[1]?.lower ?? ""))
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
    if (gap === "," && /^\d+$/.test(before.word) && /^\d{3}$/.test(token.word)) continue
    if (gap === ", " && listsQualities(inside, i, names)) continue
    if (/[,;:(–—“"\n]|--/.test(gap) || AFTER_HEAD.has(token.lower)) return i
    if (token.lower === "and" && addsCompany(before, inside.slice(i + 1), names)) return i
    if (endsNoun(before, token) && !names.some((name) => name.start === token.start)) return i
  }
  return inside.length
}

/** "a 46-page, two-volume report", "a Sept. 15, 2011 email": the comma stands before the noun. */
function listsQualities(inside: readonly Token[], i: number, names: readonly NameMention[]): boolean {
  const before = inside[i - 1]
  const token = inside[i]
  if (!before || !token || isNoun(before.lower) || AFTER_HEAD.has(token.lower)) return false
  if (/^(?:an?|the|one|another|his|her|its|their|also|then|now|like|including)$/.test(token.lower)) return false
  if (names.some((name) => name.end === before.end || name.start === token.start)) return false
  return inside.slice(i, i + 4).some((word) => isNoun(word.lower)) && !/(?:er|or|ist|ian|man|ant)$/.test(before.lower)
}

/** "Oduya and her allies", "the company and its founder", "Oduya and other ministers": who is named first is the source. */
function addsCompany(before: Token, rest: readonly Token[], names: readonly NameMention[]): boolean {
  const [next] = rest
  if (/^(?:his|her|its|their)$/.test(next?.lower ?? "")) return true
  const named = names.some((name) => name.end === before.end)
  if (!named || !next) return false
  return /^others?$/.test(next.lower) || (rest.length === 1 && lexicon.isPeopleWord(next.lower) && !next.capital)
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
    if (!token || !before || /^(?:who|whom|which|whose|that|including|such|led|like)$/.test(token.lower)) return null
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
  if (before.possessive) return false
  const participle = /(?:ed|own|ut|ept|een|ade|itten|eld|ought)$/.test(token.lower) && !token.capital
  if (participle && (lexicon.isPlural(before.lower) || lexicon.documentWords.has(before.lower))) return true
  if (
    isNoun(before.lower) &&
    /^(?:last|this|next|today|yesterday|earlier|later|the|same)$/.test(token.lower) &&
    !token.capital
  )
    return true
  if (before.capital || !isNoun(before.lower)) return false
  return token.capital
    ? !isNoun(token.lower) || lexicon.isPlural(token.lower)
    : /(?:ed|ing|own|ut|ept|een|ade|itten|eld|ought)$/.test(token.lower) ||
        /^(?:he|she|they|it|have|will|not|also)$/.test(token.lower)
}

/** Those who speak for somebody, and so are known by whom they speak for. */
const REPRESENTS = /^(?:lawyer|attorney|solicitor|barrister|counsel|representative|spokes\w+)$/

/** The type that a noun gives, with what stands around it. */
export function typeOfNoun(head: Head): SourceType {
  const type = typeByNoun(head)
  return type === "organisation" && isShare(head) ? "group" : type
}

/** "a majority of the council", "much of the nation": people of a body, not the body. */
const isShare = ({ before }: Head) =>
  before.some(
    (word, i) =>
      before[i + 1]?.lower === "of" &&
      /^(?:majority|minority|half|most|much|rest|bulk|hundreds|thousands|thirds?|quarters?|percent|handful)$/.test(
        word.lower,
      ),
  )

function typeByNoun({ token, before, after }: Head): SourceType {
  const noun = lexicon.baseOf(token.lower)
  const single = lexicon.singularOf(noun)
  const determiners = new Set(before.map((word) => word.lower))
  const owned =
    before.some((word) => word.possessive) ||
    ["his", "her", "its", "their", "my", "our"].some((word) => determiners.has(word))
  const definite = owned || ["the", "that", "this", "these", "those"].some((word) => determiners.has(word))
  const digits = before.filter((word) => /^\d+$/.test(word.word))
  const counted = digits.length > 0 || before.some((word) => lexicon.numbers.has(word.lower))
  const many = digits.length > 1 || digits.some(({ word }) => Number(word) > MANY && Number(word) < 1900)
  const plural = lexicon.isPlural(noun)
  const secret =
    /^(?:familiar|close|briefed|with|involved)$/.test(after[0] ?? "") ||
    /\b(?:spoke|speaking|declined|asked|requested|insisted|knowledge|anonymity|condition)\b/.test(after.join(" "))
  if (
    /^(?:others|some|many|few|most|several|those|neither|each|none|all|half|third|quarter|fifth|tenth|us|much)$/.test(
      noun,
    )
  )
    return "group"
  if (
    /^\d+$/.test(token.word) ||
    (lexicon.numbers.has(noun) && /^(?:in|out|of)$/.test(after[0] ?? "") && after.length > 1)
  )
    return isPart(token, after) ? "group" : "anonymous"
  if (/^(?:them|other|another|one|two|three|first|second|third|fourth|fifth|latter|former)$/.test(noun))
    return "anonymous"
  const kin = lexicon.hasKind(noun, "kin") || lexicon.hasKind(single, "kin")
  if (/^(?:percent|%)$/.test(noun) || before.some((word) => word.lower === "percent") || after[0] === "percent")
    return "group"
  const aboutNews = before.some((word) =>
    /^(?:news|press|media|radio|television|tv|cable|broadcast|broadcasting)$/.test(word.lower),
  )
  if (
    /^(?:reporter|correspondent|journalist|columnist)$/.test(noun) &&
    !/^(?:for|from|at|with|of)$/.test(after[0] ?? "")
  ) {
    const outlet =
      before.some((word) => word.capital && lexicon.outletWords.has(word.lower)) ||
      before.some((word) => word.possessive)
    return outlet ? "media" : definite ? "described" : "anonymous"
  }
  if (/^(?:web)?sites?$/.test(noun)) return aboutNews ? "media" : "document"
  if (lexicon.outletNouns.has(noun) || (lexicon.outletWords.has(noun) && token.capital)) return "media"
  if (
    aboutNews &&
    /^(?:reports?|agency|agencies|channels?|networks?|stations?|organi[sz]ations?|service|company|group|outlets?)$/.test(
      noun,
    )
  )
    return "media"
  if (
    noun === "guard" &&
    before.some((word) => /^(?:coast|national|border|presidential|revolutionary|civil)$/.test(word.lower))
  )
    return "organisation"
  if (
    noun === "authorities" &&
    (owned || before.slice(1).some((word) => word.capital) || lexicon.nationalities.has(before[0]?.lower ?? ""))
  )
    return "organisation"
  if (noun === "people") return !many && (secret || counted) ? "anonymous" : "group"
  if (/^(?:group|team)$/.test(noun)) return after[0] === "of" ? "group" : "organisation"
  if (!plural && determiners.has("one") && lexicon.isPeopleWord(noun)) return "anonymous"
  if (kin && (owned || definite || /^(?:of)$/.test(after[0] ?? ""))) return "described"
  const conjoined = before.some((word) => lexicon.hasKind(word.lower, "people")) && determiners.has("and")
  if (plural && conjoined) return "group"
  if (plural && determiners.has("both") && (lexicon.hasKind(single, "office") || lexicon.hasKind(single, "person")))
    return "described"
  if (
    plural &&
    lexicon.hasKind(single, "office") &&
    ((REPRESENTS.test(single) && (definite || /^(?:for|with)$/.test(after[0] ?? ""))) || (definite && counted))
  )
    return "described"
  if (lexicon.hasKind(noun, "unnamed") && lexicon.hasKind(noun, "people") && plural && (many || (!counted && !secret)))
    return "group"
  if (
    lexicon.hasKind(noun, "unnamed") &&
    !(lexicon.hasKind(noun, "office") && (definite || /^(?:for|of)$/.test(after[0] ?? "")))
  )
    return many ? "group" : "anonymous"
  if (
    plural &&
    counted &&
    !many &&
    (lexicon.hasKind(single, "unnamed") || /^(?:spoke|declined|asked)$/.test(after[1] ?? ""))
  )
    return "anonymous"
  if (plural && lexicon.organisationWords.has(single) && !lexicon.organisationWords.has(noun))
    return /^(?:groups|organi[sz]ations|charities|associations|unions)$/.test(noun) && !definite
      ? "group"
      : "organisation"
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
  if (lexicon.isPeoples(noun)) return "group"
  if (lexicon.nationalities.has(noun)) return "organisation"
  if (plural) return "group"
  if (/^(?:who|whose|whom)$/.test(after[0] ?? "") || /(?:er|or|ist|ian|man|woman|ant)$/.test(noun))
    return definite ? "described" : "anonymous"
  return "organisation"
}

/** More than so many are no sources that somebody spoke to, but a set of people. */
const MANY = 30

/** "one in five", "nine out of 10", "49%": a share of those asked. */
const isPart = (token: Token, after: readonly string[]) =>
  /^(?:in|out|of)$/.test(after[0] ?? "")
    ? after.some((word) => /^\d+$/.test(word) || lexicon.numbers.has(word))
    : /^\d{2,}$/.test(token.word)

/** "three port officials" 3, "a dozen" 12, "a person familiar with the matter" 1; null where the text gives no number. */
export function countOf({ token, before, after }: Head): number | null {
  if (/^(?:in|out)$/.test(after[0] ?? "") && isPart(token, after)) return null
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
