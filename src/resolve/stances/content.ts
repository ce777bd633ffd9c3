/**
 * What a content makes of a neutral cue: "said that no such plan had been put to it" denies, "said it would neither confirm nor deny" withholds.
 *
 * The cue decides a stance and the tone of the content does not; these few openings are no tone but acts of their own (language/en/contents.tsv).
 */
import { type Language, perLanguage } from "../../language/index.ts"
import { type Attribution, type Stance, stances, wordOf } from "../../record/index.ts"
import { beginningsOf, classOf, is, matchAt, patternOf, type Token, tokensOf } from "../words/index.ts"
import { splitClitics } from "./clitics.ts"
import { cuesIn } from "./lexicon.ts"

/** How many words of a content may stand before and with its first noun: "a seemingly heartfelt defense". */
const OBJECT = 6

const contentsOf = perLanguage((language) => ({
  rows: beginningsOf(
    language.table("contents", ["pattern", "stance", "where"]).map(({ pattern, stance, where }) => ({
      written: pattern,
      pattern: patternOf(language, pattern),
      stance: wordOf(stances, stance),
      where,
    })),
  ),
  /** "there is no doubt", "there is no longer": nothing is denied; nor by "they had never seen …" */
  nothingDenied: new Set(classOf(language, "nothing-denied")),
  neverDenied: new Set(classOf(language, "never-denied")),
  objectEnds: new Set([...classOf(language, "preposition"), ...language.words("clause-opener")]),
}))

/** The stance that a content makes, and the row of contents.tsv that it fits. */
export function stanceOfContent(
  language: Language,
  { content }: Attribution,
): { stance: Stance; written: string } | null {
  const texts = content.map(({ text }) => text)
  // "The talk of a sale {, he added,} was a fairy tale": a content in parts is one clause, or several.
  for (const text of texts.length > 1 ? [texts.join(" "), ...texts] : texts) {
    const stance = stanceOfClause(language, text)
    if (stance) return stance
  }
  return null
}

function stanceOfClause(language: Language, text: string): { stance: Stance; written: string } | null {
  const { rows } = contentsOf(language)
  const tokens = splitClitics(language, tokensOf(language, text)).filter((token) => token.isWord)
  const opening = is(tokens[0], "content-opener") ? 1 : 0
  // "There is no list" in a spokesman's own words answers somebody; told of by others it is what a study found, or how things are.
  const isQuoted = /^\s*[\p{Pi}„"']/u.test(text)
  for (const { pattern, stance, where, written } of rows.among(tokens)) {
    if (where === "quoted" && !isQuoted) continue
    for (let at = opening; at <= (where === "anywhere" ? tokens.length - 1 : opening); at++) {
      const end = matchAt(pattern, tokens, at)
      if (end !== null && !(stance === "denies" && deniesNothing(language, tokens, end))) return { stance, written }
    }
  }
  return null
}

function deniesNothing(language: Language, tokens: readonly Token[], end: number): boolean {
  const { neverDenied, nothingDenied } = contentsOf(language)
  const next = tokens[end]?.lower ?? ""
  return (is(tokens[end - 1], "never") ? neverDenied : nothingDenied).has(next)
}

/** "{their} {opposition} to …": what the first noun of a content does, where it does something; words in quotation marks are nobody's act. */
export function stanceOfObject(language: Language, { content: [first] }: Attribution): Stance | null {
  const { objectEnds } = contentsOf(language)
  const tokens = tokensOf(language, first?.text ?? "").slice(0, OBJECT)
  const end = tokens.findIndex((token) => !token.isWord || objectEnds.has(token.lower))
  const acts = cuesIn(language, tokens, 0, end < 0 ? tokens.length : end)
  return acts.find(({ stance, isLight }) => !isLight && stance !== "says" && stance !== "other")?.stance ?? null
}
