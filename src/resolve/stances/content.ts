/**
 * What a content makes of a neutral cue: "said that no such plan had been put to it" denies, "said it would neither confirm nor deny" withholds.
 *
 * The cue decides a stance and the tone of the content does not; these few openings are no tone but acts of their own (language/en/contents.tsv).
 */
import { table } from "../../language/index.ts"
import { type Attribution, Stance } from "../../record/index.ts"
import { classOf, matchAt, patternOf, type Token, tokensOf } from "../words/index.ts"
import { splitClitics } from "./clitics.ts"
import { cuesIn } from "./lexicon.ts"

/** How many words of a content may stand before and with its first noun: "a seemingly heartfelt defense". */
const OBJECT = 6

const rows = table("contents", ["pattern", "stance", "where"]).map(({ pattern, stance, where }) => ({
  pattern: patternOf(pattern),
  stance: Stance.parse(stance),
  anywhere: where === "anywhere",
}))
/** "there is no doubt", "there is no longer": nothing is denied; nor by "they had never seen …". */
const nothingDenied = new Set(classOf("nothing-denied"))
const neverDenied = new Set(classOf("never-denied"))
const objectEnds = new Set([...classOf("preposition"), "that", "who", "which", "whether", "if"])

export function stanceOfContent({ content }: Attribution): Stance | null {
  const texts = content.map(({ text }) => text)
  // "The talk of a sale {, he added,} was a fairy tale": a content in parts is one clause, or several.
  for (const text of texts.length > 1 ? [texts.join(" "), ...texts] : texts) {
    const stance = stanceOfClause(text)
    if (stance) return stance
  }
  return null
}

function stanceOfClause(text: string): Stance | null {
  const tokens = splitClitics(tokensOf(text)).filter((token) => token.isWord)
  const opening = tokens[0]?.lower === "that" ? 1 : 0
  for (const { pattern, stance, anywhere } of rows) {
    for (let at = opening; at <= (anywhere ? tokens.length - 1 : opening); at++) {
      const end = matchAt(pattern, tokens, at)
      if (end !== null && !(stance === "denies" && deniesNothing(tokens, end))) return stance
    }
  }
  return null
}

function deniesNothing(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end]?.lower ?? ""
  return (tokens[end - 1]?.lower === "never" ? neverDenied : nothingDenied).has(next)
}

/** "{their} {opposition} to …": what the first noun of a content does, where it does something; words in quotation marks are nobody's act. */
export function stanceOfObject({ content: [first] }: Attribution): Stance | null {
  const tokens = tokensOf(first?.text ?? "").slice(0, OBJECT)
  const end = tokens.findIndex((token) => !token.isWord || objectEnds.has(token.lower))
  const acts = cuesIn(tokens, 0, end < 0 ? tokens.length : end)
  return acts.find(({ stance, isLight }) => !isLight && stance !== "says" && stance !== "other")?.stance ?? null
}
