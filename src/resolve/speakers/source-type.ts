/** The head of a source → what kind of source it is and how many they are, before anybody has asked who. See docs/speakers.md. */
import type { SourceType } from "../../record/index.ts"
import type { Head } from "./head.ts"
import * as lexicon from "./lexicon.ts"
import { joinsPeople } from "./members.ts"
import type { Token } from "./tokens.ts"

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
  if (/^sides?$/.test(noun)) return "group"
  if (/^(?:group|team)$/.test(noun)) return after[0] === "of" ? "group" : "organisation"
  if (!plural && determiners.has("one") && lexicon.isPeopleWord(noun)) return "anonymous"
  if (kin && (owned || definite || /^(?:of)$/.test(after[0] ?? ""))) return "described"
  const conjoined = before.some((word) => lexicon.hasKind(word.lower, "people")) && determiners.has("and")
  if (plural && conjoined) return "group"
  if (isUnnamedAndOther(before.map((word) => word.lower))) return "anonymous"
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

/** "two officials and a governor": of one kind with those named first. */
function isUnnamedAndOther(before: readonly string[]): boolean {
  const noun = before[before.indexOf("and") - 1] ?? ""
  const isNew = lexicon.numbers.has(before[0] ?? "") || /^(?:an?|several|some)$/.test(before[0] ?? "")
  return (
    isNew && joinsPeople(before) && [noun, lexicon.singularOf(noun)].some((word) => lexicon.hasKind(word, "unnamed"))
  )
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
