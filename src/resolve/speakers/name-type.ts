/** What kind of thing a name names, and of which gender, by its words and by what stands around it. */
import type { Language } from "../../language/index.ts"
import type { EntityType } from "../../record/index.ts"
import { is, type Passage, type Word } from "../words/index.ts"
import { type Lexicon, lexiconOf } from "./lexicon.ts"

export function genderOf(lexicon: Lexicon, words: readonly string[], before: readonly string[]) {
  const titled = before.map((word) => lexicon.titles.get(word)).find(Boolean)
  const given = words.length > 1 ? lexicon.givenNames.get(words[0] ?? "") : null
  // A spokesman may be a woman called Hope; a spokeswoman is none called Ivan by mistake.
  return titled ?? given ?? before.map((word) => lexicon.peopleGender.get(word)).find(Boolean) ?? null
}

/** The first rule that speaks decides; null: a single unknown word, which other mentions must settle. */
export function typeOf(
  { text, words: tokens, language }: Passage,
  from: number,
  to: number,
  words: readonly string[],
  before: readonly string[],
  outlet: string | null,
): EntityType | null {
  const lexicon = lexiconOf(language)
  const full = words.join(" ")
  const last = words.at(-1) ?? ""
  const [first = ""] = words
  const given = lexicon.givenNames.has(first) && words.length > 1
  const head =
    words
      .slice(
        0,
        Math.max(
          1,
          words.findIndex((word) => lexicon.is(word, "of-or-for")),
        ),
      )
      .at(-1) ?? ""
  if (words.length === 1 && (lexicon.isPeoples(last) || (lexicon.isPlural(last) && lexicon.hasKind(last, "people"))))
    return "group"
  const personal = before.some((word) => lexicon.titles.has(word) || lexicon.hasKind(word, "office"))
  if (outlet && lexicon.withoutArticle(outlet.toLowerCase()) === lexicon.withoutArticle(full)) return "media"
  if (
    lexicon.outlets.has(lexicon.withoutArticle(full)) &&
    !personal &&
    (words.length > 1 || isOutletName(language, tokens, from))
  )
    return "media"
  if (lexicon.countries.has(full) && !personal) return "government"
  if (lexicon.bodies.has(full) && !personal) return "organisation"
  if (lexicon.places.has(full) && !personal) return "place"
  if (lexicon.fits(last, "address-of-organisation")) return "organisation"
  if (lexicon.fits(last, "address-of-site")) return "media"
  // "the newspaper Correio de Prata"
  if (tellsOutlet(lexicon, tokens, from)) return "media"
  if (words.some((word) => lexicon.is(word, "news-in-name")) && lexicon.is(last, "body-of-news")) return "media"
  if (lexicon.organisationWords.has(head) && words.some((word) => lexicon.is(word, "of")))
    return governmentOr(lexicon, head)
  if (lexicon.organisationWords.has(last) && !(given && words.length === 2)) return governmentOr(lexicon, last)
  if (text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? 0).includes("&")) return "organisation"
  if (personal) return "person"
  if (words.length > 1 && !given && (lexicon.placeWords.has(last) || lexicon.is(first, "opens-place"))) return "place"
  if (words.length === 1 && text[tokens[from]?.end ?? 0] === ":" && tokens[from]?.opens) return "person"
  if (lexicon.is(words.at(-2), "of-public-survey")) return "government"
  if (lexicon.documentWords.has(last) && !lexicon.outletWords.has(last) && words.length > 1 && !given) return "document"
  if (given && words.length < 5 && !lexicon.outletWords.has(last)) return "person"
  if (
    lexicon.fits(last, "ends-like-station") ||
    (words.length < 4 && lexicon.outletWords.has(last.split("-").at(-1) ?? "") && last.includes("-"))
  )
    return "media"
  if (lexicon.outletWords.has(last) || lexicon.outletWords.has(head) || lexicon.is(first, "opens-outlet"))
    return given && words.length === 2 && !is(tokens[from - 1], "definite-article") ? "person" : "media"
  const token = tokens[from]
  if (
    words.length === 1 &&
    token &&
    /^(?:\p{Lu}{2,5}|(?:\p{Lu}\.)+\p{Lu}?\.?)$/u.test(token.word) &&
    text[token.end] !== ":"
  )
    return "organisation"
  if (followedByRole(text, tokens, to)) return "person"
  const definite = is(tokens[from - 1], "definite-article") && !qualifies(text, tokens, to)
  if (definite && words.length === 1 && lexicon.documentWords.has(last)) return "document"
  if (definite && !(words.length === 1 && lexicon.givenNames.has(first))) return "organisation"
  if (words.length === 1) return null
  if (token && /^\p{Lu}{2,4}$/u.test(token.word) && !followsShouting(tokens, from)) return "organisation"
  if (is(tokens[from - 1], "before-located")) return "place"
  return words.length < 5 ? "person" : "organisation"
}

function tellsOutlet(lexicon: Lexicon, tokens: readonly Word[], from: number): boolean {
  const [adjective, noun, first] = [tokens[from - 2], tokens[from - 1], tokens[from]]
  if (!noun || noun.capital || noun.possessive || noun.sentence !== first?.sentence || noun.end + 1 !== first.start)
    return false
  return (
    lexicon.is(noun.lower, "outlet-before-name") ||
    (is(adjective, "of-news") && lexicon.is(noun.lower, "outlet-after-news-before-name"))
  )
}

const governmentOr = ({ organisationWords }: Lexicon, word: string): EntityType =>
  organisationWords.get(word) === "ministry" || organisationWords.get(word) === "state" ? "government" : "organisation"

/** ", 38," or ", a spokesman for" after a name: only people have these. */
function followedByRole(text: string, tokens: readonly Word[], to: number): boolean {
  const last = tokens[to]
  const next = tokens[to + 1]
  if (!last || !next || text.slice(last.end, next.start).trim() !== ",") return false
  if (/^\d{2}$/.test(next.word)) return text[next.end] === ","
  for (let i = to + 1; i < to + 6; i++) {
    const token = tokens[i]
    if (!token || (i > to + 1 && text.slice(tokens[i - 1]?.end ?? 0, token.start).includes(","))) return false
    if (lexiconOf(token.language).hasKind(token.lower, "office")) return true
  }
  return false
}

/** The word after is in capitals too, so these say nothing: "JONAS LIND". */
const followsShouting = (tokens: readonly Word[], from: number) => /^\p{Lu}{2,}$/u.test(tokens[from + 1]?.word ?? "")

/** The name only qualifies what follows: "the Okafor administration", "the Brill Street bridge". */
function qualifies(text: string, tokens: readonly Word[], to: number): boolean {
  const last = tokens[to]
  const next = tokens[to + 1]
  return Boolean(
    last &&
      next &&
      !next.capital &&
      text.slice(last.end, next.start) === " " &&
      lexiconOf(next.language).isNoun(next.lower),
  )
}

/** "Time" or "The Hill": a common word is an outlet's name only in capitals, or with its article. */
function isOutletName(language: Language, tokens: readonly Word[], from: number): boolean {
  const word = tokens[from]?.word ?? ""
  return (
    /^\p{Lu}[\p{Lu}\p{Ll}]*\p{Lu}/u.test(word) ||
    lexiconOf(language).fits(tokens[from - 1]?.word, "capital-article") ||
    is(tokens[from], "outlet-never-else")
  )
}
