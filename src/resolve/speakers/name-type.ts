/** What kind of thing a name names, and of which gender, by its words and by what stands around it. */
import type { EntityType } from "../../record/index.ts"
import { isNoun } from "./descriptions.ts"
import * as lexicon from "./lexicon.ts"
import type { Token } from "./tokens.ts"

export function genderOf(words: readonly string[], before: readonly string[]) {
  const titled = before.map((word) => lexicon.titles.get(word)).find(Boolean)
  const given = words.length > 1 ? lexicon.givenNames.get(words[0] ?? "") : null
  // A spokesman may be a woman called Hope; a spokeswoman is none called Ivan by mistake.
  return titled ?? given ?? before.map((word) => lexicon.peopleGender.get(word)).find(Boolean) ?? null
}

/** The first rule that speaks decides; null: a single unknown word, which other mentions must settle. */
export function typeOf(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  words: readonly string[],
  before: readonly string[],
  outlet: string | null,
): EntityType | null {
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
          words.findIndex((word) => word === "of" || word === "for"),
        ),
      )
      .at(-1) ?? ""
  const personal = before.some((word) => lexicon.titles.has(word) || lexicon.hasKind(word, "office"))
  if (outlet && outlet.toLowerCase().replace(/^the /, "") === full.replace(/^the /, "")) return "media"
  if (lexicon.outlets.has(full.replace(/^the /, "")) && !personal && (words.length > 1 || isOutletName(tokens, from)))
    return "media"
  if (lexicon.countries.has(full) && !personal) return "government"
  if (lexicon.bodies.has(full) && !personal) return "organisation"
  if (lexicon.places.has(full) && !personal) return "place"
  if (
    words.some((word) => /^(?:news|broadcasting|press|radio|television)$/.test(word)) &&
    /^(?:agency|service|corporation|network|group|company|association|trust)$/.test(last)
  )
    return "media"
  if (lexicon.organisationWords.has(head) && words.includes("of")) return governmentOr(head)
  if (lexicon.organisationWords.has(last) && !(given && words.length === 2)) return governmentOr(last)
  if (text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? 0).includes("&")) return "organisation"
  if (personal) return "person"
  if (
    words.length > 1 &&
    !given &&
    (lexicon.placeWords.has(last) || /^(?:cape|lake|mount|fort|port|gulf)$/.test(first))
  )
    return "place"
  if (words.length === 1 && text[tokens[from]?.end ?? 0] === ":" && tokens[from]?.opens) return "person"
  if (/^(?:geological|ordnance|meteorological|hydrographic)$/.test(words.at(-2) ?? "")) return "government"
  if (lexicon.documentWords.has(last) && !lexicon.outletWords.has(last) && words.length > 1 && !given) return "document"
  if (given && words.length < 5 && !lexicon.outletWords.has(last)) return "person"
  if (
    /-(?:tv|fm|am)$/.test(last) ||
    (words.length < 4 && lexicon.outletWords.has(last.split("-").at(-1) ?? "") && last.includes("-"))
  )
    return "media"
  if (lexicon.outletWords.has(last) || lexicon.outletWords.has(head) || /^(?:radio|daily|tv)$/.test(first))
    return given && words.length === 2 && tokens[from - 1]?.lower !== "the" ? "person" : "media"
  const token = tokens[from]
  if (
    words.length === 1 &&
    token &&
    /^(?:\p{Lu}{2,5}|(?:\p{Lu}\.)+\p{Lu}?\.?)$/u.test(token.word) &&
    text[token.end] !== ":"
  )
    return "organisation"
  if (followedByRole(text, tokens, to)) return "person"
  const definite = tokens[from - 1]?.lower === "the" && !qualifies(text, tokens, to)
  if (definite && !(words.length === 1 && lexicon.givenNames.has(first))) return "organisation"
  if (words.length === 1) return null
  if (token && /^\p{Lu}{2,4}$/u.test(token.word) && !followsShouting(tokens, from)) return "organisation"
  if (/^(?:in|at|near|from|outside)$/.test(tokens[from - 1]?.lower ?? "")) return "place"
  return words.length < 5 ? "person" : "organisation"
}

const governmentOr = (word: string): EntityType =>
  lexicon.organisationWords.get(word) === "ministry" || lexicon.organisationWords.get(word) === "state"
    ? "government"
    : "organisation"

/** ", 38," or ", a spokesman for" after a name: only people have these. */
function followedByRole(text: string, tokens: readonly Token[], to: number): boolean {
  const last = tokens[to]
  const next = tokens[to + 1]
  if (!last || !next || text.slice(last.end, next.start).trim() !== ",") return false
  if (/^\d{2}$/.test(next.word)) return text[next.end] === ","
  for (let i = to + 1; i < to + 6; i++) {
    const token = tokens[i]
    if (!token || (i > to + 1 && text.slice(tokens[i - 1]?.end ?? 0, token.start).includes(","))) return false
    if (lexicon.hasKind(token.lower, "office")) return true
  }
  return false
}

/** The word after is in capitals too, so these say nothing: "JONAS LIND". */
const followsShouting = (tokens: readonly Token[], from: number) => /^\p{Lu}{2,}$/u.test(tokens[from + 1]?.word ?? "")

/** The name only qualifies what follows: "the Okafor administration", "the Brill Street bridge". */
function qualifies(text: string, tokens: readonly Token[], to: number): boolean {
  const last = tokens[to]
  const next = tokens[to + 1]
  return Boolean(last && next && !next.capital && text.slice(last.end, next.start) === " " && isNoun(next.lower))
}

/** "Time" or "The Hill": a common word is an outlet's name only in capitals, or with its article. */
function isOutletName(tokens: readonly Token[], from: number): boolean {
  const word = tokens[from]?.word ?? ""
  return (
    /^\p{Lu}[\p{Lu}\p{Ll}]*\p{Lu}/u.test(word) ||
    tokens[from - 1]?.word === "The" ||
    /^(?:reuters|politico|bloomberg|xinhua|breitbart|slate|newsweek|forbes|axios|propublica|bellingcat|kommersant|tass|univision|telemundo|haaretz)$/i.test(
      word,
    )
  )
}
