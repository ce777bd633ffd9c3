/** A claim as it stood when it was last looked at: no more of it than what is needed to see that something has changed. */
import { z } from "zod"
import type { Claim, ClaimStatement, Origin } from "../../../record/index.ts"
import type { Versions } from "./versions.ts"

export const ClaimState = z.object({
  carriers: z.array(z.string()).describe("places that carry it, article/start-end, the first one first"),
  standing: z.array(z.string()).describe("who its origins are that nobody has taken out"),
  deniers: z.array(z.string()),
})
export type ClaimState = z.infer<typeof ClaimState>

/** A claim is found again by the first of these that still carries it. More than some are no help. */
const MOST_CARRIERS = 40

export const carriersOf = ({ statements }: Claim) => statements.filter(({ relation }) => relation === "carries")

export const placeOf = ({ article, span }: Pick<ClaimStatement, "article" | "span">) =>
  `${article}/${span.start}-${span.end}`

export function stateOf(claim: Claim, versions: Versions): ClaimState {
  return {
    carriers: carriersOf(claim).slice(0, MOST_CARRIERS).map(placeOf),
    standing: standingOf(claim, versions).map(({ who }) => who),
    deniers: [...new Set(claim.disputedBy.map(({ who }) => folded(who)))],
  }
}

/** Names are one whatever their capitals and spaces. */
export const folded = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim()

/**
 * The origins that somebody still stands by: of those who have the claim from an origin itself, one has it in the last version of its article; or is an outlet of which no
 * article is at hand, while others still have it from there.
 */
export function standingOf(claim: Claim, versions: Versions): Origin[] {
  const stands = (article: string) => keeps(claim, article, versions)
  return claim.origins.filter(({ id, articles }) => {
    const hearers = claim.links.flatMap(({ from, to }) => ("origin" in from && from.origin === id ? [to] : []))
    const isHeard = hearers.length === 0 || hearers.some((to) => "outlet" in to || stands(to.article))
    return isHeard && articles.some(stands)
  })
}

/**
 * Whether the last version of an article has the claim as this one has it, with whoever says it. What stands there in the same words counts as kept, whatever was read in
 * it: a wrong word that somebody took something back is worse than none.
 */
export function keeps(claim: Claim, article: string, { latestOf, hasWords }: Versions): boolean {
  const carriers = carriersOf(claim)
  const own = carriers.filter((carrier) => carrier.article === article)
  const latest = latestOf(article)
  if (latest === article) return own.length > 0
  const theirs = carriers.filter((carrier) => carrier.article === latest)
  if (theirs.length === 0) return own.some(({ span }) => hasWords(latest, span.text))
  const named = own.flatMap(({ who }) => (who === null ? [] : [who]))
  return named.length === 0 || theirs.some(({ who }) => who !== null) || named.some((who) => hasWords(latest, who))
}
