/**
 * How alike two units count that were compared: what the model gives, bounded by what can be read off them, and the words that they have in common beside it. Clauses of nearly the same
 * words claim the same, whatever stands around them.
 */
import type { Language } from "../../language/index.ts"
import { type Bounds, bound, boundsOf, isOtherFigure } from "./bound.ts"
import type { Standing } from "./standing.ts"
import { likeness, rarityOf, type Terms, termsOf, weighedBy } from "./terms.ts"
import type { Unit } from "./units.ts"

/** One compared pair: indexes into the units, the smaller first. */
export interface Compared extends Standing {
  a: number
  b: number
}

/** How much the words that two have in common count beside the model, and from how many of them on they count in full: one alone is wrong more often than both. */
const WORDS_COUNT = 0.4
const SCALE = 1.4
/** From here on two clauses have nearly the same words, those counting most that few have; and so many words at least that mean something. */
const NEARLY = 0.7
const FEWEST = 3
const SAME_WORDS = 0.95
/** From here on another value is likely, and the same words tell nothing. */
const OTHER = 0.5

/** A unit with what is looked at in it. */
interface Seen {
  unit: Unit
  bounds: Bounds
  terms: Terms
  /** of the clause alone, those that few of the units have counting most */
  rare: Terms
}

/**
 * The pairs in order, each as alike as it counts; those of a print are left out, for its original's count.
 *
 * @param firstOf for each unit, the one that it is a print of, or itself
 */
export function counted(
  units: readonly Unit[],
  found: readonly Compared[],
  language: Language,
  firstOf: readonly number[] = [...units.keys()],
): Compared[] {
  const terms = units.map((unit) => termsOf(unit, language))
  const rarity = rarityOf(terms.filter((_, i) => firstOf[i] === i))
  const seen = units.map((unit, i): Seen => {
    const bare = { told: unit.span.text, asked: { start: 0, end: unit.span.text.length } }
    return {
      unit,
      bounds: boundsOf(unit, language),
      terms: terms[i] ?? new Map(),
      rare: weighedBy(rarity, termsOf(bare, language)),
    }
  })
  return found
    .filter(({ a, b }) => firstOf[a] === a && firstOf[b] === b)
    .toSorted((x, y) => x.a - y.a || x.b - y.b)
    .map((pair) => {
      const [a, b] = [seen[pair.a], seen[pair.b]]
      return a && b ? { a: pair.a, b: pair.b, ...standingOf(pair, a, b) } : pair
    })
}

function standingOf(found: Standing, a: Seen, b: Seen): Standing {
  const both = a.unit.relation === "carries" && b.unit.relation === "carries"
  const { same, version, denies } = bound(found, a.bounds, b.bounds, both)
  // All words but one figure are the same in what differs in that figure.
  if (isOtherFigure(a.bounds, b.bounds)) return { same, version, denies }
  if (both && version < OTHER && areOfSameWords(a, b))
    return { same: Math.max(same, SAME_WORDS), version: 0, denies: 0 }
  const words = Math.min(1, SCALE * likeness(a.terms, b.terms)) * (1 - Math.max(version, denies))
  return { same: (1 - WORDS_COUNT) * same + WORDS_COUNT * words, version, denies }
}

const areOfSameWords = (a: Seen, b: Seen): boolean =>
  Math.min(a.rare.size, b.rare.size) >= FEWEST &&
  a.bounds.isNegated === b.bounds.isNegated &&
  likeness(a.rare, b.rare) >= NEARLY
