/** The head of a source → what kind of source it is and how many they are, before anybody has asked who. See docs/speakers.md. */
import type { SourceType } from "../../record/index.ts"
import { is, type Word } from "../words/index.ts"
import type { Head } from "./head.ts"
import { type Lexicon, lexiconOf } from "./lexicon.ts"
import { joinsPeople } from "./members.ts"

/** The type that a noun gives, with what stands around it. */
export function typeOfNoun(head: Head): SourceType {
  const type = typeByNoun(head)
  if (type === "described" && head.unnamed) return "anonymous"
  return type === "organisation" && isShare(head) ? "group" : type
}

/** "a leading figure": a person; "the latest figures" are numbers. */
const isFigure = ({ token, before }: Head) =>
  is(token, "people-or-numbers") && before.some((word) => is(word, "of-people-not-numbers"))

/** "a majority of the council", "much of the nation": people of a body, not the body. */
const isShare = ({ before }: Head) => before.some((word, i) => is(before[i + 1], "of") && is(word, "share-of-body"))

function typeByNoun(head: Head): SourceType {
  const { token, before, after } = head
  const lexicon = lexiconOf(token.language)
  const noun = lexicon.baseOf(token.lower)
  const single = lexicon.singularOf(noun)
  const owned = before.some((word) => word.possessive || is(word, "owner-but-your"))
  const definite = owned || before.some((word) => is(word, "definite-or-demonstrative"))
  const digits = before.filter((word) => /^\d+$/.test(word.word))
  const counted = digits.length > 0 || before.some((word) => lexicon.numbers.has(word.lower))
  const many = digits.length > 1 || digits.some(({ word }) => Number(word) > MANY && Number(word) < 1900)
  const plural = lexicon.isPlural(noun)
  const secret =
    lexicon.is(after[0], "after-secret-source") || after.some((word) => lexicon.fits(word, "word-of-secrecy"))
  if (lexicon.is(noun, "number-of-people-unsaid")) return "group"
  if (
    /^\d+$/.test(token.word) ||
    (lexicon.numbers.has(noun) && lexicon.is(after[0], "before-whole") && after.length > 1)
  )
    return isPart(lexicon, token, after) ? "group" : "anonymous"
  if (lexicon.is(noun, "one-or-few-of-them")) return "anonymous"
  const kin = lexicon.hasKind(noun, "kin") || lexicon.hasKind(single, "kin")
  if (lexicon.is(noun, "percent") || before.some((word) => is(word, "percent")) || lexicon.is(after[0], "percent"))
    return "group"
  const aboutNews = before.some((word) => is(word, "of-news"))
  if (lexicon.is(noun, "people-of-press") && !lexicon.is(after[0], "before-outlet-of-reporter")) {
    const outlet =
      before.some((word) => word.capital && lexicon.outletWords.has(word.lower)) ||
      before.some((word) => word.possessive)
    return outlet ? "media" : definite ? "described" : "anonymous"
  }
  if (lexicon.fits(noun, "address-of-site")) return "media"
  if (lexicon.is(noun, "site")) return aboutNews ? "media" : "document"
  if (lexicon.outletNouns.has(noun) || (lexicon.outletWords.has(noun) && token.capital)) return "media"
  if (aboutNews && lexicon.is(noun, "outlet-after-news")) return "media"
  if (before.some((word) => is(word, "of-opinion")) && lexicon.is(noun, "board-of-opinion")) return "media"
  if (
    lexicon.is(noun, "outlet-alone") &&
    !before.some(({ capital, lower }) => capital && !lexicon.functionWords.has(lower))
  )
    return "media"
  if (lexicon.is(noun, "guard") && before.some((word) => is(word, "of-public-guard"))) return "organisation"
  if (
    lexicon.is(noun, "body-with-owner") &&
    (owned || before.slice(1).some((word) => word.capital) || lexicon.nationalities.has(before[0]?.lower ?? ""))
  )
    return "organisation"
  // "two of whom", "many of whom"
  if (lexicon.is(noun, "of-them") && before.some((word) => is(word, "quantity"))) return "group"
  if (lexicon.is(noun, "people")) return !many && (secret || counted) ? "anonymous" : "group"
  if (lexicon.is(noun, "side")) return "group"
  if (lexicon.is(noun, "group-of")) return lexicon.is(after[0], "of") ? "group" : "organisation"
  if (!plural && before.some((word) => is(word, "one")) && lexicon.isPeopleWord(noun)) return "anonymous"
  if (kin && (owned || definite || lexicon.is(after[0], "of"))) return "described"
  const conjoined =
    before.some((word) => lexicon.hasKind(word.lower, "people")) && before.some((word) => is(word, "and"))
  if (plural && conjoined) return "group"
  if (
    isUnnamedAndOther(
      lexicon,
      before.map((word) => word.lower),
    )
  )
    return "anonymous"
  if (
    plural &&
    before.some((word) => is(word, "both")) &&
    (lexicon.hasKind(single, "office") || lexicon.hasKind(single, "person"))
  )
    return "described"
  if (
    plural &&
    lexicon.hasKind(single, "office") &&
    ((lexicon.fits(single, "speaks-for-others") && (definite || lexicon.is(after[0], "before-represented"))) ||
      (definite && counted))
  )
    return "described"
  if (lexicon.hasKind(noun, "unnamed") && lexicon.hasKind(noun, "people") && plural && (many || (!counted && !secret)))
    return "group"
  if (owned && plural && !secret && !counted && lexicon.is(noun, "near-somebody")) return "group"
  // "her colleague", "his chief aide": one person, told by whose they are.
  if (owned && !plural && !secret && lexicon.hasKind(noun, "unnamed") && !lexicon.hasKind(noun, "people"))
    return "described"
  if (
    lexicon.hasKind(noun, "unnamed") &&
    !(lexicon.hasKind(noun, "office") && (definite || lexicon.is(after[0], "of-or-for")))
  )
    return many ? "group" : "anonymous"
  if (plural && counted && !many && (lexicon.hasKind(single, "unnamed") || lexicon.is(after[1], "after-who-of-secret")))
    return "anonymous"
  if (plural && lexicon.organisationWords.has(single) && !lexicon.organisationWords.has(noun))
    return lexicon.is(noun, "bodies-as-set") && !definite ? "group" : "organisation"
  if (
    lexicon.hasKind(noun, "people") ||
    (plural && (lexicon.hasKind(single, "office") || lexicon.hasKind(single, "person")))
  )
    return "group"
  if (lexicon.hasKind(noun, "office"))
    return !definite && lexicon.is(after[0], "knows-without-name") ? "anonymous" : "described"
  if (isFigure(head)) return plural ? "group" : definite ? "described" : "anonymous"
  if (lexicon.hasKind(noun, "person") || lexicon.isPeopleWord(noun))
    return definite ? "described" : plural ? "group" : "anonymous"
  if (lexicon.organisationWords.has(noun)) return "organisation"
  if (lexicon.documentWords.has(noun) || lexicon.documentWords.has(single)) return "document"
  if (lexicon.isPeoples(noun)) return "group"
  if (lexicon.nationalities.has(noun)) return "organisation"
  if (plural) return "group"
  if (lexicon.is(after[0], "relative-for-people") || lexicon.fits(noun, "ending-of-people"))
    return definite ? "described" : "anonymous"
  // "the move", "technology": none of the words that people and bodies are called by.
  return token.capital ? "organisation" : "document"
}

/** "two officials and a governor": of one kind with those named first. */
function isUnnamedAndOther(lexicon: Lexicon, before: readonly string[]): boolean {
  const noun = before[before.findIndex((word) => lexicon.is(word, "and")) - 1] ?? ""
  const isNew = lexicon.numbers.has(before[0] ?? "") || lexicon.is(before[0], "opens-new-people")
  return (
    isNew &&
    joinsPeople(lexicon, before) &&
    [noun, lexicon.singularOf(noun)].some((word) => lexicon.hasKind(word, "unnamed"))
  )
}

/** More than so many are no sources that somebody spoke to, but a set of people. */
const MANY = 30

/** "one in five", "nine out of 10", "49%": a share of those asked. */
const isPart = (lexicon: Lexicon, token: Word, after: readonly string[]) =>
  lexicon.is(after[0], "before-whole")
    ? after.some((word) => /^\d+$/.test(word) || lexicon.numbers.has(word))
    : /^\d{2,}$/.test(token.word)

/** "three port officials" 3, "a dozen" 12, "a person familiar with the matter" 1; null where the text gives no number. */
export function countOf(head: Head): number | null {
  const { token, before, after } = head
  const lexicon = lexiconOf(token.language)
  if (lexicon.is(after[0], "before-whole-of-number") && isPart(lexicon, token, after)) return null
  const words = [...before.map(({ lower }) => lower), token.lower]
  if (words.some((word) => lexicon.is(word, "no-number-of-people"))) return null
  const people = lexicon.isPeopleWord(token.lower) || isFigure(head)
  const and = words.findIndex((word) => lexicon.is(word, "and"))
  const second = words[and + 1] ?? ""
  if (and >= 0 && (lexicon.is(second, "indefinite-article") || lexicon.numbers.has(second))) {
    const values = words.flatMap((word) =>
      lexicon.is(word, "indefinite-article") ? 1 : (lexicon.numbers.get(word) ?? []),
    )
    return people && values.length > 1 ? values.reduce((sum, value) => sum + value, 0) : null
  }
  const digits = before.filter((word) => /^\d{1,4}$/.test(word.word)).at(-1)
  if (digits && people) return Number(digits.word) || null
  const number = words.findLast((word) => lexicon.numbers.has(word))
  const plural = lexicon.isPlural(token.lower)
  if (number && (people || number === words.at(-1))) {
    const dozens = lexicon.is(number, "dozen") ? words[words.indexOf(number) - 1] : undefined
    const times = dozens ? (lexicon.numbers.get(dozens) ?? 1) : 1
    const value = lexicon.numbers.get(number) ?? null
    return value === null || (words.some((word) => lexicon.is(word, "half")) && lexicon.is(number, "dozen"))
      ? value
        ? 6
        : null
      : value * times
  }
  return people && !plural && !is(token, "no-one-person") ? 1 : null
}
