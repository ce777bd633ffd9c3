/** What is known of claims and links, in sentences. */
import type { Claim, ClaimLink, LinkReason, Origin, Story } from "../../record/index.ts"
import { counted } from "../summary.ts"
import { carriersOf, dayIn, type Held, outletOf, outletsOf } from "./held.ts"

/** The story in a line: "12 articles, 2 origins for the chief claim". */
export function headlineOf({ articles, claims }: Story, chief: Claim | undefined): string {
  if (articles.length === 0) return "No articles"
  const held = counted(articles.length, "article")
  if (!chief) return `${held}, ${claims.length === 0 ? "no claim that could be followed" : "nothing carried"}`
  const origins = chief.independent === 0 ? "no known origin" : counted(chief.independent, "origin")
  return `${held}, ${origins} for ${claims.length > 1 ? "the chief claim" : "the claim"}`
}

/** From when to when, and the outlets. */
export function spanOfDays(held: Held): string {
  const days = held.story.articles
    .flatMap(({ published }) => published ?? [])
    .sort((a, b) => a.slice(0, 10).localeCompare(b.slice(0, 10)))
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return held.story.articles.length > 0 ? "no dates" : ""
  const year = first.slice(0, 4) === last.slice(0, 4) ? ` ${last.slice(0, 4)}` : ""
  const [from, to] = [dayIn(held, first), dayIn(held, last)]
  return from === to ? `${from}${year}` : `${from} to ${to}${year}`
}

/** Claims as they are shown: the most carried first, then as the story has them. */
export function byWeight(held: Held): Claim[] {
  const weight = (claim: Claim) =>
    outletsOf(
      held,
      carriersOf(claim).map(({ article }) => article),
    ).length
  const weights = new Map(held.story.claims.map((claim) => [claim.id, weight(claim)]))
  return held.story.claims.toSorted((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0))
}

/** "Rests on 1 origin, carried by 9 outlets", in pieces, for the numbers are set apart. */
export function restsOn(claim: Claim, outlets: number): { strong: boolean; text: string }[] {
  const { independent, atLeast, heardBy } = claim
  const plain = (text: string) => ({ strong: false, text })
  const strong = (text: string) => ({ strong: true, text })
  const least =
    atLeast < independent
      ? ` (at least ${atLeast}, for ${independent - atLeast === 1 ? "one" : "some"} may be the same people)`
      : ""
  const rests =
    independent === 0
      ? [strong("No origin"), plain(" is known")]
      : [plain("Rests on "), strong(counted(independent, "origin")), plain(least)]
  const heard = heardBy > independent ? [plain(`; ${heardBy === outlets ? "all" : heardBy} of them heard it said`)] : []
  return [...rests, plain(", carried by "), strong(counted(outlets, "outlet")), ...heard, plain(".")]
}

export type Mark = "one origin" | "disputed" | "circular" | "changed" | "interested"

/** What a reader may want to see alone, each with what it says. */
export const marks: { [mark in Mark]: { label: string; says: string; has(story: Story, claim: Claim): boolean } } = {
  "one origin": {
    label: "with a single origin",
    says: "one origin",
    has: (_, claim) => claim.independent === 1 && claim.statements.length > 1,
  },
  disputed: { label: "disputed", says: "disputed", has: (_, claim) => claim.disputedBy.length > 0 },
  circular: {
    label: "circular",
    says: "circular: they have it from one another",
    has: (_, claim) => claim.circular,
  },
  changed: {
    label: "changed",
    says: "changed",
    has: (story, claim) => claim.versions.length > 0 || story.changes.some(({ claims }) => claims.includes(claim.id)),
  },
  interested: {
    label: "from an interested party",
    says: "an interested party says so",
    has: (_, claim) => claim.origins.some(({ interested }) => interested),
  },
}

/** As short as it stands on a line of the drawing. */
export const reasonLabels: { [reason in LinkReason]: string } = {
  said: "said",
  told: "told",
  cites: "cites",
  through: "through",
  credit: "credits",
  copy: "prints",
  revision: "revises",
  "same words": "same words",
  unattributed: "no source",
  own: "own word",
  "same people": "the same",
}

/** What whoever has a claim does, of whom it has it. */
const reasonPhrases: { [reason in LinkReason]: (from: string) => string } = {
  said: (from) => `has it from ${from}`,
  told: (from) => `has it as told to ${from}`,
  cites: (from) => `cites ${from}`,
  through: (from) => `has it through ${from}`,
  credit: (from) => `prints the text of ${from}, and credits it`,
  copy: (from) => `prints the text of ${from}`,
  revision: (from) => `has a later version of the text of ${from}`,
  "same words": (from) => `names no source, is later, and has the same words as ${from}`,
  unattributed: (from) => `names no source; ${from} had it before`,
  own: () => "states it on its own word",
  "same people": (from) => `means the same people: ${from}`,
}

export function linkInWords(held: Held, claim: Claim, link: ClaimLink): string {
  const sentence = `${nameOf(held, claim, link.to)} ${linkPhrase(held, claim, link)}.`
  return link.certain ? sentence : `${sentence} Suggested by order and likeness alone.`
}

export const linkPhrase = (held: Held, claim: Claim, { from, reason }: ClaimLink) =>
  reasonPhrases[reason](nameOf(held, claim, from))

function nameOf(held: Held, claim: Claim, end: ClaimLink["from"]): string {
  if ("outlet" in end) return end.outlet
  if ("article" in end) return outletOf(held.articles.get(end.article))
  return claim.origins.find(({ id }) => id === end.origin)?.who ?? "somebody"
}

const kinds: { [type in Exclude<Origin["type"], null>]: string } = {
  named: "a person, named",
  described: "known by a role only",
  anonymous: "unnamed",
  media: "an outlet",
  organisation: "a body",
  document: "a document",
  group: "a group",
  none: "nobody named",
}

export function kindOf({ type, interested }: Origin): string {
  return [kinds[type], ...(interested ? ["speaks for itself"] : [])].join(" · ")
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
