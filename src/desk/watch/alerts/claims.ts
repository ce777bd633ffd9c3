/** A claim as it stood and as it stands → what there is to tell of it. No clock, no ledger: the same two give the same alerts. */
import type { Change, Claim, ClaimStatement, Origin, Span, Story } from "../../../record/index.ts"
import { type ClaimState, carriersOf, folded, keeps, standingOf } from "./state.ts"
import type { Versions } from "./versions.ts"

/** An alert before it is told for somebody. */
export interface Finding {
  kind: "lost" | "origins" | "denied" | "figure"
  title: string
  claim: Claim
  article: string
  statement: string | null
  span: Span
  before: string | null
  after: string | null
  later: string | null
  /** tells it from others of the same claim */
  mark: string
}

export interface Now {
  claim: Claim
  story: Story
  versions: Versions
  /** whether an article came since the claim was last looked at */
  isNew(article: string): boolean
}

export const findingsOf = (before: ClaimState, now: Now): Finding[] => [
  ...originsFound(before, now),
  ...denialsFound(before, now),
  ...figuresFound(now),
]

function originsFound({ standing: before }: ClaimState, now: Now): Finding[] {
  const { claim, versions } = now
  const standing = standingOf(claim, versions)
  if (standing.length === before.length || before.length === 0) return []
  const kind = standing.length === 0 ? "lost" : "origins"
  const gone = claim.origins.filter((origin) => !standing.includes(origin))
  const names = new Set(before.map(folded))
  const come = standing.filter(({ who }) => !names.has(folded(who)))
  const shown =
    standing.length < before.length
      ? (takenOut(gone, now) ?? shownBy(standing, now))
      : (shownBy(come, now) ?? shownBy(standing, now))
  if (!shown) return []
  const said = { before: sentence(before), after: sentence(standing.map(({ who }) => who)) }
  const title =
    kind === "lost"
      ? `Lost its only independent origin${before.length > 1 ? "s" : ""}, ${sentence(before)}: ${quoted(claim)}`
      : `Now rests on ${counted(standing.length)}, before on ${counted(before.length)}: ${quoted(claim)}`
  return [{ kind, title, claim, ...shown, ...said, mark: `${before.length} ${standing.length} ${said.after}` }]
}

type Shown = Pick<Finding, "article" | "statement" | "span" | "later">

/** Whoever had the claim from an origin itself, and has it no more: the words as they were. */
function takenOut(origins: readonly Origin[], { claim, versions }: Now): Shown | null {
  for (const { id, articles } of origins) {
    const hearers = claim.links.flatMap(({ from, to }) =>
      "origin" in from && from.origin === id && "article" in to ? [to.article] : [],
    )
    for (const article of [...hearers, ...articles]) {
      const carrier = carriersOf(claim).find((each) => each.article === article)
      if (carrier && !keeps(claim, article, versions)) return { ...shownIn(carrier), later: versions.latestOf(article) }
    }
  }
  return null
}

function shownBy(origins: readonly Origin[], { claim, isNew }: Now): Shown | null {
  const articles = origins.flatMap((origin) => origin.because.map(({ article }) => article).concat(origin.articles))
  const [first] = articles
    .toSorted((a, b) => Number(isNew(b)) - Number(isNew(a)))
    .flatMap((article) => carriersOf(claim).find((carrier) => carrier.article === article) ?? [])
  return first ? { ...shownIn(first), later: null } : null
}

const shownIn = ({ article, statement, span }: Pick<ClaimStatement, "article" | "statement" | "span">) => ({
  article,
  statement,
  span,
})

function denialsFound(before: ClaimState, { claim }: Now): Finding[] {
  const known = new Set(before.deniers)
  return claim.disputedBy.flatMap((dispute): Finding[] => {
    const who = folded(dispute.who)
    if (known.has(who)) return []
    known.add(who)
    const name = dispute.who.trim() || "somebody whom the article does not name"
    // What an article sets against the claim is no denial of it.
    const isDenial = claim.statements.some(
      ({ relation, article, span }) =>
        relation === "denies" && article === dispute.article && span.start === dispute.span.start,
    )
    const title = `${isDenial ? "Now denied by" : "Now set against the words of"} ${name}: ${quoted(claim)}`
    return [{ kind: "denied", title, claim, ...shownIn(dispute), before: null, after: name, later: null, mark: who }]
  })
}

/** A figure is the claim's where one of its values stands in the words of the claim. */
function figuresFound({ claim, story, isNew }: Now): Finding[] {
  const carriers = carriersOf(claim)
  const isOfClaim = ({ article, span }: Change["values"][number]) =>
    span !== null &&
    carriers.some((each) => each.article === article && each.span.start < span.end && span.start < each.span.end)
  return story.changes
    .filter(({ kind, values }) => kind === "figure" && values.some(isOfClaim))
    .flatMap(({ what, values }) => figureFound(what, values, claim, isNew))
}

function figureFound(
  what: string,
  values: readonly Change["values"][number][],
  claim: Claim,
  isNew: (article: string) => boolean,
): Finding[] {
  const inTime = values.toSorted((a, b) => compare(a.published ?? "9999", b.published ?? "9999"))
  const known = inTime.filter(({ article }) => !isNew(article))
  const last = known.at(-1)
  if (!last) return []
  const seen = new Set(known.map(({ value }) => folded(value)))
  return inTime.flatMap(({ article, value, span }): Finding[] => {
    if (!isNew(article) || span === null || seen.has(folded(value))) return []
    seen.add(folded(value))
    const title = `Figure changed ${last.value} → ${value}${what === "" ? "" : ` (${what})`}: ${quoted(claim)}`
    const words = { article, statement: null, span, later: null }
    return [
      { kind: "figure", title, claim, ...words, before: last.value, after: value, mark: `${last.value} ${value}` },
    ]
  })
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const counted = (n: number) => `${n} origin${n === 1 ? "" : "s"}`

/** "Ada Venn, Ivo Tarn and Jun Hald" */
function sentence(names: readonly string[]): string {
  const last = names.at(-1) ?? "nobody"
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`
}

const LONGEST = 160

const quoted = ({ text }: Claim) => `“${text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text}”`
