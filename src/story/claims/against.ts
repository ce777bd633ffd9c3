/** What denies something or will not speak of it → which of the claims it is about: one of those it was compared with where its words say what it is of, else one that stands before it. */
import { type Language, perLanguage } from "../../language/index.ts"
import { boundsOf } from "./bound.ts"
import type { Standing } from "./standing.ts"
import { likeness, type Terms, termsIn, termsOf } from "./terms.ts"
import type { Unit } from "./units.ts"

/** Of what is said of a denial's target, how much plain likeness counts: the words denied are the words claimed. */
export const LIKENESS_COUNTS = 0.7
/** A claim that twice as many articles carry is meant before one that stands so many claims nearer. */
const NEARER = 3
/** A refusal is of the claim that its article began with, unless four times as many carry another. */
const LEAD = 2

/** Which claim something is most against, by the likeliest of what was compared; -1: none. */
export function mostAgainst(
  compared: readonly { node: number; standing: Standing }[],
  ofLikeness: number,
  claimOf: (node: number) => number | null,
): { claim: number; score: number } {
  let best = { claim: -1, score: -1 }
  for (const { node, standing } of compared) {
    const claim = claimOf(node)
    const score = standing.denies + ofLikeness * standing.same
    if (claim !== null && score > best.score) best = { claim, score }
  }
  return best
}

/** How alike two clauses are, by their own words, that speak of the same; and by how many carriers of a claim it is known. */
const SAME_MATTER = 0.3
const MOST_ASKED = 20

/**
 * Whether a clause contradicts a claim, as far as words show it: it has a negation where a carrier has none, and speaks of the same. What the pair model finds contrary without
 * that is in real news most often another side of the matter, and nobody's denial.
 */
export function contradicts(carriers: readonly Unit[], language: Language): (own: Unit) => boolean {
  const affirmed = carriers
    .slice(0, MOST_ASKED)
    .filter((unit) => !boundsOf(unit, language).isNegated)
    .map((unit) => bareTermsOf(unit, language))
  return (own) => {
    if (!boundsOf(own, language).isNegated) return false
    const terms = bareTermsOf(own, language)
    return affirmed.some((other) => likeness(terms, other) >= SAME_MATTER)
  }
}

const bareTermsOf = ({ span: { text } }: Unit, language: Language): Terms =>
  termsOf({ told: text, asked: { start: 0, end: text.length } }, language)

const emptyOf = perLanguage((language) => {
  const words = [...language.words("says-nothing"), ...language.words("claim-days")]
  return new Set(words.flatMap((word) => [...termsIn(word, language)].map(({ term }) => term)))
})

/** Whether the words denied or withheld say what they are about: "it", "to comment last night", "this an invention" do not. A unit outside its statement's content has no more than such words. */
export function saysOfWhat({ statement, span }: Unit, language: Language): boolean {
  const isInside = statement?.content.spans.some(({ start, end }) => start <= span.start && span.end <= end) ?? false
  if (!isInside || language.pattern("points-back").test(span.text)) return false
  return [...termsIn(span.text, language)].some(({ term }) => !emptyOf(language).has(term))
}

/**
 * What words without substance speak of, of what stands before them in their article: a refusal of what the article began with or of the claim that most articles carry, a denial rather of one that
 * stands near. -1: nothing stands before.
 *
 * @param claimOf the claim that a unit carries
 * @param carriedBy how many articles carry a claim
 */
export function spokenOf(
  unit: number,
  units: readonly Unit[],
  claimOf: ReadonlyMap<number, number>,
  carriedBy: (claim: number) => number,
): number {
  const own = units[unit]
  const nothing = { claim: -1, score: Number.NEGATIVE_INFINITY }
  let [best, lead] = [nothing, nothing]
  let passed = 0
  for (let i = unit - 1; i >= 0 && units[i]?.article === own?.article; i--) {
    const claim = claimOf.get(i)
    if (claim === undefined || (own?.who && units[i]?.who === own.who)) continue
    const far = own?.relation === "denies" ? passed++ / NEARER : 0
    const score = Math.log2(carriedBy(claim)) - far
    if (score > best.score) best = { claim, score }
    lead = { claim, score }
  }
  // What somebody will not speak of is mostly what the article began with.
  return own?.relation !== "denies" && lead.score + LEAD >= best.score ? lead.claim : best.claim
}
