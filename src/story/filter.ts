/** Of a story's claims, those that somebody asks for. All that is asked must hold of a claim. */
import type { Change, Claim, Story } from "../record/index.ts"
import { asking } from "./asked.ts"

export interface ClaimFilter {
  /** words, "phrases" and beginnings* of the claim, as one of its articles has it */
  words?: string
  /** it rests on one origin, however many carry it */
  singleOrigin?: boolean
  /** somebody denies it, or an article sets another claim against it */
  disputed?: boolean
  circular?: boolean
  /** a figure, a day, a status, a source or a doubt of it is another one later, or elsewhere */
  changed?: boolean
  /** words of the name of an outlet that speaks of it, or that is named as having had it */
  outlet?: string
  /** words of the name of somebody who says or denies it, or will not speak of it */
  speaker?: string
  /** ISO days, inclusive: an article that speaks of it was published then */
  from?: string
  to?: string
}

/** In the story's order. */
export function claimsAsked(story: Story, filter: ClaimFilter): Claim[] {
  const tests = testsOf(story, filter)
  return story.claims.filter((claim) => tests.every((holds) => holds(claim)))
}

type Test = (claim: Claim) => boolean

function testsOf(story: Story, filter: ClaimFilter): Test[] {
  const { words, singleOrigin, disputed, circular, changed, outlet, speaker, from, to } = filter
  return [
    ...(words === undefined ? [] : [hasWords(asking(words))]),
    ...(singleOrigin ? [({ independent }: Claim) => independent === 1] : []),
    ...(disputed ? [isDisputed] : []),
    ...(circular ? [(claim: Claim) => claim.circular] : []),
    ...(changed ? [isChanged(story)] : []),
    ...(outlet === undefined ? [] : [isOf(story, asking(outlet))]),
    ...(speaker === undefined ? [] : [isBy(asking(speaker))]),
    ...(from === undefined && to === undefined ? [] : [isWithin(story, from ?? "", to ?? "9999")]),
  ]
}

const hasWords =
  (asked: (text: string) => boolean): Test =>
  (claim) =>
    wordingsOf(claim).some(asked)

/** How it is worded, and how its articles word it. */
export const wordingsOf = ({ text, statements }: Claim): string[] => [
  text,
  ...statements.flatMap(({ relation, span }) => (relation === "carries" ? [span.text] : [])),
]

export const isDisputed: Test = ({ disputedBy, rivals, statements }) =>
  disputedBy.length > 0 || rivals.length > 0 || statements.some(({ relation }) => relation === "denies")

export function isChanged({ changes }: Story): Test {
  const changed = new Set(changes.flatMap(({ claims }) => claims))
  return ({ id, versions }) => changed.has(id) || versions.length > 0
}

function isOf(story: Story, asked: (text: string) => boolean): Test {
  const outletsOf = outletsNamedIn(story)
  return (claim) => outletsOf(claim).some(asked)
}

/** The outlets that speak of a claim, and those that are named as having had it. */
export function outletsNamedIn({ articles }: Story): (claim: Claim) => string[] {
  const outlets = new Map(articles.map(({ id, outlet }) => [id, outlet]))
  return ({ statements, links }) => [
    ...statements.flatMap(({ article }) => outlets.get(article) ?? []),
    ...links.flatMap(({ from, to }) => [from, to].flatMap((end) => ("outlet" in end ? [end.outlet] : []))),
  ]
}

const isBy =
  (asked: (text: string) => boolean): Test =>
  (claim) =>
    speakersOf(claim).some(asked)

/** Who says or denies it, or will not speak of it. */
export const speakersOf = ({ statements, origins, disputedBy }: Claim): string[] =>
  [...statements, ...origins, ...disputedBy].flatMap(({ who }) => who ?? [])

function isWithin({ articles }: Story, from: string, to: string): Test {
  const within = new Set(articles.filter(({ published }) => isDayWithin(published, from, to)).map(({ id }) => id))
  return ({ statements }) => statements.some(({ article }) => within.has(article))
}

export interface ChangeFilter {
  /** words, "phrases" and beginnings* of what changed, or of one of its values */
  words?: string
  kind?: Change["kind"]
  /** words of the name of an outlet that has one of the values */
  outlet?: string
  /** ISO days, inclusive: one of the values was published then */
  from?: string
  to?: string
}

/** In the story's order. */
export function changesAsked({ articles, changes }: Story, filter: ChangeFilter): Change[] {
  const { words, kind, outlet, from = "", to = "9999" } = filter
  const asked = asking(words ?? "")
  const isNamed = asking(outlet ?? "")
  const outlets = new Map(articles.map(({ id, outlet }) => [id, outlet ?? ""]))
  return changes.filter(
    (change) =>
      (kind === undefined || change.kind === kind) &&
      asked([change.what, ...change.values.map(({ value, span }) => `${value} ${span?.text ?? ""}`)].join(" ")) &&
      (outlet === undefined || change.values.some(({ article }) => isNamed(outlets.get(article) ?? ""))) &&
      ((filter.from ?? filter.to) === undefined ||
        change.values.some(({ published }) => isDayWithin(published, from, to))),
  )
}

/** By the day that the article states, wherever it was published; what has no date is in no stretch of days. */
function isDayWithin(published: string | null, from: string, to: string): boolean {
  const day = published?.slice(0, 10)
  return day !== undefined && from <= day && day <= to
}
