/**
 * What can be read off two clauses bounds what the pair model may say of them. A version needs two values that differ, of the same kind; a denial between two that both carry
 * needs a negation in one of them. Where there is none, what the model gave to it counts as likeness: it has been led astray by words that stand beside.
 *
 * The other way round, two values that differ of the same thing keep two clauses apart, whatever the model says.
 */
import { type Language, perLanguage } from "../../language/index.ts"
import type { Standing } from "./standing.ts"
import type { Unit } from "./units.ts"

/** What a clause says that can be compared as it stands. */
export interface Bounds {
  /** numbers with the word behind them: "31 people" → 31 people; with none, the number alone */
  figures: ReadonlyMap<string, ReadonlySet<string>>
  numbers: ReadonlySet<string>
  /** days of the week and months, by their first three letters */
  days: ReadonlySet<string>
  isNegated: boolean
}

const WORD = /[\p{L}\p{N}]+(?:[.,'’]\p{N}+|['’]\p{L}+)*/gu

const knowledgeOf = perLanguage((language) => ({
  numbers: new Map(language.table("numbers", ["word", "value"]).map(({ word, value }) => [word, value])),
  negations: language.words("claim-negations"),
  days: language.words("claim-days"),
  dull: new Set(language.list("function-words")),
}))

export function boundsOf({ span }: Pick<Unit, "span">, language: Language): Bounds {
  const { numbers, negations, days, dull } = knowledgeOf(language)
  const shown = [...span.text.matchAll(WORD)].map(([word]) => word.replaceAll("’", "'"))
  const words = shown.map((word) => word.toLowerCase())
  const figures = new Map<string, Set<string>>()
  const found = new Set<string>()
  for (const [i, word] of words.entries()) {
    const value = numberOf(word, numbers)
    if (value === null || value === "1") continue
    found.add(value)
    const noun = words
      .slice(i + 1, i + 3)
      .find((next) => numberOf(next, numbers) === null && !dull.has(next))
      ?.replace(/s$/, "")
    if (noun && !days.has(noun)) figures.set(noun, (figures.get(noun) ?? new Set()).add(value))
  }
  return {
    figures,
    numbers: found,
    days: new Set(
      shown.flatMap((word, i) => (/^\p{Lu}/u.test(word) && days.has(words[i] ?? "") ? [word.slice(0, 3)] : [])),
    ),
    isNegated: words.some((word) => negations.has(word) || word.endsWith("n't")),
  }
}

function numberOf(word: string, numbers: ReadonlyMap<string, string>): string | null {
  if (/^\p{N}/u.test(word))
    return (
      word
        .replaceAll(",", "")
        .match(/^[\d.]+/)?.[0]
        .replace(/\.$/, "") ?? null
    )
  return numbers.get(word) ?? null
}

/** @param both neither of the two denies or withholds */
export function bound({ same, version, denies }: Standing, a: Bounds, b: Bounds, both: boolean): Standing {
  const otherFigure = isOtherFigure(a, b)
  const mayBeVersion = otherFigure || isOther(a.numbers, b.numbers) || isOther(a.days, b.days)
  const mayDeny = !both || a.isNegated !== b.isNegated
  const moved = (mayBeVersion ? 0 : KEPT * version) + (mayDeny ? 0 : KEPT * denies)
  const alike = same + moved
  return {
    same: otherFigure ? Math.min(alike, VETOED) : alike,
    version: mayBeVersion ? Math.max(version, otherFigure ? alike : 0) : version * (1 - KEPT),
    denies: mayDeny ? denies : denies * (1 - KEPT),
  }
}

/** How much of what the model gave to what cannot be counts as likeness. */
const KEPT = 0.8
/** How alike two may be at most that differ in a figure of the same thing. */
const VETOED = 0.1

/** Of the same thing they give figures that differ. */
export function isOtherFigure(a: Bounds, b: Bounds): boolean {
  for (const [noun, values] of a.figures) {
    const others = b.figures.get(noun)
    if (others && isOther(values, others)) return true
  }
  return false
}

/** Both have some, and no one of them is the same. */
function isOther(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((each) => b.has(each))
}
